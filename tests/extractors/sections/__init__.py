"""Tests of the room sections/: which part of the edition a region is."""
