"""Positions: who works in a department, as tables, lists and sentences say it, how many and how employed.

`stated` goes through a post, table by table, list by list, sentence by sentence, and makes a `Draft` of each place that
states a position; `roster` makes rows of the drafts of one department. What to change where:

    a table's columns and rows                                    tables/
    which lines are a list, what a line of one says               lists/runs, lists/reading
    which titles of a sentence count                              sentences/asserted, firmness
    what a sentence goes on to say of those before it             sentences/pronouns, numbers_apart, ellipsis
    the number of holders before, after and far from a title      counts/
    work that is bought, people whom others lend                  outside/
    parts of a department that are counted without a title        units
    employee, shared, contracted, vacant, cut …                   employment; over a whole list: lists/sections
    whose department a library's or nurses' people are            own_trade
    what is planned, wished or past, and so no fact               factuality
    short forms of one title; totals that rows add up to          short_forms; sums
    what the encoder adds to the rules                            vouched, unknown_jobs

The words themselves are in `extract/patterns/`, in a file named after the module that reads it (`firmness.jsonl`,
`multiplication.jsonl`, `sales.jsonl` for services …).
"""
