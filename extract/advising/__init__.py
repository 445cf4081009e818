"""Advice: the clauses that urge, warn, teach or show a practice, and the cues that tell them."""
