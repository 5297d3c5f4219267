"""How work gets done: readers, the steps in their order, and the command line."""

__version__ = "0.1.0"
