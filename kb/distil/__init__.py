"""From advice to recommendations: what says the same, which side it takes, and whose words say it best.

`recommend` does it; whoever asks for a noun or a word of it here need not load all that.
"""
