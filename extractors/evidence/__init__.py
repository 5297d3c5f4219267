"""The room of evidence/: what a stretch of text speaks for."""
