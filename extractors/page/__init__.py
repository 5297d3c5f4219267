"""The room of page/: what a page looks like."""
