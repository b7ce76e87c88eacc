"""How many small planted faults the tests notice, by room; `make mutants` runs it.

    python scripts/mutants.py [--room extract --room checks] [--size 40] [--seed 1] [--survived]

One small fault at a time (a bound moved, a word changed, a condition turned round) is planted in the
program, and the room's tests that come by that statement are run, those about its file first, until one
fails. *Noticed*: a test failed or ran in circles. *Lived*: none did of those there was time for
(`--seconds` a fault); some of these faults change nothing that anyone could see. *Unreached*: no test comes
by.

Of each room `--size` faults are drawn: with the same seed on the same program the same ones.
"""

import argparse
import math
import os
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import pytest
from faults import Fault, faults_of
from noticing import LIVED, NOTICED, UNREACHED, Noticing, Room

ROOMS = {
    name: Room(Path(place), tuple(map(Path, tests)))
    for name, place, *tests in (
        ("assign", "intake/assign", "tests/assign"),
        ("checks", "intake/checks", "tests/check"),
        ("decisions", "intake/decisions", "tests/decisions", "tests/events"),
        ("extract", "intake/extract", "tests/extract"),
        ("render.deadline", "intake/render/deadline.py", "tests/render/test_deadline.py"),
        ("rounds", "intake/rounds", "tests/rounds/test_compare.py", "tests/rounds/test_store.py"),
        ("zh", "intake/zh", "tests/zh"),
    )
}

_QUIETLY = ("-p", "no:cacheprovider", "-p", "no:terminal", "-o", "addopts=", "--capture=sys")


def population(room: str) -> list[Fault]:
    """Every fault that can be planted in a room."""
    place = ROOMS[room].place
    files = sorted(place.rglob("*.py")) if place.is_dir() else [place]
    return [fault for path in files for fault in faults_of(path)]


def drawn(faults: Sequence[Fault], size: int, seed: int) -> list[Fault]:
    """A sample without preference, the same for the same seed."""
    mixed = random.Random(seed).sample(faults, len(faults))  # noqa: S311 (chance, no secret)
    return list(islice((one for one in mixed if not one.changes_nothing), size))


def table(planted: dict[str, int], faults: Sequence[Fault], verdicts: dict[str, str]) -> Iterator[str]:
    """A row for each room, and the sum."""
    rooms: dict[str, Counter[str]] = defaultdict(Counter)
    for fault in faults:
        rooms[fault.room][verdicts[fault.name]] += 1
    yield "| room | possible | drawn | noticed | lived | unreached | noticed of reached (95 %) |"
    yield "|---|---|---|---|---|---|---|"
    every = [*sorted(rooms.items()), ("all", sum(rooms.values(), Counter()))]
    for room, counts in every:
        noticed, reached = counts[NOTICED], counts[NOTICED] + counts[LIVED]
        low, high = interval(noticed, reached)
        cells = (room, planted.get(room, sum(planted.values())), counts.total(), noticed)
        share = f"{noticed / max(1, reached):.3f} ({low:.2f}-{high:.2f})"
        yield f"| {' | '.join(map(str, (*cells, counts[LIVED], counts[UNREACHED], share)))} |"


def interval(hits: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """Between which shares the true one lies, 95 times of a hundred (Wilson)."""
    if not of:
        return 0.0, 1.0
    share, spread = hits / of, z * z / of
    middle, half = share + spread / 2, z * math.sqrt(share * (1 - share) / of + spread / (4 * of))
    return (middle - half) / (1 + spread), (middle + half) / (1 + spread)


def show(fault: Fault, verdict: str) -> None:
    """Prints a fault that no test noticed."""
    if verdict != NOTICED:
        print(f"\n{fault.name}: {verdict}\n{fault.difference}", file=sys.__stdout__, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--room", action="append", choices=ROOMS, help="this room only; may be repeated")
    add("--size", type=int, default=40, help="faults drawn of each room (default %(default)s)")
    add("--seed", type=int, default=1, help="of the drawing (default %(default)s)")
    add("--seconds", type=float, default=6, help="of tests for each fault (default %(default)s)")
    add("--jobs", type=int, default=os.cpu_count() or 1, help="processes at once (default %(default)s)")
    add("--survived", action="store_true", help="show each fault that no test noticed")
    add("--control", action="store_true", help="plant nothing: then nothing must be noticed")
    add(
        "--only",
        action="append",
        default=[],
        metavar="NAME",
        help="all faults of that name, function or module; drawing none",
    )
    asked, began = parser.parse_args(), time.monotonic()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    os.environ["COVERAGE_CORE"] = "ctrace"  # the newer one knows no contexts

    faults, planted = [], {}
    for room in asked.room or ROOMS:
        every = population(room)
        planted[room] = len(every)
        named = [one for one in every if one.name.startswith(tuple(asked.only))]
        faults += named if asked.only else drawn(every, asked.size, asked.seed)
    rooms = {name: ROOMS[name] for name in asked.room or ROOMS}
    noticing = Noticing(
        faults,
        rooms,
        most_seconds=asked.seconds,
        jobs=asked.jobs,
        kept=Path("build/mutants"),
        tell=show if asked.survived else lambda *_: None,
        control=asked.control,
    )
    pytest.main(
        [*_QUIETLY, *(str(path) for room in rooms.values() for path in room.tests)], plugins=[noticing]
    )
    if len(noticing.verdicts) != len(faults):
        raise SystemExit("the tests could not be asked")
    print("\n".join(table(planted, faults, noticing.verdicts)))
    print(f"\n{(time.monotonic() - began) / 60:.0f} minutes")


if __name__ == "__main__":
    main()
