"""Which tests come by a line, and whether they notice a fault there: a pytest plugin.

Tests are collected once. Every file of tests, and then every fault, gets a process of its own that begins
from there, so that nothing one of them did or remembered reaches another.
"""

import hashlib
import os
import pickle
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import coverage
import pytest
from faults import Fault, forget, plant

NOTICED, LIVED, UNREACHED = "noticed", "lived", "unreached"
_HUNG = 2
"""A fault may make tests run in circles: when they take so many times as long as while they were
measured, which is slower, they have noticed it."""

_Write = Callable[[bytes], Any]
"""Tells what a process of its own found; the last word counts."""


@dataclass(frozen=True)
class Reach:
    """Of one test: how long it took, in seconds of processor time, and the lines it came by, a bit each."""

    seconds: float
    lines: dict[str, int]

    def of(self, path: str) -> list[int]:
        """The lines of a file that it comes by."""
        return [line for line, bit in enumerate(reversed(f"{self.lines[path]:b}")) if bit == "1"]


@dataclass(frozen=True)
class Room:
    """Where its program stands, and the tests that are for it and run it within their own process."""

    place: Path
    tests: tuple[Path, ...]

    def has(self, path: Path) -> bool:
        """Whether a file is one of its tests."""
        return any(path.is_relative_to(tests.absolute()) for tests in self.tests)


class Noticing:
    """Asks the tests about each of the faults, those of its room; the answers lie in `verdicts`, and
    `tell` hears each as it comes. `control`: plants nothing, so that whatever is noticed is no answer."""

    def __init__(
        self,
        faults: Sequence[Fault],
        rooms: Mapping[str, Room],
        *,
        most_seconds: float,
        jobs: int,
        kept: Path,
        tell: Callable[[Fault, str], None],
        control: bool = False,
    ) -> None:
        self.faults = faults
        self._rooms = rooms
        self.verdicts: dict[str, str] = {}
        self._most_seconds = most_seconds
        self._jobs = jobs
        self._control = control
        self._tell = tell
        self._kept = kept
        self._measured: coverage.Coverage | None = None
        self._known_about: dict[str, dict[str, float]] = {}

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """In place of running the tests once."""
        files: dict[Path, list[pytest.Item]] = defaultdict(list)
        for item in session.items:
            files[item.path].append(item)
        for first, *_ in files.values():
            # What all need (a scheme's patterns) is made ready once; what rooms answered is forgotten.
            first.ihook.pytest_runtest_protocol(item=first, nextitem=None)
        session.config._tmp_path_factory._basetemp = None  # type: ignore[attr-defined] # one for each process
        reach = self._reach(session, files)
        for at, (fault, verdict) in enumerate(self._ask(session, files, reach), 1):
            self.verdicts[fault.name] = verdict
            self._tell(fault, verdict)
            lived = sum(one == LIVED for one in self.verdicts.values())
            _say(f"\r{at} of {len(self.faults)}, lived {lived} ")
        _say("\n")
        return True

    def _reach(self, session: pytest.Session, files: dict[Path, list[pytest.Item]]) -> dict[str, Reach]:
        """What each test comes by; kept as long as neither the program nor the file of tests changes."""
        base = _digest(path for top in ("intake", "schemas", "tests") for path in _sources(Path(top)))
        found: dict[str, Reach] = {}
        for path, items in files.items():
            kept = self._kept / f"{path.stem}-{_digest([path], base)}.reach"
            if not kept.exists():
                _say(f"\rlines that tests come by: {path.name:50}")
                with _Child(partial(self._tell_lines, session, path, items)) as child:
                    answer = child.answer()
                if answer is None:
                    raise SystemExit(f"{path}: tests fail without any fault")
                kept.parent.mkdir(parents=True, exist_ok=True)
                kept.write_bytes(answer)
            found |= pickle.loads(kept.read_bytes())  # noqa: S301 (our own, written above)
        return found

    def _tell_lines(
        self, session: pytest.Session, path: Path, items: Sequence[pytest.Item], write: _Write
    ) -> None:
        """What tests of one file come by, one after the other. What happens before a test begins (a fixture
        that several share) counts for all of them."""
        room, place = next((name, room.place) for name, room in self._rooms.items() if room.has(path))
        looked_at = f"{place}/*" if place.is_dir() else str(place)
        self._measured = coverage.Coverage(data_file=None, include=[looked_at], config_file=False)
        self._measured.set_option("run:disable_warnings", ["no-data-collected"])  # a file may come by none
        self._measured.start()
        seconds = {}
        for item, following in zip(items, [*items[1:], None], strict=True):
            self._measured.switch_context("")
            forget(room)
            began = time.process_time()
            item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
            seconds[item.nodeid] = time.process_time() - began
        self._measured.stop()
        if session.testsfailed:
            return
        data = self._measured.get_data()
        lines: dict[str, dict[str, int]] = {nodeid: {} for nodeid in seconds}
        for file in data.measured_files():
            name = str(Path(file).relative_to(Path.cwd()))
            for line, contexts in data.contexts_by_lineno(file).items():
                for nodeid in lines if "" in contexts else lines.keys() & set(contexts):
                    lines[nodeid][name] = lines[nodeid].get(name, 0) | 1 << line
        write(pickle.dumps({nodeid: Reach(seconds[nodeid], lines[nodeid]) for nodeid in lines}))

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_call(self, item: pytest.Item) -> None:
        """From here on it is the test itself that comes by lines."""
        if self._measured:
            self._measured.switch_context(item.nodeid)

    def _ask(
        self, session: pytest.Session, files: dict[Path, list[pytest.Item]], reach: dict[str, Reach]
    ) -> Iterable[tuple[Fault, str]]:
        """The verdict on each fault, as it comes in; so many processes at once."""
        running: list[tuple[Fault, _Child]] = []
        for fault in self.faults:
            chosen = self._chosen(fault, files, reach)
            if not chosen:
                yield fault, UNREACHED
                continue
            if len(running) == self._jobs:
                yield _verdict(*running.pop(0))
            limit = 5 + _HUNG * sum(reach[item.nodeid].seconds for item in chosen)
            running.append(
                (fault, _Child(partial(self._tell_whether_noticed, session, fault, chosen), limit))
            )
        for fault, child in running:
            yield _verdict(fault, child)

    def _tell_whether_noticed(
        self, session: pytest.Session, fault: Fault, chosen: Sequence[pytest.Item], write: _Write
    ) -> None:
        write(b"not planted")
        if not self._control:
            plant(fault)
        write(b"")
        for item, following in zip(chosen, [*chosen[1:], None], strict=True):
            item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
            if session.testsfailed:
                return
        write(b"lived")

    def _chosen(
        self, fault: Fault, files: dict[Path, list[pytest.Item]], reach: dict[str, Reach]
    ) -> list[pytest.Item]:
        """The tests that come by the statement, as many as time allows: first those that are about its
        file."""
        first, last = fault.lines
        lines = sum(1 << line for line in range(first, last + 1))
        near = [
            item
            for path, items in files.items()
            if self._rooms[fault.room].has(path)
            for item in items
            if reach[item.nodeid].lines.get(fault.path, 0) & lines
        ]
        about = self._about(fault.path, reach)
        near.sort(key=lambda item: about[item.nodeid], reverse=True)
        chosen: list[pytest.Item] = []
        left = self._most_seconds
        for item in near:
            seconds = reach[item.nodeid].seconds
            if seconds <= left or not chosen:
                chosen.append(item)
                left -= seconds
        return chosen

    def _about(self, path: str, reach: dict[str, Reach]) -> dict[str, float]:
        """How much each test is about a file: it comes by lines that few others come by, in little time (to
        begin a test costs some, too)."""
        if path not in self._known_about:
            lines = {nodeid: one.of(path) for nodeid, one in reach.items() if path in one.lines}
            tests = Counter(line for of_test in lines.values() for line in of_test)
            self._known_about[path] = {
                nodeid: sum(1 / tests[line] for line in of_test) / (0.05 + reach[nodeid].seconds)
                for nodeid, of_test in lines.items()
            }
        return self._known_about[path]


