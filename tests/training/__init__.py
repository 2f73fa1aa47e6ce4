"""Learning the weights that the product ships, and what they were learned from."""
