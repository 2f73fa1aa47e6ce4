"""The Celery app of a worker that the harness starts: the tracker's own, whose fetches are given the harness's reach.

There is no setting that opens the tracker's door to the web. What opens here is an argument, in code that only tests
have: `celery -A tests.harness.worker worker`.
"""

from __future__ import annotations

import os
from functools import partial

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claims.settings")
django.setup()

from claims.actions import feeds, fetches, hosts, rereading  # noqa: E402  Models need the apps to be loaded.
from claims.celery import app  # noqa: E402
from claims.net import feeds as net_feeds  # noqa: E402
from claims.net import http, looking, robots  # noqa: E402
from tests.harness.origin import reach  # noqa: E402

__all__ = ["app"]

REACH = reach(int(os.environ["HARNESS_PORT"]))

feeds.poll = partial(feeds.poll, ask=partial(net_feeds.ask, reach=REACH))
rules_of = partial(hosts.rules_of, ask=partial(robots.ask, reach=REACH))
fetches.run = partial(fetches.run, get=partial(http.get, reach=REACH), rules_of=rules_of)
rereading.run = partial(rereading.run, look=partial(looking.look, reach=REACH), rules_of=rules_of)
