"""Ring 2: a flagged span in, a claim draft out: speaker, figures, date, place. Pure."""
