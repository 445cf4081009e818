"""Meaning: sentences as vectors that lie close when two people would be giving the same advice.

`encoder` turns words into vectors. From a sentence's vector `topic_reader` tells what it is about, `stance_reader`
whether it speaks against a practice, `background` how near it comes to advice in general; `neighbours` finds the
nearest of many. Distilling groups by it, search ranks by it.
"""
