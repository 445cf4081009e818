"""Job titles: their vocabulary, their grammar, and which of them mean the same."""
