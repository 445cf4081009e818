"""Datasette's own pages, made as strict and as readable as ours."""
