"""A backup is what was there; a damaged one is refused before anything is written, as is a store that is not empty."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any
from zipfile import ZipFile

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from claims.actions import articles, claims, hubs, restoring
from claims.models import Article, Backup, Claim, Copy, Guideline, Source, Subscription, guards
from claims.models.article import Door
from claims.net import archive
from claims.queries import canonical
from claims.queries import claims as listing
from claims.queries.claims import Narrowing
from claims.reading.articles import Reading
from claims.reading.packing import name_of
from tests.conftest import NOW, make_person
from tests.factories import make_act, make_claim, make_version
from tests.queries.invariants.store import fill

pytestmark = pytest.mark.django_db


def run(*command: str) -> str:
    out = io.StringIO()
    call_command(*command, stdout=out)
    return out.getvalue()


@contextmanager
def elsewhere() -> Iterator[None]:
    """A store that is gone when the block ends: what comes after finds a new one."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def people() -> tuple[User, User, User]:
    return make_person("dana", "editor"), make_person("omar", "editor"), make_person("ada", "administrator")


def digests() -> dict[str, str]:
    return {table.name: canonical.digest(table) for table in canonical.tables()}


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A small backup of a store that is gone."""
    path = tmp_path / "small.zip"
    with elsewhere():
        editor = make_person("dana", "editor")
        claims.follow(claim=make_claim(), act=make_act(editor))
        run("backup", str(path))
    assert not Claim.objects.exists()
    return path


def test_what_is_restored_is_what_was_backed_up_and_keeps_every_promise(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    with elsewhere():
        fill(*people())
        before = digests()
        told = json.loads(run("backup", str(path), "--json"))
        assert told["rows"] > 500
        assert told["bytes"] == path.stat().st_size
        row = Backup.objects.get()
        assert (row.bytes, row.engine, len(row.digest)) == (path.stat().st_size, connection.vendor, 64)

    said = run("restore", str(path))

    assert "Restored, and proved equal" in said
    assert digests() == before
    run("verify")
    run("verify_ledger")


def test_a_restored_store_can_be_worked_with(backup: Path) -> None:
    run("restore", str(backup))

    editor, known = User.objects.get(username="dana"), Claim.objects.get()
    # New rows are numbered after the old, history goes on where it stopped, and what was there is found.
    claims.reword(claim=known, text="Twelve barges had sunk.", act=make_act(editor))
    fresh = articles.receive(reading=Reading("A dyke broke.", outlet="The Post"), door=Door.PASTE, by=None, now=NOW)
    assert fresh.version.pk > known.mentions.get().version_id
    assert [row.public_id for row in listing.listed(Narrowing(words="barges sunk")).rows] == [known.public_id]
    run("verify_ledger")


def test_the_guards_are_back(backup: Path) -> None:
    run("restore", str(backup))

    with pytest.raises(Exception, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM claims_decision")


def test_rows_of_migrations_give_way_to_those_of_the_backup(tmp_path: Path) -> None:
    path = tmp_path / "renamed.zip"
    with elsewhere():
        Group.objects.filter(name="reader").update(name="visitor")
        Guideline.objects.create(**_another_guideline())
        run("backup", str(path))
        number = Guideline.objects.count()

    run("restore", str(path))

    assert Group.objects.filter(name="visitor").exists()
    assert Guideline.objects.count() == number


def _another_guideline() -> dict[str, Any]:
    known = Guideline.objects.values().order_by("-pk")[0]
    return {**{name: value for name, value in known.items() if name != "id"}, "number": known["number"] + 1}


def test_only_an_empty_store_is_filled(backup: Path) -> None:
    make_claim()
    before = digests()

    with pytest.raises(CommandError, match=r"not empty: there are rows in .*claims\.\w+.* create one"):
        run("restore", str(backup))

    assert digests() == before


def test_verify_checks_the_file_and_restores_nothing(backup: Path) -> None:
    assert "The backup is whole" in run("restore", str(backup), "--verify")
    assert json.loads(run("restore", str(backup), "--verify", "--json"))["ok"]

    assert not Claim.objects.exists()


def test_a_backup_cut_short_is_refused(backup: Path) -> None:
    whole = backup.read_bytes()
    for length in (0, 1, 100, len(whole) // 2, len(whole) - 1):
        backup.write_bytes(whole[:length])
        with pytest.raises(CommandError, match="no backup, or one that was cut short"):
            run("restore", str(backup))
    restoring.check_empty()


def test_whatever_byte_is_damaged_nothing_is_restored(backup: Path) -> None:
    """A byte that no reader looks at may change: then what is in the archive is still what was written."""
    whole, chance, refused = backup.read_bytes(), Random("damage"), 0
    for _ in range(60):
        damaged = bytearray(whole)
        damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        backup.write_bytes(damaged)
        try:
            run("restore", str(backup), "--verify")
        except CommandError:
            refused += 1
    assert refused > 40
    restoring.check_empty()


def rewritten(backup: Path, member: str, change: Any) -> None:
    """Write a backup anew with one member changed, as somebody with a zip program would."""
    with ZipFile(backup) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[member] = change(parts[member])
    with ZipFile(backup, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def test_a_changed_table_is_named(backup: Path) -> None:
    rewritten(backup, "tables/claims.claim.jsonl", lambda rows: rows.replace(b"12 of the 15", b"13 of the 15"))

    with pytest.raises(CommandError, match=r"claims\.claim is not what was backed up"):
        run("restore", str(backup))

    assert not Claim.objects.exists()


def test_a_database_of_another_release_is_refused(backup: Path) -> None:
    def older(manifest: bytes) -> bytes:
        told = json.loads(manifest)
        told["migrations"].remove("claims.0020_split")
        return json.dumps(told).encode()

    rewritten(backup, "manifest.json", older)

    with pytest.raises(CommandError, match=r"another release.*it has besides claims\.0020_split.*nothing was changed"):
        run("restore", str(backup))


def test_a_file_that_is_no_backup_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no file"):
        run("restore", str(tmp_path / "none.zip"))
    with ZipFile(tmp_path / "other.zip", "w") as other:
        other.writestr("letter.txt", "Dear reader")
    with pytest.raises(CommandError, match=r"manifest\.json is missing from the backup"):
        run("restore", str(tmp_path / "other.zip"))


def test_what_the_database_makes_of_rows_is_proved(backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(restoring, "_reset_sequences", lambda tables: Source.objects.create(name="X", created_at=NOW))

    with pytest.raises(CommandError, match=r"claims\.source is not what was backed up: nothing was restored"):
        run("restore", str(backup))

    assert not Claim.objects.exists()
    with connection.cursor() as cursor:
        assert guards.trigger_names(connection.vendor)
        cursor.execute("SELECT count(*) FROM claims_guideline")
        assert cursor.fetchone()[0] > 0


def test_a_backup_overwrites_nothing_and_names_itself_in_a_folder(tmp_path: Path) -> None:
    run("backup", str(tmp_path))
    [made] = tmp_path.iterdir()
    assert made.name.startswith("tracker-")

    with pytest.raises(CommandError, match="is there already"):
        run("backup", str(made))
    with pytest.raises(CommandError, match="There is no folder"):
        run("backup", str(tmp_path / "none" / "all.zip"))
    assert list(tmp_path.iterdir()) == [made]


def test_a_backup_that_breaks_off_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: Any) -> Iterator[bytes]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(canonical, "lines", full)

    with pytest.raises(CommandError, match=r"No space left on device.*there is no backup"):
        run("backup", str(tmp_path / "all.zip"))

    assert list(tmp_path.iterdir()) == []
    assert Backup.objects.get().finished_at is None


def test_every_table_is_backed_up_but_those_of_the_moment() -> None:
    kept = {table.name for table in canonical.tables()}

    assert {Article._meta.label_lower, "auth.user", "claims.claimclue", "claims.articlewords"} <= kept
    assert not {name for name in kept if name.startswith(("sessions.", "axes."))}


def test_what_hubs_sign_with_is_in_no_backup(tmp_path: Path) -> None:
    fill(*people())
    row, path = Subscription.objects.get(), tmp_path / "all.zip"
    run("backup", str(path))

    with ZipFile(path) as written:
        kept = b"".join(written.read(name) for name in written.namelist())

    assert row.token.encode() in kept
    assert hubs.secret(row).encode() not in kept


BODY = b"<html><body><p>Twelve barges had sunk.</p></body></html>"


def _kept_page() -> Copy:
    version = make_version(url="https://port.example/kept")
    told = {"version": version, "url": version.article.url, "status": 200, "is_kept": True}
    return Copy.objects.create(**told, digest=archive.keep(BODY), size=len(BODY), fetched_at=NOW)


def test_archived_pages_are_carried_and_a_failed_restore_takes_them_out_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "pages.zip"
    with elsewhere():
        digest = _kept_page().digest
        assert json.loads(run("backup", str(path), "--json"))["files"] == 1
    storages["archive"].delete(name_of(digest))

    with monkeypatch.context() as broken:
        broken.setattr(restoring, "_reset_sequences", lambda tables: Source.objects.create(name="X", created_at=NOW))
        with pytest.raises(CommandError, match="nothing was restored"):
            run("restore", str(path))
    assert not storages["archive"].exists(name_of(digest))

    run("restore", str(path))
    assert archive.read_back(digest, size=len(BODY)) == BODY
    storages["archive"].delete(name_of(digest))


def test_a_page_that_is_missing_from_the_archive_is_no_backup(tmp_path: Path) -> None:
    storages["archive"].delete(name_of(_kept_page().digest))

    with pytest.raises(CommandError, match=r"cannot be read .*so there is no backup"):
        run("backup", str(tmp_path / "all.zip"))

    assert list(tmp_path.iterdir()) == []
