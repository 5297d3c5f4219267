"""Tests of the room records/: which regions are projects, and what their parts are."""
