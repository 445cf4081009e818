"""Organizations: whose department a post describes, when one district is written in many ways, or not named at all.

`forms` tells it within one thread, as a name's key and its state; `settling` over all of them, at the end of a build:
short names are led to fuller ones (`fuller_names`), merged ones onward (`merges`), unnamed descriptions joined by who
signs them (`unnamed`), and the rows brought in line with what posts say (`directory`).
"""
