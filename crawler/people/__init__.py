"""People of a thread: their names as lines, the signatures of their posts, and who wrote a post that names nobody."""
