"""What belongs together: pages of one thread, letters of one conversation, one thread in two places."""
