"""What a number is made of, read by `extract.numbers` from the inside out.

`number_words` and `numerals` say how it is written (`patterns/numbers.jsonl`: the words of numbers, which every other
pattern names as {number} or {ordinal}), `surroundings` what is around it (`patterns/around_numbers.jsonl`,
`bounds.jsonl`), `figures` what is no quantity at all (`patterns/figures.jsonl`: dates, money, ratios …).
"""
