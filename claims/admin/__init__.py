"""Ring 6: the desk."""
