"""Mail: mailboxes, digests and the parts of a message, what list programs put below it, and letters as threads."""
