"""The room of sections/: which part of the edition a region is."""
