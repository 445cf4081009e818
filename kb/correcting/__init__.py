"""Correcting: what people say of facts, kept beside the database, and how it is put into the rows.

`corrections` holds the nouns and their file, `fields` what may be corrected, and `requests` reads what a person asks
for; the others apply it: `aiming` and `finding` to the row that is meant, `facts` and `posts` to the facts of posts,
`organizations` and `grouping` to what is settled over all threads. `kb.curating` takes a person's correction.
"""
