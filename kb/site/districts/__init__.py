"""Districts like mine: the nearest in size, narrowed by what they are and have."""
