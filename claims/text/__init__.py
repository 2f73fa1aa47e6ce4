"""Ring 0: plain text in, values out. Knows nothing of Django, Celery or the network."""
