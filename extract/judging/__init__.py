"""How probable it is that what rules found is true.

Each kind of fact has what speaks for and against it in a file (`positions`, `reporting_lines`, `sizes`, `advice`); the
weights are fitted elsewhere (`shipped`, a `logistic` regression each).
"""
