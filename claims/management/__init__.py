"""Ring 6: the command line."""
