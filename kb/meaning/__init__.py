"""Meaning: sentences as vectors that lie close when two people would be giving the same advice.

`encoder` turns words into vectors, `opposition` tells from two vectors whether their sentences take opposite sides,
`topic_reader` from one what it is about, `background` how near it comes to advice in general; `neighbours` finds the
nearest of many. Distilling groups by it, search ranks by it.
"""
