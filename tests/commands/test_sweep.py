from __future__ import annotations

import io
import json
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from claims.actions import recording
from claims.models import Analysis
from tests.factories import make_version

pytestmark = pytest.mark.django_db


def printed(*options: str) -> str:
    out = io.StringIO()
    call_command("sweep", *options, stdout=out)
    return out.getvalue()


def test_it_analyses_what_is_due() -> None:
    version = make_version()

    assert printed() == "Done: 1 analysed, 2 matched.\n"
    assert Analysis.objects.get(version=version).finished_at


def test_it_says_when_nothing_was_due() -> None:
    assert printed() == "Nothing was due.\n"


def test_it_leaves_what_a_living_worker_holds() -> None:
    version = make_version()
    Analysis.objects.filter(version=version).update(lease_until=timezone.now() + timedelta(minutes=1))

    nothing = {"analysed": 0, "matched": 0, "together": 0, "followed_up": 0, "mailed": 0, "failed": 0}
    assert json.loads(printed("--json")) == nothing


def test_it_goes_on_after_a_failure_and_ends_with_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    bad, good = make_version(title="Bad"), make_version(title="Good")
    record = recording.record

    def fail_for_bad(**given: object) -> object:
        if given["version"] == bad:
            raise RuntimeError("no space left")
        return record(**given)  # type: ignore[arg-type]

    monkeypatch.setattr(recording, "record", fail_for_bad)
    out, err = io.StringIO(), io.StringIO()

    with pytest.raises(CommandError, match="1 failed"):
        call_command("sweep", stdout=out, stderr=err)

    assert out.getvalue() == "Done: 1 analysed, 2 matched.\n"
    assert "no space left" in err.getvalue()
    assert Analysis.objects.get(version=bad).error == "RuntimeError: no space left"
    assert Analysis.objects.get(version=good).finished_at
