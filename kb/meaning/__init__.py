"""Meaning: sentences as vectors that lie close when two people would be giving the same advice.

`encoder` turns words into vectors, `opposition` tells from two vectors whether their sentences take opposite sides,
`neighbours` finds the nearest of many. Distilling groups by it, search ranks by it.
"""
