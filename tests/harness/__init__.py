"""The nothing-lost harness: a whole tracker under load, and faults injected into every part of it.

    python -m tests.harness --faults 200
    python -m tests.harness --faults 30 --broker rabbitmq
    python -m tests.harness --faults 30 --embedded
    python -m tests.harness.hosts --off 330

The first starts a PostgreSQL cluster and a Redis of its own, web, workers and beat, an origin with feeds and articles
that misbehaves by a script, and editors who decide through the web and note down what was acknowledged. After each
fault every promise of `manage.py verify` is looked into; at the end, that every article offered and every decision
acknowledged is there once. The second has a RabbitMQ node of its own in place of Redis; the third runs `manage.py
serve` on SQLite, and kills the tree and its programs. The last has two hosts of workers in networks of their own, and
cuts one off at work. Each exits with 1 if anything is lost, doubled or broken.
"""
