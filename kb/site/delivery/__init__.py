"""What comes between a page and the wire: the guard, the headers, compression."""
