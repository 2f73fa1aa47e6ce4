"""Measures reading: its time against that of splitting the same text into sentences, and how it grows on hostile text.

Run it from the repository: python -m tests.benchmarks.reading CORPUS.jsonl[.gz] [--rounds N] [--profile]. The corpus
has one article {"id", "text", "date"?} a line. All times are of the processor, in one process: batch by batch, the two
that are compared take turns in going first, and the median round counts. Before each of them the splitter forgets what
it has decided: it remembers the ends of sentences, so whoever comes second would find them. Uses no database.
"""

from __future__ import annotations

import argparse
import cProfile
import gzip
import json
import pstats
import random
import resource
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from statistics import median
from typing import Any

import nupunkt

from claims.errors import BadInput
from claims.management.commands.flag import flags_of

Article = dict[str, Any]

#: Twice the text may take this many times the time.
BAR = 2.3
SIZE = 100_000
BATCH = 100


def articles(path: Path) -> Iterator[Article]:
    """Yield the articles of a corpus that can be read."""
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as lines:
        for line in lines:
            article = json.loads(line)
            if isinstance(article.get("text"), str) and article["text"].strip():
                yield article


def batches(found: Iterable[Article]) -> Iterator[list[Article]]:
    """Yield the articles in batches, in constant memory."""
    rest = iter(found)
    while batch := list(islice(rest, BATCH)):
        yield batch


def read(article: Article) -> object:
    """Read an article for flags; one that is refused counts as read."""
    try:
        return flags_of(article)
    except BadInput:
        return None


def split(article: Article) -> object:
    """Split the text of an article into sentences."""
    return nupunkt.sent_spans(article["text"])


def seconds(work: Callable[[Article], object], batch: list[Article]) -> float:
    """Return the time of the processor that work takes over a batch."""
    nupunkt.load("default").clear_decision_cache()
    start = time.process_time()
    for article in batch:
        work(article)
    return time.process_time() - start


def in_turns(first: Callable[[], float], second: Callable[[], float], turn: int) -> tuple[float, float]:
    """Measure two things, the second one first in every other turn."""
    if turn % 2:
        late = second()
        return first(), late
    return first(), second()


def rounds(path: Path, number: int) -> Iterator[tuple[float, float]]:
    """Yield the times of reading and of splitting in each of so many rounds over the corpus."""
    for turn in range(number):
        times = [
            in_turns(lambda: seconds(read, batch), lambda: seconds(split, batch), turn + place)  # noqa: B023
            for place, batch in enumerate(batches(articles(path)))
        ]
        yield sum(reading for reading, _ in times), sum(splitting for _, splitting in times)


