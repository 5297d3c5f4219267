"""The room of plan/: from readings to the JSON of an edition."""
