"""The Datasette plugin: hooks only."""
