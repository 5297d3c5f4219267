"""What flows through planex and what comes out of it; imports nothing else of the project."""
