"""The Django site of a HyperKitty of our own; it runs in an environment of its own (see hyperkitty_board.py)."""
