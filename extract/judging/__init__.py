"""Judging: how probable each found fact is, by what rules and encoder say of it; what is improbable is refused."""
