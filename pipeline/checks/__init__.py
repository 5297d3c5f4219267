"""What a data steward looks at before an edition is published: `planex check`."""
