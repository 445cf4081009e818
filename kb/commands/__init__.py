"""What the commands share: reading inputs, showing progress, refusing in one sentence."""
