"""Advice, by rules: what they take for it, of which kind, and which of its words.

survey           asks sentence after sentence, with what is around each; begin here
cues             the words, as data: `patterns/advice_*.jsonl`
clauses          where a clause begins, and whether an imperative does
signs            what in a sentence's own words speaks for advice, of which these find their part:
habits           "I would count", "we log every visit"
maxims           "Posters tell people what you fear"
fragments        "Two separate teams."
reading          weighs the signs of one sentence
neighbours       where a weak sign counts because of the sentences beside it
lists            items under an announcement ("What we learned:")
"""
