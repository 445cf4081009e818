"""Files that a person hands over: what each is, and the way from it to pages and letters."""
