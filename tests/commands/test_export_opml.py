"""`manage.py export_opml` writes what `import_opml` takes."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from claims.actions import feeds
from claims.models import Feed
from tests.conftest import NOW

pytestmark = pytest.mark.django_db


def test_a_list_goes_out_and_comes_in_again(tmp_path: Path) -> None:
    feeds.add(url="https://lowe.example/feed.xml", outlet="The Lowe", title="News", by=None, now=NOW)
    feeds.add(url="https://mill.example/feed.xml", by=None, now=NOW)
    Feed.objects.filter(url__contains="mill").update(state="gone")
    call_command("export_opml", str(tmp_path / "feeds.opml"))
    Feed.objects.all().delete()

    call_command("import_opml", str(tmp_path / "feeds.opml"), stdout=io.StringIO())

    assert list(Feed.objects.values_list("url", "source__name", "title")) == [
        ("https://lowe.example/feed.xml", "The Lowe", "News")
    ]


def test_without_a_file_it_goes_to_standard_output(tmp_path: Path) -> None:
    out = io.StringIO()
    call_command("export_opml", stdout=out)
    assert out.getvalue().startswith("<?xml")
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("export_opml", str(tmp_path))
