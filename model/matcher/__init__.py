"""The matcher: an encoder that is taught which advice is the same, and which is against it."""
