"""Boards of our own in the markup of programs that cannot run here: a module each, `pages(topics)` by their paths.

`START` is the path of the list that a crawl is given. Lists show the last active topics first, three a page; topics show
two posts a page. Nothing is copied: the markup is what `tests/crawler/pages` has of each program, or what is known of it.
"""
