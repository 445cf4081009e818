"""Files that a person hands over: what each is, how it is decoded, and the way from it to pages and letters."""
