"""The nothing-lost harness: a whole tracker under load, and faults injected into every part of it.

    python -m tests.harness --faults 200

starts a PostgreSQL cluster and a Redis of its own, web, workers and beat, an origin with feeds and articles that
misbehaves by a script, and editors who decide through the web and note down what was acknowledged. After each fault
every promise of `manage.py verify` is looked into; at the end, that every article offered and every decision
acknowledged is there once. Exits with 1 if anything is lost, doubled or broken.
"""
