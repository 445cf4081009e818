"""From advice to recommendations: what says the same, which side it takes, and whose words say it best.

`recommend` does it, from voices to recommendations; `composing` makes one of them. What the words of a sentence tell is
in `words`, which sentences are one advice in `grouping`, who is against whom in `sides`; lines of JSON that come in
and go out are in `lines`. Whoever asks for a noun or a word of it here need not load all that.
"""
