"""What each line of a post is, found by its shape alone: quotation, furniture, list, table, closing signature."""
