"""One department as one post describes it: its chart, its staff, who reports to whom."""
