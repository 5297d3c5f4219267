"""Records to projects: the entry of each, the same project in several places made one, how sure it is."""
