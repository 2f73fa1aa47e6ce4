from __future__ import annotations

from claims.text.perword import LONG, MANY, PerWord, Signs


def test_a_word_is_looked_at_once() -> None:
    seen: list[str] = []

    def length(word: str) -> int:
        seen.append(word)
        return len(word)

    known = PerWord(length)

    assert [known["mill"], known["barge"], known["mill"]] == [4, 5, 4]
    assert seen == ["mill", "barge"]


def test_what_is_remembered_stays_within_bounds() -> None:
    known = PerWord[str, int](len)

    for number in range(MANY + 9):
        assert known[str(number)] == len(str(number))
    assert len(known) <= MANY


def test_a_word_of_hostile_length_is_answered_and_not_remembered() -> None:
    known = PerWord[str, int](len)

    assert known["x" * (LONG + 1)] == LONG + 1
    assert not known


def test_signs_are_told_of_a_text_word_by_word() -> None:
    signs = Signs(r"\bmill", r"\d", r"\bsank\b")

    assert signs.of("the mill, no. 9") == 1 | 2
    assert signs.of("“sank”") == 4
    assert signs.of("sanka windmill") == 0
