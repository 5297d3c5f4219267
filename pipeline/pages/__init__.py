"""What all pages in one file share: their scripts and styles, and the words that hold them together."""
