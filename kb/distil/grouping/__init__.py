"""Grouping: which sentences are one recommendation, and under which id.

`likeness` compares two groups, `linkage` joins them, `loosening` takes weak ones apart; `belonging` names what stays
together whatever its likeness, `naming` keeps ids, and `arranging` does what people say about it all.
"""
