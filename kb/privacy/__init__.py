"""Privacy at the border: what must not enter the database, found and taken out.

`scrub` takes it out, by what `personal_data` finds (`telephones`, `emails`, `street_addresses`).
"""
