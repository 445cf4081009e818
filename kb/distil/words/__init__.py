"""Words: what a sentence tells by itself, by the words and patterns of the `.jsonl` beside the code.

How it is meant (`manner`), for whom it holds (`conditions`), what it answers (`answering`, `debating`), with whom it
agrees (`agreeing`), whether it is clear and urges (`statement`, `telling`), and what it is called (`title`).
"""
