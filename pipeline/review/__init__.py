"""The page on which a person reviews an edition: each slide beside what was read from it, in one file."""
