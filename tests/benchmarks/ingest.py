"""Measures `manage.py ingest`: articles per second, and whether its memory grows with their number.

Run it from the repository: python tests/benchmarks/ingest.py [NUMBER …]. Uses a fresh SQLite database in a temporary
folder, or DATABASE_URL (an empty database of its own).
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TOWNS = "Kelmin Ulvenne Narrin Tarvel Steyn Orlen Brask Holm Lindal Saviel Dorn Vell Aske Ruun Tosk Melby".split()  # noqa: SIM905
THINGS = "barges lorries drones houses tents horses bridges boats wagons shells".split()  # noqa: SIM905
PARAGRAPH = (
    "The mayor of {town} said on {day} that {number} of the {total} {things} had been lost in the night. "
    "The figures could not be independently verified. People stood in the square until noon and spoke about the "
    "weather, the price of flour and the road to {other}, which has been closed since the thaw. A teacher brought "
    "tea. “We have seen worse,” she said, “and we have seen it from closer.” The council meets again next week."
)
PLAIN = (
    "Trains between {town} and {other} ran on time for the first time in {number} days, the railway said. "
    "Passengers carried flower pots, tools and, in one case, a clock. The station café opened its second window."
)


def article(number: int, paragraphs: int = 16) -> dict[str, str]:
    """Return one long article whose towns, figures and order vary with its number."""
    rng = random.Random(number)
    texts = []
    for place in range(paragraphs):
        town, other = rng.sample(TOWNS, 2)
        template = PARAGRAPH if place % 4 == 0 else PLAIN
        day = rng.choice(["Monday", "Tuesday", "Wednesday", "Thursday"])
        count = rng.randint(2, 900)
        things = rng.choice(THINGS)
        values = {"town": town, "other": other, "day": day, "number": count, "total": count + 40, "things": things}
        texts.append(template.format(**values))
    return {"id": f"a{number}", "date": "2026-03-14", "outlet": "The Benchmark", "text": "\n\n".join(texts)}


def written(number: int, folder: Path) -> Path:
    """Write `number` articles as JSONL and return the file."""
    path = folder / f"{number}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(article(one)) + "\n" for one in range(number))
    return path


def measured(path: Path, folder: Path) -> tuple[float, float, int]:
    """Ingest one file into a fresh database; return seconds on the clock, of the processor, and peak KiB."""
    environment = {**os.environ, "DATA_DIR": str(folder / path.stem)}
    manage = [sys.executable, str(ROOT / "manage.py")]
    if "DATABASE_URL" in os.environ:
        subprocess.run([*manage, "migrate", "claims", "zero", "-v0"], env=environment, check=True)
    subprocess.run([*manage, "migrate", "-v0"], env=environment, check=True)
    start = time.perf_counter()
    with (folder / "out").open("w") as out:
        process = subprocess.Popen([*manage, "ingest", str(path)], env=environment, stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"ingest failed with status {status}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def report(numbers: list[int]) -> Iterator[str]:
    """Yield one line for each number of articles."""
    with tempfile.TemporaryDirectory() as name:
        for number in numbers:
            seconds, busy, peak = measured(written(number, Path(name)), Path(name))
            words = len(article(0)["text"].split())
            yield (
                f"{number:6,} articles of {words} words: {seconds:.1f} s ({number / seconds:.1f} a second), "
                f"{busy:.1f} s of processor time, peak {peak / 1024:.0f} MiB"
            )


if __name__ == "__main__":
    for line in report([int(number) for number in sys.argv[1:]] or [100, 1000]):
        print(line, flush=True)
