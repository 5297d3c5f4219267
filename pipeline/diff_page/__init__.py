"""The page of a diff: what changed in one screen, then each change in the deck's order, in one file that needs no network."""
