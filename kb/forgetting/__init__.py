"""Forgetting: people, posts and threads that go for good, and the marks that keep them out."""
