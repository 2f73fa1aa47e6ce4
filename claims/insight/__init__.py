"""Ring 1: what numbers about the desk's work say, and how sure they are. Pure."""
