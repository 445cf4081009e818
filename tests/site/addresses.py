"""An address of every kind of page over the community of `community.py`, for the tests that walk them all.

A page that is added to `kb.site.routes` gets its address here, and is then looked at by everything that holds for all:
no rule of accessibility broken, light, nothing shown that is held back.
"""

OWN = (
    "",
    "?q=ticket",
    "districts?students=1200",
    "structures/s1",
    "staffing",
    "recommendations",
    "recommendations/r1",
    "practices",
    "practices/technology-leader",
    "threads/t1",
    "compare?ids=s1,s2",
    "brief?students=1500",
    "about",
    "corrections",
    "wrong/position/n2",
)
"""Our own pages."""

DATASETTE = (
    "kb",
    "kb/posts",
    "kb/posts/p2",
    "kb/structures_browse",
    "kb/positions_browse?_facet=role",
    "kb/search?q=ticket",
    "kb?sql=select+1",
)
"""Datasette's, in our frame: the database, tables, a row, views (one with its fold open), a canned query, SQL."""
