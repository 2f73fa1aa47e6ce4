"""Guards inside the database: history refuses change, and quotes must match their version's text.

Installed by migrations. SQLite loses a table's triggers when a later migration rebuilds it;
that migration must call `install` again, and a test notices when it does not.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

#: Tables whose rows are written once; deleting is refused too.
APPEND_ONLY = ("claims_ledgerentry", "claims_decision", "claims_phrasechange", "claims_missedpassage", "claims_opinion")
#: Tables whose rows are neither changed nor deleted, and stand in no chain.
WRITTEN_ONCE = ("claims_formercomment", "claims_policyswitch", "claims_guideline")
#: Tables whose rows may change but are never deleted.
KEPT = ("claims_addedphrase", "claims_comment")
#: Tables whose rows are never changed.
IMMUTABLE = (*APPEND_ONLY, *WRITTEN_ONCE, "claims_articleversion", "claims_copy")
#: Tables with start, end and exact into the text of their version.
QUOTED = ("claims_flag", "claims_mention")

_POSTGRESQL_FUNCTIONS = """
CREATE OR REPLACE FUNCTION claims_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
CREATE OR REPLACE FUNCTION claims_check_quote() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.exact IS DISTINCT FROM
     (SELECT substr(text, NEW.start + 1, NEW."end" - NEW.start) FROM claims_articleversion WHERE id = NEW.version_id)
  THEN RAISE EXCEPTION '% quotes words that are not in its version', TG_TABLE_NAME; END IF;
  RETURN NEW;
END $$;
"""


def install(connection: BaseDatabaseWrapper) -> None:
    """Create the guards of every table that is there, replacing those that it has."""
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        for statement in statements(connection.vendor, there):
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop every guard. For migrating backwards, and for tests that tamper."""
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        for table, name in trigger_names(connection.vendor):
            if table not in there:
                continue
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def statements(vendor: str, tables: set[str]) -> list[str]:
    """Return the SQL that installs the guards of `tables` on a database of this vendor."""
    guarded = [(table, name) for table, name in trigger_names(vendor) if table in tables]
    if vendor == "postgresql":
        return [_POSTGRESQL_FUNCTIONS, *_postgresql_triggers(guarded)]
    return _sqlite_triggers(guarded)


def trigger_names(vendor: str) -> list[tuple[str, str]]:
    """Return (table, trigger) for every guard."""
    names = [(table, f"{table}_no_update") for table in IMMUTABLE]
    names += [(table, f"{table}_no_delete") for table in (*APPEND_ONLY, *WRITTEN_ONCE, *KEPT)]
    names += [(table, f"{table}_quote_insert") for table in QUOTED]
    names += [(table, f"{table}_quote_update") for table in QUOTED]
    if vendor == "postgresql":
        names += [(table, f"{table}_no_truncate") for table in APPEND_ONLY]
    return names


def _postgresql_triggers(guarded: list[tuple[str, str]]) -> list[str]:
    made = []
    for table, name in guarded:
        event = name.rpartition("_")[2].upper()
        each = "STATEMENT" if event == "TRUNCATE" else "ROW"
        run = "claims_check_quote" if "_quote_" in name else "claims_refuse"
        made.append(f"DROP TRIGGER IF EXISTS {name} ON {table}")
        made.append(f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH {each} EXECUTE FUNCTION {run}()")
    return made


def _sqlite_triggers(guarded: list[tuple[str, str]]) -> list[str]:
    made = []
    for table, name in guarded:
        event = name.rpartition("_")[2].upper()
        guard = _sqlite_quote(table) if "_quote_" in name else f"BEGIN SELECT RAISE(ABORT, '{table} is append-only');"
        made.append(f"DROP TRIGGER IF EXISTS {name}")
        made.append(f"CREATE TRIGGER {name} BEFORE {event} ON {table} {guard} END")
    return made


def _sqlite_quote(table: str) -> str:
    found = (
        'SELECT substr(text, NEW.start + 1, NEW."end" - NEW.start) FROM claims_articleversion WHERE id = NEW.version_id'
    )
    message = f"{table} quotes words that are not in its version"
    return f"WHEN NEW.exact IS NOT ({found}) BEGIN SELECT RAISE(ABORT, '{message}');"
