"""Ring 2: bytes in, articles out. Pure: opens no file and no socket."""
