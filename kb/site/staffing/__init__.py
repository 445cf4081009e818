"""How peers are staffed over all: ratios, roles, where instructional technology sits."""
