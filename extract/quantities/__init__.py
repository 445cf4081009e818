"""What a number is made of: how it is written, what stands around it, and what is no quantity at all."""