def peak() -> float:
    """Return the most memory that this process has held so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def on_news(path: Path, number: int) -> Iterator[str]:
    """Yield what the corpus says."""
    for article in islice(articles(path), 20):  # Patterns and models are loaded by the first that needs them.
        read(article), split(article)
    warm = peak()
    count, size = 0, 0
    for count, article in enumerate(articles(path), 1):  # noqa: B007
        size += len(article["text"].encode(errors="replace"))
    times = list(rounds(path, number))
    reading, splitting = (median(column) for column in zip(*times, strict=True))
    ratios = [one / other for one, other in times]
    yield f"{count:,} articles, {size / 1e6:.1f} MB of text, {number} rounds"
    yield f"reading    {reading:8.2f} s  {size / 1e6 / reading:6.2f} MB/s  {1000 * reading / count:6.2f} ms an article"
    yield f"splitting  {splitting:8.2f} s  {size / 1e6 / splitting:6.2f} MB/s"
    yield f"ratio      {median(ratios):8.2f}    (from {min(ratios):.2f} to {max(ratios):.2f})"
    yield f"memory     {peak():8.0f} MiB at most, {warm:.0f} MiB after the first 20 articles"


def repeated(unit: str, size: int = SIZE) -> Callable[[int], str]:
    """Return a maker of texts: `unit` again and again, up to so many times the size."""
    return lambda times: unit * (times * size // len(unit))


def nested(times: int) -> str:
    """Return brackets within brackets."""
    half = times * SIZE // 2
    return "(" * half + ")" * half


def names(times: int) -> str:
    """Return one line of names, hardly any of them twice."""
    rng = random.Random(7)
    parts = ["ka", "lo", "mir", "ten", "ul", "ven", "bra", "sk", "or", "dal", "ri", "uz"]
    made: list[str] = []
    length = 0
    while length < times * SIZE:
        made.append("".join(rng.choices(parts, k=rng.randint(2, 4))).capitalize())
        length += len(made[-1]) + 1
    return " ".join(made)


#: Stands at the end of each hostile text: whatever looks for what it covers has all of the text before it.
CAVEAT = "The claim of the mayor of Kelmin could not be independently verified."
HOSTILE: dict[str, Callable[[int], str]] = {
    "dots": repeated("."),
    "spaces": repeated(" "),
    "line ends": repeated("\n"),
    "quotes": repeated('"'),
    "alternating quotes": repeated("“”"),
    "nested brackets": nested,
    "commas": repeated(","),
    "digits": repeated("7"),
    "numbers": repeated("12 of 34, "),
    "all-caps words": repeated("HARBOUR MILL BARGE "),
    "names in one line": names,
    "an endless sentence": repeated("and the barge went on past the mill "),
    "could not be": repeated("could not be ", 20_000 * len("could not be ")),
    "claims that": repeated("claims that "),
    "said": repeated("said "),
    "denied": repeated("denied "),
    "he said she said": repeated("He said she said. "),
    "not clear whether": repeated("it was not clear whether "),
    "conflicting reports": repeated("There were conflicting reports. "),
    "on Monday": repeated("on Monday, "),
    "quoted words": repeated("“It sank,” said Ana. "),
    "caveat after caveat": repeated("The mayor of Kelmin said 9 barges sank. It could not be verified. "),
    "caveats, a line each": repeated("The mayor of Kelmin said 9 barges sank.\nIt could not be verified.\n"),
    "rival figures": repeated("The mill said 9 men had died, but the union said 14 had been killed. "),
    "titles": repeated("Mr. Gen. U.S. Dr. "),
    "initials": repeated("A. B. "),
    "pronouns": repeated("He told her that they said it. "),
    "claims, a line each": repeated("The mayor of Kelmin said 9 barges sank.\n"),
    "combining marks": repeated("e\u0301\u0323"),
}


def on_hostile(number: int) -> Iterator[str]:
    """Yield a line for each hostile text: the time for it, for twice of it, and how many times that is."""
    yield f"\n{'hostile text':<22}{'chars':>9}{'time':>9}{'twice':>9}{'ratio':>7}   (bar {BAR})"
    for name, made in HOSTILE.items():
        one, two = ({"text": f"{made(times)}\n{CAVEAT}", "date": "2026-03-14"} for times in (1, 2))
        pairs = [in_turns(lambda: seconds(read, [one]), lambda: seconds(read, [two]), turn) for turn in range(number)]  # noqa: B023
        single, double = (median(column) for column in zip(*pairs, strict=True))
        mark = "  over the bar" if double > BAR * single else ""
        yield f"{name:<22}{len(one['text']):>9,}{single:>8.3f}s{double:>8.3f}s{double / single:>7.2f}{mark}"


def profile(path: Path) -> None:
    """Print where the time of one round of reading goes."""
    with cProfile.Profile() as profiler:
        for article in articles(path):
            read(article)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(25)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", type=Path, metavar="CORPUS.jsonl[.gz]")
    parser.add_argument("--rounds", type=int, default=5, help="how often each thing is measured (default 5)")
    parser.add_argument("--profile", action="store_true", help="print where the time of reading goes, and no figures")
    options = parser.parse_args()
    if options.profile:
        profile(options.corpus)
        return
    for line in chain(on_news(options.corpus, options.rounds), on_hostile(options.rounds)):
        print(line, flush=True)


if __name__ == "__main__":
    main()
