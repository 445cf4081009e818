"""The database: its shape, its file, and how the file is kept whole when a process dies or the disk is full."""
