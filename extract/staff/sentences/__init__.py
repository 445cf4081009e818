"""Staff in sentences: titles with what their surroundings say, and which of them the author states, how firmly."""
