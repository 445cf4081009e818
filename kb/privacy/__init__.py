"""Privacy at the border: what must not enter the database, found and taken out."""
