"""Board programs, one file each."""
