"""spaCy components, registered as factories through entry points: when what is looked for, and where it is written."""
