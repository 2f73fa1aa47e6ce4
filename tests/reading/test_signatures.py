"""Signatures of pushes, by an example that was worked out elsewhere, and by every way of being wrong."""

from __future__ import annotations

import pytest

from claims.reading.signatures import is_signed

#: RFC 4231, test case 2: HMAC over these words with this key.
KEY, WORDS = "Jefe", [b"what do ya want ", b"for nothing?"]
SHA256 = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
SHA384 = "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649"
SHA512 = "".join((
    "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554",
    "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737",
))  # fmt: skip
#: RFC 2202, test case 2.
SHA1 = "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"


@pytest.mark.parametrize(
    "header", [f"sha1={SHA1}", f"sha256={SHA256}", f"sha384={SHA384}", f"sha512={SHA512}", f" SHA256={SHA256.upper()} "]
)
def test_a_good_signature_is_known(header: str) -> None:
    assert is_signed(header, secret=KEY, body=WORDS)


@pytest.mark.parametrize(
    "header",
    ["", SHA256, f"sha1={SHA256}", f"sha256={SHA256[:-1]}", f"sha256={SHA256}0", f"md5={SHA256}", "sha256=\udcff é",
     f"sha256={SHA1}", f"sha224={SHA256}", f"sha256 = {SHA256[1:]}"],
)  # fmt: skip
def test_any_other_is_not(header: str) -> None:
    assert not is_signed(header, secret=KEY, body=WORDS)


def test_another_body_or_secret_is_not_what_was_signed() -> None:
    assert not is_signed(f"sha256={SHA256}", secret=KEY, body=[*WORDS, b" "])
    assert not is_signed(f"sha256={SHA256}", secret="Jeff", body=WORDS)


def test_without_a_known_method_nothing_is_read() -> None:
    def unread() -> object:
        raise AssertionError("read")

    assert not is_signed("crc32=0", secret=KEY, body=iter(unread, None))  # type: ignore[arg-type]
