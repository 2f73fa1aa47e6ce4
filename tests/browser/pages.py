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
