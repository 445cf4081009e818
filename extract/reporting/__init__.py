"""Reporting lines: who reports to whom in a post.

links            collects the links of a post, department by department; begin here
departments      builds a `company` each: everybody whom its sentences can mean
said             a phrase in its sentence, and what the sentence told before it
drawn/           links that a list, an outline or arrows draw
phrased/         links that a sentence states
coreference/     whom words mean
ranks            how high a title is, where nothing else tells a direction
positions        what links tell of the positions in them; `employment` of those under another department's head
"""
