"""People, a fixed clock and a closed network for every test."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime

# Nothing that a test writes may land in the developer's own data folder.
os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="tracker-tests-"))

import pytest
from django.contrib.auth.models import Group, User
from django.utils import timezone
from pytest_django import Settings

from claims.actions import feeds
from claims.models import Feed
from tests.hub import TOPIC, Hub, naming, visit
from tests.net.site import running_site

NOW = datetime(2026, 3, 14, 9, 26, tzinfo=UTC)


@pytest.fixture(autouse=True)
def quick_passwords(settings: Settings) -> None:
    """Hash passwords in no time: making a person is what most tests begin with."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def now() -> datetime:
    """The moment at which tests take place."""
    return NOW


def make_person(name: str, role: str | None) -> User:
    """Return a user called `name` in the group of `role`."""
    person = User.objects.create_user(username=name, first_name=name.title(), password="a long enough password")
    if role:
        person.groups.add(Group.objects.get(name=role))
    return person


@pytest.fixture
def stranger(db: None) -> User:
    """Signed in, but without any role."""
    return make_person("sam", None)


@pytest.fixture
def reader(db: None) -> User:
    """May look."""
    return make_person("rita", "reader")


@pytest.fixture
def reporter(db: None) -> User:
    """May add articles and evidence."""
    return make_person("rory", "reporter")


@pytest.fixture
def editor(db: None) -> User:
    """May decide."""
    return make_person("dana", "editor")


@pytest.fixture
def second_editor(db: None) -> User:
    """May decide too."""
    return make_person("omar", "editor")


@pytest.fixture
def administrator(db: None) -> User:
    """May manage people and sources."""
    person = make_person("ada", "administrator")
    person.is_staff = True
    person.save()
    return person


@pytest.fixture
def hub() -> Iterator[Hub]:
    """A hub that takes requests; see tests/hub.py."""
    with running_site() as site:
        yield Hub(site)


@pytest.fixture
def followed(db: None, hub: Hub, settings: Settings) -> Feed:
    """A feed that was asked once, and named the hub."""
    settings.WEBSUB, settings.SITE_URL = True, "https://claims.example"
    feed = feeds.add(url=TOPIC, by=None, now=timezone.now())
    visit(feed, naming(hub))
    return feed
