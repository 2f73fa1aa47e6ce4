"""Ring 6: the editors' pages."""
