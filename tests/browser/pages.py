"""Every page of the site by name, for the tests that look at all of them and for the screenshots."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

_ASK = """
import json
from claims.models import LedgerEntry, ReviewItem, Source, Speaker
entry = LedgerEntry.objects.earliest("sequence")
settled = entry.claim
waiting = ReviewItem.objects.waiting().order_by("-weight", "id").first()
print(json.dumps({"settled": settled.public_id, "article": settled.mentions.first().version.article_id,
                  "waiting": waiting.pk, "detected": waiting.claim.public_id, "claim": waiting.claim_id,
                  "speaker": Speaker.objects.earliest("pk").pk, "source": Source.objects.earliest("pk").pk,
                  "then": f"{entry.decided_at:%Y-%m-%dT%H:%M:%S}Z"}))
"""


def ask(data: Path, code: str) -> str:
    """Run `code` in the site's own shell and return what it prints."""
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    command = [sys.executable, "manage.py", "shell", "-v0", "-c", code]
    done = subprocess.run(
        command, cwd=ROOT, env=environment | {"DATA_DIR": str(data)}, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


#: An administrator, whom the demo has none of, and what stands on the pages that are theirs to look after.
_LOOKED_AFTER = """
import json
from datetime import timedelta
from django.contrib.auth.models import Group, User
from django.utils import timezone
from claims.models import Analysis, ArticleVersion, Copy, Feed, FeedEntry, Source, Subscription
from claims.models.feed import FeedState
from claims.net import archive
now = timezone.now()
ada = User.objects.create_user("ada", password="a long enough password", is_staff=True)
ada.groups.add(Group.objects.get(name="administrator"))
lost = list(Analysis.objects.order_by("pk")[:2].values_list("pk", flat=True))
Analysis.objects.filter(pk__in=lost).update(
    finished_at=None, detector="", gave_up_at=now, attempts=5, error="OSError: no space left")
told = {"source": Source.objects.earliest("pk"), "added_at": now, "added_by": ada, "due_at": now + timedelta(minutes=9)}
at = "https://port-saviel.example/"
hub = {"hub": "https://hub.example/", "topic": at + "news.xml"}
pushed = Feed.objects.create(url=at + "news.xml", title="All that is new", kind="rss", status=200,
                             asked_at=now, answered_at=now, **hub, **told)
Subscription.objects.create(feed=pushed, **hub, made_at=now, due_at=now + timedelta(days=6), live_since=now,
                            live_until=now + timedelta(days=9), pushed_at=now, taken=3, refused=1, is_believed=True)
Feed.objects.create(url=at + "harbour.xml", status=503, failures=4, asked_at=now,
                    error="It is busy (503) and asks to be left alone for an hour.", **told)
Feed.objects.create(url=at + "old.xml", status=410, state=FeedState.GONE.value, error="It is gone for good (410).",
                    **told)
for number, title in enumerate(["A barge came back to Port Saviel", "The lock is shut until Friday"]):
    FeedEntry.objects.create(feed=pushed, digest=f"{number:064x}", url=f"{at}{number}", title=title, mark="a" * 64,
                             published_at=now, seen_at=now, is_unwanted=bool(number))
page = b"<!doctype html><title>A barge</title><p>A barge came back, the pilot said. Nobody else has confirmed it.</p>"
kept = Copy.objects.create(version=ArticleVersion.objects.earliest("pk"), url=at + "0", status=200, size=len(page),
                           headers=[["Content-Type", "text/html"], ["Date", "Tue, 3 Mar 2026 14:02:00 GMT"]],
                           digest=archive.keep(page), is_kept=True, fetched_at=now)
print(json.dumps({"feed": pushed.pk, "copy": kept.pk}))
"""


def addresses(data: Path) -> dict[str, str]:
    """Return name → path of every page, with ids of the demo whose data lie in `data`."""
    ids = json.loads(ask(data, _ASK))
    return {
        "home": "/",
        "preferences": "/me/",
        "notices": "/notices/",
        "person": "/people/demo/",
        "insight": "/insight/",
        "search": "/search/?q=drones",
        "speakers": "/speakers/",
        "speaker": f"/speakers/{ids['speaker']}/",
        "sources": "/sources/",
        "source": f"/sources/{ids['source']}/",
        "bookmarklet": "/articles/add/from-anywhere/",
        "claims": "/claims/",
        "claims-more-filters": "/claims/?beat=harbour",
        "claims-filtered-out": "/claims/?q=nothing+like+this",
        "claim": f"/claims/{ids['settled']}/",
        "claim-then": f"/claims/{ids['settled']}/?at={ids['then']}",
        "claim-detected": f"/claims/{ids['detected']}/",
        "add-evidence": f"/claims/{ids['settled']}/evidence/",
        "articles": "/articles/",
        "article": f"/articles/{ids['article']}/",
        "mark-missed": f"/articles/{ids['article']}/missed/",
        "add-article": "/articles/add/",
        "not-found": "/claims/C-00000000/",
        "desk": "/admin/",
        "desk-queue": "/admin/claims/reviewitem/",
        "desk-queue-drift": "/admin/claims/reviewitem/?kind=drift",
        "desk-queue-narrowed": "/admin/claims/reviewitem/?q=nothing+like+this",
        "desk-settle": f"/admin/claims/claim/{ids['detected']}/settle/",
        "desk-merge": f"/admin/claims/claim/{ids['detected']}/merge/",
        "desk-evidence": f"/admin/claims/claim/{ids['detected']}/evidence/",
        "desk-origins": f"/admin/claims/claim/{ids['settled']}/origins/",
        "desk-card": f"/admin/claims/reviewitem/{ids['waiting']}/change/",
        "desk-claims": "/admin/claims/claim/",
        "desk-ledger": "/admin/claims/ledgerentry/",
        "desk-phrases": "/admin/claims/addedphrase/",
        "desk-guidelines": "/admin/claims/guideline/",
        "desk-guideline-versions": "/admin/claims/guideline/new_claim/versions/",
        "desk-new-phrase": "/admin/claims/addedphrase/new/",
        "desk-phrase-changes": "/admin/claims/phrasechange/",
        "desk-decisions": "/admin/claims/decision/",
    }


def of_administrators(data: Path) -> dict[str, str]:
    """Make an administrator, named ada, and what is theirs to look after; return name → path of the pages for it."""
    ids = json.loads(ask(data, _LOOKED_AFTER))
    registers = (
        *("feed", "feedentry", "article", "articleversion", "analysis", "match", "alert", "followup", "evidence"),
        *("mergesuggestion", "missedpassage", "outgoingmail", "policyswitch", "source", "speaker"),
    )
    return {
        "running": "/admin/claims/heartbeat/",
        "given-up": "/admin/claims/heartbeat/given-up/",
        "feed-new": "/admin/claims/feed/new/",
        "feed-list": "/admin/claims/feed/list/",
        "feed-one": f"/admin/claims/feed/{ids['feed']}/change/",
        "copy": f"/copies/{ids['copy']}/",
        "history": "/admin/claims/reviewitem/history/",
        "skips": "/admin/claims/reviewitem/skips/",
        "people": "/admin/auth/user/",
        "people-new": "/admin/auth/user/add/",
        **{f"register-{name}": f"/admin/claims/{name}/" for name in registers},
    }
