"""The page of a history: every theme and project as a line through the editions, merges and splits as joins."""
