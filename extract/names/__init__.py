"""What words are the name of, by their shape and vocabulary alone.

A person (`persons`), whom a post calls by a first name (`first_names`), a place (`places`), an organization, a job or a
department (`vocabulary`). Signatures, scopes and reporting lines ask; nothing here knows where in a post it looks.
"""
