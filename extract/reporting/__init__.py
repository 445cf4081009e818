"""Reporting lines: who answers to whom, as sentences and drawn chains say it."""
