"""The room of records/: which regions are projects, and what their parts are."""
