"""What stands between a page and the wire: the guard, the headers, compression."""
