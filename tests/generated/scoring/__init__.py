"""How well an edition was read: the measures of its fields, themes, items and trust, and where the stages plug in."""
