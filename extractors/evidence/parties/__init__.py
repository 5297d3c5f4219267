"""Who: organisations and funders in a text, and how their names are built."""
