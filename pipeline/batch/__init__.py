"""Many files: each read once, in local processes or on a cluster; what is done and unchanged is not done again, whatever ended a run."""
