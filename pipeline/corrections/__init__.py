"""Corrections by reviewers: their file, how they are found again in an edition, and what each does to it."""
