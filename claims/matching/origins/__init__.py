"""Which articles tell one report: by what they have in common, and keys under which they find each other. Pure."""
