"""What a reader does who finds something wrong: a message to the operator, or the form by which they correct it."""
