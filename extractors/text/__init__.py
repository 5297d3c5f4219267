"""Lines to running text and back to the page; words, tokens, base forms. Knows nothing of plans."""
