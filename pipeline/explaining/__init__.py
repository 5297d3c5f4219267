"""Why a value is what it is: each entry with its spans and rules, and the readings that won; for a terminal, a pipe, a page."""
