"""Tests of the room page/: what a page looks like."""
