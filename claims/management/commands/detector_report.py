"""`manage.py detector_report`: where the detector errs, by the decisions of editors."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.errors import BadInput
from claims.management.printing import utf8_pipe
from claims.queries import detector
from claims.queries.detector import Score
from claims.reading.dates import parse_published


class Command(BaseCommand):
    help = (
        "Prints how often each phrase and each scope rule was right, worst first, with a 95 % interval: right is what "
        "editors followed, settled or merged, wrong what they dismissed as not a claim. Claims whose words they "
        "changed, and what they said was wrong, are counted apart. "
        "Example: manage.py detector_report --min 5 --since 2026-03-01"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument("--min", type=int, default=1, metavar="N", help="leave out what fewer claims decide (1)")
        parser.add_argument("--since", default="", help="a day or moment (ISO): only what was decided since")

    def handle(self, *args: Any, **options: Any) -> None:
        since, least = _since(options["since"]), options["min"]
        found = {"phrases": detector.phrases(since), "rules": detector.rules(since)}
        kept = {what: [score for score in scores if score.decided >= least] for what, scores in found.items()}
        with utf8_pipe():
            if options["json"]:
                self.stdout.write(_as_json(kept, least, since))
            else:
                for line in _lines(kept):
                    self.stdout.write(line)


def _since(given: str) -> datetime | None:
    try:
        published = parse_published(given)
    except BadInput as error:
        raise CommandError(f"--since: {error}") from error
    return published.moment if published else None


def _as_json(kept: dict[str, list[Score]], least: int, since: datetime | None) -> str:
    lists = {what: [_record(score) for score in scores] for what, scores in kept.items()}
    return json.dumps({"since": since.isoformat() if since else None, "min": least, **lists}, ensure_ascii=False)


def _record(score: Score) -> dict[str, Any]:
    low, high = score.interval
    return {
        "name": score.name,
        "n": score.decided,
        "right": score.right,
        "wrong": score.wrong,
        "precision": None if score.precision is None else round(score.precision, 4),
        "low": round(low, 4),
        "high": round(high, 4),
        "reworded": score.reworded,
        "faults": {fault.value: count for fault, count in score.faults.items()},
        "last_wrong": [{"claim": miss.claim, "cue": miss.cue} for miss in score.misses],
    }


def _lines(kept: dict[str, list[Score]]) -> Iterator[str]:
    for title, scores in (("Phrases", kept["phrases"]), ("Scope rules", kept["rules"])):
        yield f"{title}, worst first:" if scores else f"{title}: nothing was decided yet."
        yield from _table(scores)
        yield ""


def _table(scores: Sequence[Score]) -> Iterator[str]:
    width = max((len(score.name) for score in scores), default=0)
    for score in scores:
        low, high = score.interval
        share = "    –" if score.precision is None else f"{score.precision:5.0%}"
        yield (
            f"  {score.name:<{width}} {share}  ({low:.0%} to {high:.0%})  "
            f"{score.right:,} right, {score.wrong:,} wrong{_apart(score)}"
        )
        for miss in score.misses:
            yield f"  {'':<{width}}   {miss.claim} “{miss.cue}”"


def _apart(score: Score) -> str:
    said = [f"{count:,} {fault.label}" for fault, count in score.faults.items()]
    reworded = [f"{score.reworded:,} reworded"] if score.reworded else []
    return f"; {', '.join(reworded + said)}" if reworded or said else ""
