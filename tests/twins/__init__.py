"""Perturbed twins: the editions of tests/editions that were printed from HTML, printed again with another typography."""
