"""How many things a text counts: `grammar` reads numbers from the inside out and gives each as a `quantity`.

`number_words` and `numerals` say how one is written (`patterns/numbers.jsonl`: the words of numbers, which every other
pattern names as {number} or {ordinal}), `surroundings` what is around it (`patterns/around_numbers.jsonl`,
`bounds.jsonl`), `figures` what is no quantity at all (`patterns/figures.jsonl`: dates, money, ratios …).
"""
