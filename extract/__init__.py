"""From a post to its facts: everything that knows language, and nothing about HTML, SQL or HTTP."""
