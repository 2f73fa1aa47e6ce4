"""Which articles tell one and the same report, and the sentence that says why."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from claims.facts import Account
from claims.matching.origins.signature import Signature, keys, signature
from claims.matching.origins.ties import Reason, Tie, same_origin

DAY = date(2026, 3, 14)

WIRE = (
    "PORT LOWE (Reuters) - A storm tore the roof off the fish market of Port Lowe on Tuesday night and drove eleven"
    " boats onto the breakwater, the harbour office said.",
    "The wind reached the strength of a hurricane shortly after ten and did not let up until four in the morning.",
    "Crews of three neighbouring ports came with tugs at dawn and pulled the first boats free before the tide turned.",
    "“We have not seen a night like this one since my grandfather went to sea,” said Edda Holm, the harbour master.",
    "The market hall was built of oak a hundred years ago and had stood through every storm until now.",
    "Fishermen will sell from their boats until the hall has a roof again, which may take until the autumn.",
    "The insurers of the harbour have sent two assessors, who are expected to finish their work by Friday.",
    "The lighthouse lost its lamp for an hour, and two freighters waited far out at sea until it was lit again.",
)
OTHER = (
    "The school board of Tarn voted on Monday to keep its two village schools open for another five years.",
    "Parents had collected four thousand signatures and carried them to the meeting in a wheelbarrow.",
    "The board had planned to take the pupils to the new school in the valley by bus from next summer on.",
    "A teacher who has taught in the upper village since she was young thanked the parents with a song.",
    "The bus company said that it had already ordered two vehicles and would now look for other routes.",
)
BOILERPLATE = (
    "Sign up for our morning letter and get the news of the coast before the first ferry leaves the pier.",
    "This newspaper belongs to its readers, and every subscription keeps a reporter at work on the islands.",
    "Write to the editors if you see a mistake, and we will correct it in the place where it was made.",
)


def account(*sentences: str, title: str = "", outlet: str = "", published: date | None = DAY) -> Signature:
    return signature(Account(title, "\n\n".join(sentences), published, outlet))


def joined(one: Signature, other: Signature) -> Reason | None:
    """Return what joins two articles, having made sure that their order does not matter and that keys find them."""
    reason = same_origin(one, other)
    assert reason == same_origin(other, one)
    if reason:
        assert {*keys(one)} & {*keys(other)}
    return reason


def test_a_copy_says_how_much_of_it_is_copied() -> None:
    copy = account(*WIRE, "Our own reporter will be in the town tomorrow to see what is left of the market.")

    assert joined(account(*WIRE), copy) == Reason(
        Tie.TEXT, "100% of the sentences of the shorter article stand word for word in the other."
    )


def test_a_copy_in_other_typography_is_a_copy() -> None:
    typed = [words.replace("“", '"').replace("”", '"').replace("’", "'").upper() for words in WIRE]

    reason = joined(account(*WIRE), account(*typed))

    assert reason is not None
    assert reason.tie is Tie.TEXT


@pytest.mark.parametrize("kept", [WIRE[:4], WIRE[2:7], WIRE[::2]], ids=["top", "middle", "every second"])
def test_a_shortened_copy_is_a_copy(kept: tuple[str, ...]) -> None:
    reason = joined(account(*WIRE), account(*kept))

    assert reason is not None
    assert reason.sentence == "100% of the sentences of the shorter article stand word for word in the other."


def test_a_copy_that_fills_half_of_a_longer_article_is_a_copy() -> None:
    assert joined(account(*WIRE), account(*WIRE[:5], *OTHER, title="Storm over Port Lowe market")) is not None


def test_a_corrected_copy_is_a_copy_though_no_sentence_is_the_same() -> None:
    corrected = [
        words.replace("eleven", "fourteen")
        .replace("shortly after ten", "shortly after nine")
        .replace("three neighbouring", "four neighbouring")
        .replace("like this one", "like that")
        .replace("hundred years", "hundred and ten years")
        .replace("the autumn", "the winter")
        .replace("two assessors", "three assessors")
        .replace("an hour", "half an hour")
        for words in WIRE
    ]

    reason = joined(account(*WIRE), account(*corrected))

    assert reason is not None
    assert reason.tie is Tie.TEXT
    assert reason.sentence.endswith(
        "of the shorter article stands word for word in the other, in sentences that were edited."
    )


def test_articles_about_different_things_are_not_joined() -> None:
    assert joined(account(*WIRE), account(*OTHER)) is None


def test_what_all_articles_of_an_outlet_carry_does_not_join_them() -> None:
    one = account(*WIRE[:2], *BOILERPLATE, outlet="The Lowe Herald")
    other = account(*OTHER[:2], *BOILERPLATE, outlet="The Lowe Herald")

    assert joined(one, other) is None


def test_the_background_of_a_matter_told_again_after_weeks_is_no_copy() -> None:
    fresh = ("The fish market of Port Lowe will get a roof of steel.", "The council voted for it on Monday evening.")
    later = DAY + timedelta(days=60)

    assert joined(account(*WIRE[:6]), account(*fresh, *WIRE[3:6], published=later)) is None
    assert joined(account(*WIRE), account(*WIRE, published=later)) is not None


def test_the_same_quotation_joins_and_is_quoted() -> None:
    one = account(
        "Edda Holm came to the market of Port Lowe early in the day after the storm.",
        "“I have no words for what the storm did to the boats of these people,” Ms. Holm said at the market.",
    )
    other = account(
        "The harbour master of Port Lowe wept when she saw the boats that the storm had left on the stones.",
        "“I have no words for what the storm did to the boats,” said Edda Holm, looking at the market.",
    )

    assert joined(one, other) == Reason(
        Tie.QUOTATION,
        "Both carry the same quotation: “I have no words for what the storm did to the boats”.",
    )


def test_one_sentence_of_a_speech_does_not_join_two_long_reports() -> None:
    speech = "“We have no words for what the storm did to the boats of these people,” the harbour master said."
    one = [f"Boat {n} of Port Lowe lost mast and sail to the storm before hour {n * 3} had struck." for n in range(40)]
    other = [f"House {n} in Port Lowe stood under the storm’s water up to step {n} of its stairs." for n in range(40)]

    assert joined(account(speech, *one[:3]), account(speech, *other[:3])) is not None
    assert joined(account(speech, *one), account(speech, *other)) is None


def test_a_short_phrase_in_both_does_not_join() -> None:
    one = account("Edda Holm of Port Lowe called the storm “a once in a lifetime event” before the market opened.")
    other = account("At Port Lowe they speak of “a once in a lifetime event”, and the storm is not over, said Holm.")

    assert joined(one, other) is None


def test_the_same_quotation_weeks_later_does_not_join() -> None:
    words = "“We have not seen a night like this one since my grandfather went to sea,” the harbour master said."
    later = DAY + timedelta(days=30)

    assert joined(account(words, *WIRE[:1]), account(words, *OTHER[:1], published=later)) is None


CITES = "The mayor of Port Lowe resigned over the missing harbour funds on Sunday, {cited}."


def test_two_articles_that_cite_one_agency_for_the_same_are_joined() -> None:
    one = account("It was a long night in the town hall.", CITES.format(cited="Reuters reported"))
    other = account(
        "Ferries run again.", "Over missing harbour funds Port Lowe’s mayor resigned Sunday, according to Reuters."
    )

    assert joined(one, other) == Reason(Tie.SOURCE, "Both cite Reuters.")


def test_two_articles_that_cite_one_agency_for_different_things_are_not() -> None:
    one = account("It was a long night in the town hall.", CITES.format(cited="Reuters reported"))
    other = account("Reuters reported that the school board of Tarn will keep its two village schools open.")

    assert joined(one, other) is None


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ("AFP reported", "according to Agence France-Presse", "Agence France-Presse"),
        ("the broadcaster Kanal Nord said", "as the mayor told the broadcaster Kanal Nord", "Kanal Nord"),
        ("the Lowe Herald reported", "the mayor told the Lowe Herald", "Lowe Herald"),
        ("she told the BBC", "the BBC reported", "BBC"),
        ("the Interfax news agency said", "citing Interfax", "Interfax"),
    ],
)
def test_a_source_is_known_by_all_its_names(one: str, other: str, name: str) -> None:
    first = account("It was a long night in the town hall.", CITES.format(cited=one))
    second = account("Ferries run again, and the sun came out.", CITES.format(cited=other).replace("on Sunday", ""))

    assert joined(first, second) == Reason(Tie.SOURCE, f"Both cite {name}.")


def test_an_article_that_cites_another_by_its_outlet_is_of_its_origin() -> None:
    herald = account(
        "The mayor of Port Lowe resigned on Sunday over harbour funds that have been missing since the spring.",
        title="Mayor of Port Lowe resigns over missing funds",
        outlet="The Lowe Herald",
    )
    citing = account("It rained.", CITES.format(cited="the Lowe Herald reported"), outlet="Island Radio")

    assert joined(herald, citing) == Reason(
        Tie.SOURCE, "One is the report of Lowe Herald itself, which the other cites."
    )


def test_two_outlets_with_one_wire_at_the_top_have_it_from_there() -> None:
    told = "PORT LOWE (Reuters) - The mayor of Port Lowe resigned on Sunday over missing harbour funds."
    herald = account(told, "He wept.", outlet="The Lowe Herald")
    radio = account(
        told.replace("resigned on Sunday", "stepped down"), "His wife held his hand.", outlet="Island Radio"
    )

    assert joined(herald, radio) == Reason(Tie.SOURCE, "Both cite Reuters.")


def test_two_reports_of_one_wire_are_not_joined_by_its_name() -> None:
    first = account("PORT LOWE (Reuters) - The mayor of Port Lowe resigned over harbour funds.", outlet="Reuters")
    second = account("PORT LOWE (Reuters) - A new mayor of Port Lowe was sworn in.", outlet="Reuters")

    assert joined(first, second) is None


def test_a_signature_goes_into_json_and_back() -> None:
    made = account(*WIRE, CITES.format(cited="the BBC reported"), outlet="The Lowe Herald")

    assert Signature.from_json(json.loads(json.dumps(made.as_json()))) == made
    assert Signature.from_json(account(*WIRE, published=None).as_json()).published is None


def test_keys_are_short_and_few_whatever_the_length() -> None:
    long = account(
        *(f"Boat number {n} of the fleet lost mast {n * 7} to the wind of hour {n * 3}." for n in range(3000))
    )

    assert len(keys(long)) <= 450
    assert max(map(len, keys(long))) <= 40


def test_a_text_of_a_few_words_is_like_no_other() -> None:
    assert joined(account("It rained."), account("It rained.")) is None
    assert joined(account(""), account("")) is None


def test_hostile_text_is_read_in_linear_time() -> None:
    text = '"a ' * 20000 + "Aa " * 20000 + "told the the the " * 5000

    assert same_origin(account(text), account(text[::-1])) is None
