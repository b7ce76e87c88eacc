"""Cases checked in the background, one after the other, with what is happening told to browsers."""

import logging
import queue
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from intake.desk.feed import Feed
from intake.desk.shelf import Place
from intake.errors import IntakeError

_LOG = logging.getLogger("intake")

State = Literal["waiting", "reading", "judging", "done", "failed"]

_TELL_EVERY = 0.2
"""Seconds between two words on the same reading."""


@dataclass(frozen=True, slots=True)
class Check:
    """How the check of one case stands: files found and read so far, pages read, the file read last, and
    who seems to apply."""

    state: State
    files: int = 0
    read: int = 0
    pages: int = 0
    current: str = ""
    applicant: str = ""
    problem: str = ""


class Reading:
    """The progress of one case, as the road tells it."""

    def __init__(self, tell: Callable[[Check], None]) -> None:
        self._tell = tell
        self._check = Check("reading")
        self._told = 0.0
        self._begun: dict[str, int] = {}
        self._lock = threading.Lock()

    def found(self, files: int) -> None:
        with self._lock:
            self._check = replace(self._check, files=self._check.files + files)
            self._say()

    def page_read(self, path: str) -> None:
        """One page more of a file whose others are still being read."""
        with self._lock:
            if self._check.state != "reading":
                return
            self._begun[path] = self._begun.get(path, 0) + 1
            self._check = replace(self._check, pages=self._check.pages + 1, current=path)
            self._say()

    def file_read(self, path: str, pages: int) -> None:
        with self._lock:
            check, more = self._check, pages - self._begun.pop(path, 0)
            self._check = replace(check, read=check.read + 1, pages=check.pages + more, current=path)
            self._say()

    def applicant(self, name: str, code: str) -> None:
        """Who seems to apply; told at once, whatever was told last."""
        with self._lock:
            self._check = replace(self._check, applicant=f"{name} {code}".strip())
            self._tell(self._check)

    def judging(self) -> None:
        """All is read."""
        with self._lock:
            self._check = replace(self._check, state="judging", current="")
            self._tell(self._check)

    def _say(self) -> None:
        now = time.monotonic()
        if now - self._told >= _TELL_EVERY:
            self._told = now
            self._tell(self._check)


class Work:
    """A queue of cases and the thread that does them. `do` checks one; what it raises is told, not lost."""

    def __init__(self, do: Callable[[Place, Reading], None], feed: Feed) -> None:
        self._do = do
        self._feed = feed
        self._queue: queue.Queue[Place | None] = queue.Queue()
        self._checks: dict[str, Check] = {}
        self._lock = threading.Lock()
        self._reading: Reading | None = None
        self._thread = threading.Thread(target=self._run, daemon=True, name="intake-desk")

    def start(self) -> None:
        self._thread.start()

    def add(self, place: Place) -> bool:
        """Puts a case in the queue, unless it is there already; whether it did."""
        with self._lock:
            known = self._checks.get(place.id)
            if known is not None and known.state in ("waiting", "reading", "judging"):
                return False
            self._checks[place.id] = Check("waiting")
        self._tell(place, Check("waiting"))
        self._queue.put(place)
        return True

    def is_under_way(self, place: Place) -> bool:
        """Whether that case waits for its check, or is being checked."""
        known = self.checks().get(place.id)
        return known is not None and known.state in ("waiting", "reading", "judging")

    def checks(self) -> Mapping[str, Check]:
        """How all stand that were asked for since the start."""
        with self._lock:
            return dict(self._checks)

    def page_read(self, path: str) -> None:
        """A page of the case under way was read; told from the threads that wait for it."""
        reading = self._reading
        if reading is not None:
            reading.page_read(path)

    def close(self) -> None:
        """Takes no further case; the one under way is ended by whoever ends its readers."""
        self._queue.put(None)

    def _run(self) -> None:
        while (place := self._queue.get()) is not None:
            reading = Reading(lambda check, place=place: self._tell(place, check))  # type: ignore[misc]
            self._reading = reading
            self._tell(place, Check("reading"))
            try:
                self._do(place, reading)
                self._tell(place, Check("done"))
            except IntakeError as error:
                self._tell(place, Check("failed", problem=str(error)))
            except Exception as error:
                _LOG.exception("%s", place.name)
                problem = f"内部错误 {type(error).__name__}：这是程序的缺陷，请报告（详情见错误输出）"
                self._tell(place, Check("failed", problem=problem))

    def _tell(self, place: Place, check: Check) -> None:
        with self._lock:
            self._checks[place.id] = check
        self._feed.send("check", told(place.id, check))


def told(id_: str, check: Check) -> dict[str, str | int]:
    """A check's state as browsers are told it."""
    return {
        "id": id_,
        "state": check.state,
        "files": check.files,
        "read": check.read,
        "pages": check.pages,
        "current": check.current.encode("utf-8", "replace").decode(),
        "applicant": check.applicant,
        "problem": check.problem.encode("utf-8", "replace").decode(),
    }
