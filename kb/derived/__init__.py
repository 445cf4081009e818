"""Derived: what the database holds that follows from all threads together, written anew when one of them changes.

`voices` reads the advice to distil, `recommendations` writes the result, `tables` calls the writers of all that follows
from these and from the facts, a file a table. `kb.distil` computes; it knows nothing of SQL.
"""
