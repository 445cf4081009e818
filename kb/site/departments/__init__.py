"""Departments as all pages know them: districts with their figures, who is a peer, staff lists, who reports to whom."""
