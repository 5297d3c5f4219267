"""What changed, put down for people: on a terminal, in Markdown, in HTML."""
