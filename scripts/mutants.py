"""How many planted faults the tests noticed, by room, after `mutmut run`; `make mutants` does both.

    python scripts/mutants.py [--survived]

mutmut plants one small fault at a time (a bound moved, a word changed, a condition turned round) and runs
the tests that reach it. *Noticed*: a test failed, or ran far too long. *Lived*: none did; some of these
change nothing that anyone could see.
*Unreached*: no test of the selection in pyproject.toml comes there.
"""

import argparse
import subprocess
import sys
from collections import Counter, defaultdict

_NOTICED = frozenset({"killed", "timeout", "caught by type check", "segfault"})
_UNREACHED = "no tests"
_NOT_RUN = "not checked"


def verdicts() -> dict[str, str]:
    """What became of every fault that was planted: its name, and mutmut's word for it."""
    command = [sys.executable, "-m", "mutmut", "results", "--all", "true"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    lines = (line.strip().rpartition(": ") for line in told.splitlines())
    return {name: word for name, _, word in lines if name and word != _NOT_RUN}


def table(found: dict[str, str]) -> list[str]:
    """A row for each room, and the sum."""
    rooms: dict[str, Counter[str]] = defaultdict(Counter)
    for name, word in found.items():
        sort = "noticed" if word in _NOTICED else "unreached" if word == _UNREACHED else "lived"
        rooms[name.split(".")[1]][sort] += 1
    rows = [
        "| room | planted | noticed | lived | unreached | noticed of reached |",
        "|---|---|---|---|---|---|",
    ]
    for room, counts in [*sorted(rooms.items()), ("all", sum(rooms.values(), Counter()))]:
        reached = counts["noticed"] + counts["lived"]
        rows.append(
            f"| {room} | {counts.total()} | {counts['noticed']} | {counts['lived']} "
            f"| {counts['unreached']} | {counts['noticed'] / max(1, reached):.3f} |"
        )
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--survived", action="store_true", help="name each fault that no test noticed")
    asked = parser.parse_args()
    found = verdicts()
    print("\n".join(table(found)))
    if asked.survived:
        print("\n" + "\n".join(sorted(name for name, word in found.items() if word not in _NOTICED)))


if __name__ == "__main__":
    main()
