"""What a text says of a project: its name, its description, its period, who pays and who takes part, each a mark on the text."""
