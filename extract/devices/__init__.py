"""Whether every student has a device: sentences that say so of today, and the grades that they cover.

`programs` finds the sentences and says what those of one department assert together; `covered_grades` chooses which of
the `grades` that are named near by are meant, `school_levels` reads those that are told in words ("middle school up").
What words assert, plan or deny is in `patterns/device_programs.jsonl`.
"""
