"""`manage.py demo`: the tracker with sample stories and somebody to sign in as."""

from __future__ import annotations

import secrets
from contextlib import closing
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.management import serving, stories
from claims.models import Article

VISITOR = "demo"
#: Whose decisions the stories bring along. Nobody signs in as her.
STORYTELLER = ("mira", "Mira", "Holt")

WELCOME = """
The tracker is running with {articles} sample articles. Open

    {url}

and sign in as  {name}  with the password  {password}

The password is new at each start. Stop with Ctrl-C."""


class Command(BaseCommand):
    help = (
        "Runs the tracker with invented sample stories and a demo editor, whose password it prints. "
        "For trying out, on this machine only. Example: manage.py demo --port 8001"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        serving.add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PUBLIC:
            raise CommandError("ALLOWED_HOSTS names a public host, and the demo is for this machine only. Use serve.")
        with closing(serving.listen(options)) as listener:
            self.say("Preparing the database and the sample stories …")
            serving.prepare()
            _check_is_a_playground()
            password = _reset_visitor()
            loaded = self.load()
            welcome = WELCOME.format(articles=loaded.articles, url=listener.url, name=VISITOR, password=password)
            serving.serve(listener, say=self.say, welcome=welcome)
        self.say("Stopped.")

    def load(self) -> stories.Loaded:
        """Load the sample stories, and say what of them could not be."""
        loaded = stories.load(by=_storyteller())
        for note in loaded.notes:
            self.stderr.write(f"Note: {note}")
        return loaded

    def say(self, words: str) -> None:
        """Print at once, also into a pipe."""
        self.stdout.write(words)
        self.stdout.flush()


def _check_is_a_playground() -> None:
    """Keep invented stories out of a newsroom's own database."""
    if Article.objects.exists() and not User.objects.filter(username=VISITOR).exists():
        raise CommandError(
            "This database holds articles already and was not made by the demo. "
            "Set DATA_DIR to an empty folder for the demo, or run the tracker with serve."
        )


def _reset_visitor() -> str:
    """Make the demo editor, or give the known one a new password; return the password."""
    password = secrets.token_urlsafe(12)
    visitor, _ = User.objects.get_or_create(username=VISITOR, defaults={"first_name": "Demo", "last_name": "Editor"})
    visitor.is_active = True
    visitor.set_password(password)
    visitor.save()
    visitor.groups.add(Group.objects.get(name="editor"))
    return password


def _storyteller() -> User:
    username, first, last = STORYTELLER
    person, is_new = User.objects.get_or_create(username=username, defaults={"first_name": first, "last_name": last})
    if is_new:
        person.set_unusable_password()
        person.save()
        person.groups.add(Group.objects.get(name="editor"))
    return person
