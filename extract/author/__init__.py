"""Who writes: the author's own title, by what the body says (`titles`), or by what else tells it (`unsaid`)."""
