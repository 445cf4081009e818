"""Positions: who works in a department, as lists, tables and prose say it, how many, how much, and how employed."""
