"""Lines: the JSON Lines that `threadwise distil` reads and writes."""
