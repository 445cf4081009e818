"""Sides: which sentences of one recommendation are against the others.

`sentences` decides it pair by pair: by the answers they give (`answers_given`), by a "not" in the same words
(`negation`), by what one urges and the other forbids (`acts`), else by how likely each speaks against the practice
(`kb.meaning.stance_reader`); people's corrections win. `division` makes two sides of all pairs.
"""
