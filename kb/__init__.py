"""From facts to a knowledge base: recommendations, the database, the site, exports and the command line."""
