"""How large: the claims by which a post counts students, buildings and staff.

A sentence is made plain (`phrasing`), the rules of a pattern file claim and deny its numbers (`claims`), and a module a
size chooses among the claims: `enrollments`, `site_counts`, `staff_totals`. A new way to say a size is a line of
`patterns/enrollments.jsonl`, `sites.jsonl` or `staff_totals.jsonl` and a post in `tests/extract/size_cases.jsonl`; its
nouns are lists of `patterns/nouns.jsonl`.
"""
