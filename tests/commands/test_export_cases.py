"""Test cases of the detector, out of what editors judged."""

from __future__ import annotations

import io
import json
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions import claims, missed, recording
from claims.actions.acts import Act
from claims.extraction.drafts import draft
from claims.facts import Coverage, Flag
from claims.management.labels import labels_of, text_of
from claims.models import ArticleVersion, Claim, MissedPassage
from claims.text.document import Document
from claims.verdicts import DismissReason, Fault, FlagKind, Scope
from tests.conftest import NOW
from tests.factories import find, make_act, make_version
from tests.marking import SALT, make_missed

pytestmark = pytest.mark.django_db

SANK = "about 12 barges sank near Port Lowe on Tuesday"
WEIR = "The weir at Marl had burst"
CAVEAT = "could not be verified"
TEXT = (
    f"The dyke warden, Ana Brole, said {SANK}. That {CAVEAT}.\n\n"
    f"{WEIR}, Ana Brole said. The rumour {CAVEAT}. {SALT}, she said.\n\nThe ferry ran."
)


def exported(*options: str) -> list[dict[str, Any]]:
    out = io.StringIO()
    call_command("export", "cases", *options, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def found(version: ArticleVersion, covered: str, cue: str = f"That {CAVEAT}") -> Claim:
    """Record what the detector might find: `covered` under `cue`."""
    words, document = find(version.text, covered), Document(version.text)
    flag = Flag(
        FlagKind.UNVERIFIED, "U-1", find(version.text, cue), (Coverage(words, Scope.PREVIOUS_SENTENCE, "test"),)
    )
    recording.record(version=version, drafts=draft(document, flag, NOW.date()), now=NOW)
    return version.mentions.get(start=words.start).claim


def marked(version: ArticleVersion, covered: str, act: Act, cue: str = SALT) -> MissedPassage:
    spans = find(version.text, cue), find(version.text, covered)
    return missed.mark(
        version=version, cue=spans[0], kind=FlagKind.UNVERIFIED, covers=spans[1:], speaker=None, note="", act=act
    )


def test_a_confirmed_claim_is_a_case_in_the_format_of_the_labels(editor: User) -> None:
    version = make_version(TEXT, url="https://lowe.example/a")
    claims.follow(claim=found(version, SANK), act=make_act(editor))

    [case] = exported()

    assert case == {
        "id": f"{version.article_id}/1",
        "text": TEXT,
        "date": "2026-03-14",
        "outlet": "The Lowe Herald",
        "url": "https://lowe.example/a",
        "title": "Storm at Port Lowe",
        "flags": [
            {
                "cue": f"That {CAVEAT}",
                "kind": "unverified",
                "certainty": "clear",
                "claims": [
                    {
                        "quote": SANK,
                        "speaker": "Ana Brole",
                        "figures": [
                            {"text": "about 12 barges", "value": 12, "bound": "about", "high": None, "unit": "barges"}
                        ],
                        "event_date": "2026-03-10",
                        "place": "Port Lowe",
                        "scope": "previous_sentence",
                    }
                ],
            }
        ],
    }


def test_a_passage_marked_by_hand_is_a_case_as_it_stands(editor: User) -> None:
    marked(make_version(TEXT), WEIR, make_act(editor))

    [case] = exported()

    [flag] = case["flags"]
    assert (flag["cue"], flag["certainty"]) == (SALT, "clear")
    assert [claim["quote"] for claim in flag["claims"]] == [WEIR]


def test_a_passage_whose_claim_was_dismissed_as_none_is_left_out(editor: User) -> None:
    version = make_version(TEXT)
    for claim in (marked(version, WEIR, make_act(editor)).claim, found(version, SANK)):
        claims.dismiss(claim=claim, because=DismissReason.NOT_A_CLAIM, act=make_act(editor))

    [case] = exported()

    assert case["flags"] == []


def test_of_several_claims_under_a_caveat_only_those_that_are_none_are_left_out(editor: User) -> None:
    version = make_version(TEXT)
    cue = f"That {CAVEAT}"
    claims.dismiss(claim=found(version, "The ferry ran"), because=DismissReason.NOT_A_CLAIM, act=make_act(editor))
    marked(version, SANK, make_act(editor), cue=cue)

    [case] = exported()

    assert [[claim["quote"] for claim in flag["claims"]] for flag in case["flags"]] == [[SANK]]


@pytest.mark.parametrize(
    ("because", "certainty"), [(DismissReason.DUPLICATE, "clear"), (DismissReason.OUT_OF_SCOPE, "borderline")]
)
def test_why_a_claim_was_dismissed_counts(because: DismissReason, certainty: str, editor: User) -> None:
    version = make_version(TEXT)
    marked(version, WEIR, make_act(editor))
    claims.dismiss(claim=found(version, SANK), because=because, act=make_act(editor))

    [case] = exported()

    assert case["flags"][0]["certainty"] == certainty


def test_what_nobody_has_judged_is_borderline_and_alone_no_case(editor: User) -> None:
    found(make_version(TEXT), SANK)
    version = make_version(f"Port Marl. {TEXT}")
    found(version, SANK)
    marked(version, WEIR, make_act(editor))

    [case] = exported()

    assert case["id"] == f"{version.article_id}/1"
    assert [flag["certainty"] for flag in case["flags"]] == ["borderline", "clear"]


def test_a_merged_claim_is_one_unless_that_which_it_was_merged_into_is_none(editor: User) -> None:
    version = make_version(TEXT)
    claim, other = found(version, SANK), make_missed(editor).claim
    claims.merge(claim=claim, into=other, act=make_act(editor))
    assert [flag["certainty"] for flag in exported()[0]["flags"]] == ["clear"]

    claims.dismiss(claim=other, because=DismissReason.NOT_A_CLAIM, act=make_act(editor))

    assert [case["flags"] for case in exported()] == [[], []]


@pytest.mark.parametrize(
    ("fault", "gone"),
    [
        (Fault.WRONG_SPEAKER, {"speaker": None}),
        (Fault.WRONG_FIGURE, {"figures": []}),
        (Fault.WRONG_DATE_OR_PLACE, {"event_date": None, "place": None}),
    ],
)
def test_what_an_editor_called_wrong_is_no_part_of_the_case(fault: Fault, gone: dict[str, Any], editor: User) -> None:
    claim = found(make_version(TEXT), SANK)
    claims.reword(claim=claim, text="Twelve barges sank.", fault=fault, act=make_act(editor))
    claims.follow(claim=claim, act=make_act(editor))

    [label] = exported()[0]["flags"][0]["claims"]

    assert {name: label[name] for name in gone} == gone
    assert label["quote"] == SANK
    assert all(label[name] for name in ("speaker", "figures", "event_date", "place") if name not in gone)


def test_wrong_words_are_no_claim_of_the_case_but_their_caveat_stays(editor: User) -> None:
    claim = found(make_version(TEXT), SANK)
    claims.reword(claim=claim, text="Twelve barges sank.", fault=Fault.WRONG_WORDS, act=make_act(editor))
    claims.follow(claim=claim, act=make_act(editor))

    assert exported()[0]["flags"][0]["claims"] == []


def test_words_that_occur_twice_are_lengthened_until_they_are_unique(editor: User) -> None:
    version = make_version(f"{TEXT} {SALT}, he said. {WEIR} again.")
    claims.follow(claim=found(version, "Ana Brole", cue=CAVEAT), act=make_act(editor))
    marked(version, WEIR, make_act(editor))

    [case] = exported()

    quotes = [(flag["cue"], claim["quote"]) for flag in case["flags"] for claim in flag["claims"]]
    assert all(case["text"].count(words) == 1 for pair in quotes for words in pair)
    assert quotes == [(f"That {CAVEAT}", "Ana Brole,"), (f"{SALT}, she", f"{WEIR},")]


def test_the_cases_are_what_evaluate_reads(editor: User) -> None:
    version = make_version(TEXT)
    claims.follow(claim=found(version, SANK), act=make_act(editor))
    marked(version, WEIR, make_act(editor))

    [case] = exported()

    labels = labels_of(case, text_of(case))
    assert [label.span.of(TEXT) for label in labels] == [f"That {CAVEAT}", SALT]
    assert [claim.span.of(TEXT) for label in labels for claim in label.claims] == [SANK, WEIR]


def test_the_export_can_be_piped_into_evaluate(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    claims.follow(claim=found(make_version(TEXT), SANK), act=make_act(editor))
    piped, out = "".join(json.dumps(case) + "\n" for case in exported()), io.StringIO()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(piped.encode())))

    call_command("evaluate", "-", json=True, stdout=out)

    score = json.loads(out.getvalue())
    assert (score["articles"], score["flags"]["labels"], score["claims"]["labels"]) == (1, 1, 1)


def test_since_asks_for_what_was_judged_since(editor: User) -> None:
    make_missed(editor)
    later = NOW + timedelta(days=3)
    claims.follow(claim=found(make_version(TEXT), SANK), act=make_act(editor, now=later))

    assert len(exported("--since", "2026-03-14")) == 2
    assert [case["text"] for case in exported("--since", "2026-03-16")] == [TEXT]
    assert exported("--since", "2026-03-18") == []


def test_ten_cases_take_no_more_queries_than_one(editor: User) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            exported()
        return len(captured)

    make_missed(editor)
    one = queries()
    for _ in range(9):
        make_missed(editor)

    assert queries() == one
    assert len(exported()) == 10


@pytest.mark.parametrize("options", [["--format", "csv"], ["--kind", "disputed"]])
def test_cases_come_whole_and_as_jsonl(options: list[str]) -> None:
    with pytest.raises(CommandError, match=r"cases come as JSONL only|cases cannot be filtered by kind"):
        exported(*options)
