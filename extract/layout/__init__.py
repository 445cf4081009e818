"""What each line of a post is, found by its shape alone, and where its sentences begin.

In the order of `extract.components.layout`:

unwrapped        the text without the line ends of a wrapping program
source_lines     the lines as they are
quotation        somebody else's words, a mail's header
furniture        what a board or mail program puts around a post
machine          programs, settings, commands and logs
closing          the author's signature
listing          of what is left: items, headings, keys with values; for these it asks
table            rows and cells; `cut_cells` of too narrow columns, `column_kinds` by their headers
records          rows whose fields are named in each ("Title: Technician - Qty: 4")
outline_marks    a tree's branches, levels like 1.2.1
wraps            lines that the next one goes on with, and the text with them joined

Then, for all that read words: `sentences` and `arrows`.
"""
