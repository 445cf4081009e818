"""Recommendations: their list, and each with the voices for and against."""
