"""A judge of our own: endless made-up editions, each with its answer key, drawn in families of shapes."""
