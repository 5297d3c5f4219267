"""Tests of the room evidence/: what a stretch of text speaks for."""
