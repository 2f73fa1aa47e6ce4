"""Ring 3: the only modules that open a socket. Speaks our words, raises our errors, knows no models."""
