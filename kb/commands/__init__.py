"""The commands, a file each; beside them what they share.

`options` has options and arguments of several commands, `sources` and `line_files` read what they take, `search_lines`
prints what a search found, `progress` shows long work, and `terminal` ends every command: a refusal in one sentence, a
closed pipe in silence, strangers' words as a terminal shows and does not obey them.
"""
