"""Reporting lines that a post draws or lists, each shape a file.

arrows, chains   "Superintendent > CTO > techs": where chains lie; whom their steps name
recited          the same without arrows: "it goes superintendent, me, then the techs"
outline          indentation, tree branches, ladders
columns, pairs   each title beside its superior
forms            a label and its value: "Boss: superintendent"
teams            a leader and, after a colon or "with", the people
"""
