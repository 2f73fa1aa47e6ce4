"""Ring 2: which claims are one, and which passages bear on them. Pure."""
