"""Exporting: what a database holds, record by record, for other tools."""
