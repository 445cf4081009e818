"""Derived: what the database holds that follows from all threads together, written anew when one of them changes.

`voices` reads what there is to distil, `recommendations` writes what came of it, `tables` all that follows from these
and from the facts, a file a table. `kb.distil` computes what stands here; nothing in it knows of SQL.
"""
