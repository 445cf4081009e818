"""spaCy components, registered as factories through entry points."""
