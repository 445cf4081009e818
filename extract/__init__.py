"""From a post to its facts: everything that knows language, and nothing about HTML, SQL or HTTP.

`pipeline` runs the `components`, which ask the packages beneath them in the order that import-linter holds
(pyproject.toml): words (`quantities`, `titles`, `names`, `encoder`), lines and who signs (`layout`, `signatures`), of
whom is spoken (`author`, `scoping`), facts (`sizes`, `devices`, `staff`, `reporting`, `advising`), how sure they are
(`judging`). Before them all the `tokenizer` evens the text out (`capitals` too). What to change where is in
CONTRIBUTING.md, and in each package's first lines.
"""
