"""Who writes: the author's own title, as the body says it (`titles`), or `inferred` where nobody says whose it is.

`first_person` tells whether words speak of the author at all, and of the author alone.
"""
