"""Reporting lines that a sentence states, by the phrases of `patterns/reporting.jsonl`.

sentences        which phrases a sentence holds, and what is no fact (questions, plans, norms)
wordings         for each kind of phrase the function that pairs subordinate and superior
boss_is          "my boss is the CFO"
bosses           "supervises": whom the words before it name
upward           "reports to": the subordinate before, the superior after; `subjects` finds the former
further          the superiors beside and above that one
superior_first   "the CFO is my boss"
answers          as the answer to a question: "The librarians? Principals."
elided           without any verb: "the CTO to the Chief of Staff"
"""
