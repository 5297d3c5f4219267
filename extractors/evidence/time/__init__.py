"""When: points of time, durations and periods in a text."""
