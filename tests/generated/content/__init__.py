"""What generated editions say: made-up plans in three languages, from lists and sentence patterns."""
