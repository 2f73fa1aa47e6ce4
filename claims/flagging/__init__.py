"""Ring 2: text in, flags with their covered spans out. Pure."""