def _verdict(fault: Fault, child: "_Child") -> tuple[Fault, str]:
    with child:
        answer = child.answer()
    if answer == b"not planted":
        raise SystemExit(f"{fault.name} cannot be planted")
    return fault, LIVED if answer == b"lived" else NOTICED


class _Child:
    """A process that begins as a copy of this one, does one thing, and tells what it found; ended when it
    runs longer than `limit` seconds (of processor time; of the clock, sixty times that)."""

    def __init__(self, task: Callable[[_Write], None], limit: float = 3600) -> None:
        self._folder = tempfile.mkdtemp(prefix="mutants-")
        self._told = Path(self._folder) / "told"
        self._pid = os.fork()
        if self._pid == 0:
            try:
                os.environ["PYTEST_DEBUG_TEMPROOT"] = self._folder
                resource.setrlimit(resource.RLIMIT_CPU, (int(limit) + 1, int(limit) + 2))
                signal.alarm(int(limit) * 60)
                task(self._told.write_bytes)
            finally:
                os._exit(0)

    def answer(self) -> bytes | None:
        """What it wrote, or None."""
        os.waitpid(self._pid, 0)
        return self._told.read_bytes() if self._told.exists() else None

    def __enter__(self) -> "_Child":
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)


def _sources(top: Path) -> Iterable[Path]:
    files = (path for path in top.rglob("*.*") if path.is_file() and path.suffix != ".pyc")
    return sorted(path for path in files if not path.match("test_*.py"))


def _digest(paths: Iterable[Path], start: str = "") -> str:
    digest = hashlib.sha256(start.encode())
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _say(text: str) -> None:
    print(text, end="", file=sys.__stderr__, flush=True)
