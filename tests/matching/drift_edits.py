"""Edits of the stories: those that an editor must hear of, and those that are nobody's business. Seeded by name."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from claims.verdicts import AlertKind
from tests.matching.drift_stories import STORIES, Story

#: Stands in place of a claim that was dropped.
_INSTEAD = "Nothing else was heard from there."

Cosmetic = Callable[[str, Story, random.Random], str]


@dataclass(frozen=True)
class Edit:
    """Two versions of an article, and the changes that must be told, of each its kind."""

    name: str
    before: str
    after: str
    expected: tuple[AlertKind, ...]


def _straight(text: str, _story: Story, _rng: random.Random) -> str:
    return text.replace("’", "'").replace("—", "-")


def _other_spaces(text: str, _story: Story, rng: random.Random) -> str:
    return re.sub(" ", lambda _: rng.choice((" ", " ", "\u2009", "\u00a0")), text)


def _double_after_period(text: str, _story: Story, _rng: random.Random) -> str:
    return text.replace(". ", ".  ")


def _single_newlines(text: str, _story: Story, _rng: random.Random) -> str:
    return text.replace("\n\n", "\n")


def _joined_paragraphs(text: str, _story: Story, rng: random.Random) -> str:
    told = text.split("\n\n")
    at = rng.randrange(1, len(told) - 1)
    return "\n\n".join([*told[:at], f"{told[at]} {told[at + 1]}", *told[at + 2 :]])


def _split_paragraphs(text: str, _story: Story, _rng: random.Random) -> str:
    head, *told = text.split("\n\n")
    return "\n\n".join([head, *(re.sub(r"(?<=[a-z]\.) ", "\n\n", paragraph) for paragraph in told)])


def _other_byline(text: str, _story: Story, _rng: random.Random) -> str:
    return f"By the foreign desk\n\n{_no_byline(text, _story, _rng)}"


def _no_byline(text: str, _story: Story, _rng: random.Random) -> str:
    return text.partition("\n")[2].lstrip()


def _further_paragraph(text: str, _story: Story, rng: random.Random) -> str:
    told = text.split("\n\n")
    told.insert(
        rng.randrange(1, len(told) + 1), "The post office will sell a stamp with a heron on it from next week on."
    )
    return "\n\n".join(told)


def _one_paragraph_less(text: str, story: Story, rng: random.Random) -> str:
    told = text.split("\n\n")
    del told[rng.choice(story.loose) + 1]
    return "\n\n".join(told)


def _shuffled(text: str, story: Story, rng: random.Random) -> str:
    told = text.split("\n\n")
    moved = [told[number + 1] for number in story.loose]
    rng.shuffle(moved)
    for number, paragraph in zip(story.loose, moved, strict=True):
        told[number + 1] = paragraph
    return "\n\n".join(told)


def _lede_last(text: str, story: Story, _rng: random.Random) -> str:
    told = text.split("\n\n")
    last = told.pop(max(story.loose) + 1)
    return "\n\n".join([told[0], last, *told[1:]])


def _says(text: str, _story: Story, _rng: random.Random) -> str:
    return re.sub(r"\bsaid\b", "says", text)


def _other_spelling(text: str, _story: Story, _rng: random.Random) -> str:
    for british, american in (("eighbour", "eighbor"), ("arbour", "arbor"), ("rganis", "rganiz"), ("litre", "liter")):
        text = text.replace(british, american)
    return text


def _copy_edit_far_away(text: str, story: Story, rng: random.Random) -> str:
    told = text.split("\n\n")
    at = rng.choice(story.loose) + 1
    told[at] = told[at].replace("The ", "Here the ", 1).replace(" and ", " and then ", 1)
    return "\n\n".join(told)


def _commas(text: str, _story: Story, _rng: random.Random) -> str:
    return text.replace(", and ", " and ").replace(" because ", ", because ")


def _contractions(text: str, _story: Story, _rng: random.Random) -> str:
    return text.replace("could not", "couldn’t").replace("has not", "hasn’t").replace("did not", "didn’t")


def _credit(text: str, _story: Story, _rng: random.Random) -> str:
    return f"{text}\n\nThis article was updated on Tuesday at 14:05. Editing by Iris Tamm."


def _spelled(text: str, story: Story, _rng: random.Random) -> str:
    spelled = {"eight": "8", "six": "6", "12": "twelve", "3,000": "3000", "5,000": "5000", "17": "seventeen"}
    return re.sub(rf"\b{story.figure}\b", spelled.get(story.figure, story.figure), text)


COSMETIC: dict[str, Cosmetic] = {
    "straight quotes and hyphens": _straight,
    "other spaces": _other_spaces,
    "two spaces after a period": _double_after_period,
    "single newlines": _single_newlines,
    "joined paragraphs": _joined_paragraphs,
    "split paragraphs": _split_paragraphs,
    "another byline": _other_byline,
    "no byline": _no_byline,
    "a further paragraph": _further_paragraph,
    "one unrelated paragraph less": _one_paragraph_less,
    "unrelated paragraphs shuffled": _shuffled,
    "an unrelated paragraph on top": _lede_last,
    "says for said": _says,
    "American spelling": _other_spelling,
    "a copy edit in another paragraph": _copy_edit_far_away,
    "commas": _commas,
    "contractions": _contractions,
    "an editor's credit": _credit,
    "the number in another style": _spelled,
}


def _moved_away(story: Story, rng: random.Random) -> str:
    told = story.text(caveat=story.bare).split("\n\n")
    at = rng.choice([number for number in range(len(told)) if number > len(told) - 3])
    told.insert(at + 1, story.caveat.strip())
    return "\n\n".join(told)


def _of_caveats(story: Story, rng: random.Random) -> Iterator[Edit]:
    whole, bare = story.text(), story.text(caveat=story.bare)
    if not story.asks:
        yield Edit("removed", whole, bare, (AlertKind.CAVEAT_REMOVED,))
        yield Edit("added", bare, whole, (AlertKind.CAVEAT_ADDED,))
    for number, words in enumerate(story.rewordings):
        other = story.text(caveat=words)
        yield Edit(f"reworded {number}", whole, other, (AlertKind.CAVEAT_REWORDED,))
        yield Edit(f"reworded back {number}", other, whole, (AlertKind.CAVEAT_REWORDED,))
    if story.caveat_is_sentence and not story.asks:
        away = _moved_away(story, rng)
        yield Edit("moved away", whole, away, (AlertKind.CAVEAT_MOVED,))
        yield Edit("moved back", away, whole, (AlertKind.CAVEAT_MOVED,))


def _of_figures(story: Story) -> Iterator[Edit]:
    for figure in story.figures:
        other = story.text(figure=figure)
        yield Edit(f"figure {figure}", story.text(), other, (AlertKind.FIGURE_CHANGED,))
        both = story.text(figure=figure, caveat=story.bare)
        expected = (AlertKind.CAVEAT_REMOVED, AlertKind.FIGURE_CHANGED)
        yield Edit(f"removed, and figure {figure}", story.text(), both, expected)


def _of_nothing(story: Story, rng: random.Random) -> Iterator[Edit]:
    whole = story.text()
    yield Edit("claim and caveat dropped", whole, story.text(claim=_INSTEAD), ())
    yield Edit("claim and caveat came", story.text(claim=_INSTEAD), whole, ())
    for name, cosmetic in COSMETIC.items():
        yield Edit(name, whole, cosmetic(whole, story, rng), ())
        yield Edit(f"{name}, taken back", cosmetic(whole, story, rng), whole, ())


def _dressed(edit: Edit, story: Story, rng: random.Random) -> Edit:
    """Return the same edit with three cosmetic ones on top."""
    # What takes paragraphs for what they were comes first.
    of_paragraphs = [name for name in COSMETIC if "paragraph" in name and "less" not in name]
    others = [name for name in COSMETIC if "paragraph" not in name]
    names = [rng.choice(of_paragraphs), *rng.sample(others, 2)]
    after = edit.after
    for name in names:
        after = COSMETIC[name](after, story, rng)
    return Edit(f"{edit.name} + {' + '.join(names)}", edit.before, after, edit.expected)


def edits_of(story: Story) -> list[Edit]:
    """Return all edits of a story; the same ones on every call."""
    rng = random.Random(story.name)
    telling = [*_of_caveats(story, rng), *_of_figures(story)]
    return [*telling, *(_dressed(edit, story, rng) for edit in telling), *_of_nothing(story, rng)]


#: Without those that leave a story as it is, such as commas where it has none.
EDITS = {story: {edit.name: edit for edit in edits_of(story) if edit.before != edit.after} for story in STORIES}
