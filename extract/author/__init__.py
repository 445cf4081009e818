"""Who writes: the author's own title, as the body says it (`titles`), or `inferred` where nobody says whose it is."""
