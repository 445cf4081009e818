"""How probable it is that what rules found is true.

Each kind of fact has what speaks for and against it in a file (`positions`, `reporting_lines`, `sizes`, `advice`); the
weights, of a `logistic` regression each, are fitted elsewhere and shipped.
"""
