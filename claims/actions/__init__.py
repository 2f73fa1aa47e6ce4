"""Ring 4: writes. Verbs with keyword-only arguments, one transaction each, history included."""
