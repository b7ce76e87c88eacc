"""What the desk's pages work with: the cases of one folder, the processes that read and judge,
the register."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from intake.atomic import written_together
from intake.bench import Bench
from intake.case.folder import case_lock
from intake.case.opened import MOST, Opener, note_opened, passwords_kept
from intake.case.organization import load_own_scheme
from intake.case.outputs import write_outputs
from intake.desk.doings import Doings
from intake.desk.feed import Feed
from intake.desk.material import Materials
from intake.desk.owners import Owners
from intake.desk.pictures import Pictures
from intake.desk.prints import Prints
from intake.desk.sessions import Sessions, kept_key
from intake.desk.shelf import OWN, Place, Shelf
from intake.desk.uploads import Uploads
from intake.desk.users import Users
from intake.desk.work import Reading, Work
from intake.errors import IntakeError, UsageError
from intake.events import read_log
from intake.model import CaseReport, Page, Reported, SourceFile
from intake.model.event import Event
from intake.pipeline import check_case
from intake.rounds import all_supplements, arrivals_written, arrived, read_arrivals, round_number
from intake.scheme import Scheme
from intake.settings import Settings
from intake.workers import ReadingPool

if TYPE_CHECKING:
    from intake.register import CaseRecord, Database


_SUPPLEMENTS = "补充材料"


@dataclass(frozen=True, slots=True)
class Setup:
    """What a desk is opened with. ``as_of``: the day cases are judged at; None: the day they are checked.
    ``out``: the folder of all outputs (``<out>/<case>``); None: beside each case, as `intake check` does.
    ``who``: whose name stands under what is done by whoever has the token."""

    root: Path
    scheme: Scheme
    settings: Settings
    register: str
    who: str
    as_of: date | None = None
    out: Path | None = None


class Desk:
    """The desk's own state. Leaving its context ends what is under way."""

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        setup.root.mkdir(parents=True, exist_ok=True)
        own = setup.root / OWN
        self.shelf = Shelf(setup.root, self._beside)
        self.sessions = Sessions(kept_key(own))
        self.feed = Feed()
        self.uploads = Uploads(own / "uploads", setup.root, setup.settings.limits)
        self.users = Users(own)
        self.doings = Doings(own / "doings.jsonl")
        self.owners = Owners(own / "owners.json")
        self.work = Work(self._check, self.feed)
        self._schemes: dict[str, Scheme] = {setup.scheme.id: setup.scheme}
        self._lock = threading.Lock()
        self._before: list[Bench] = []
        self._changing: dict[str, threading.Lock] = {}
        self._passwords: dict[str, tuple[str, ...]] = {}
        self._opener: dict[str, str] = {}
        self._database: Database | None = None

    def __enter__(self) -> "Desk":
        # Its processes start with it: an address that cannot be bound must not cost them.
        self.bench = Bench(self.setup.scheme, self.setup.settings.limits, 1)
        self.bench.start()  # before there are threads
        self.pool = ReadingPool(self.setup.settings, on_page=self.work.page_read)
        self.pool.warm()  # who drops a folder is told whose it is within seconds
        # Of its own: who looks at a page does not wait for another case's pages to be read.
        self.drawing = ReadingPool(replace(self.setup.settings, jobs=1, ocr="off"))
        self.drawing.warm()
        self.pictures = Pictures(self.drawing)
        self.prints = Prints(self.setup.root / OWN / "prints", self.drawing, self.pictures)
        self.materials = Materials(self.setup.settings.limits, self.drawing)
        self.work.start()
        for place in self.shelf.places():
            if self._unfinished(place):
                self.work.add(place)
        return self

    def __exit__(self, *_: object) -> None:
        self.feed.close()
        self.work.close()
        self.prints.close()
        self.materials.close()
        for pool in (self.pool, self.drawing):
            pool.__exit__(None, None, None)
        for bench in (self.bench, *self._before):
            bench.close()
        if self._database is not None:
            self._database.close()

    def scheme_of(self, report: CaseReport) -> Scheme:
        """The scheme a report was made with. Raises SchemeError: it is not here."""
        return self.scheme_named(report.scheme_id)

    def scheme_named(self, id_: str) -> Scheme:
        """The scheme of that id. Raises SchemeError: it is not here."""
        with self._lock:
            known = self._schemes.get(id_)
        if known is None:
            known = load_own_scheme(id_)
            with self._lock:
                self._schemes[id_] = known
        return known

    def settings_changed(self) -> None:
        """The body's settings are others now: what is judged and written from here on follows them. A check
        under way ends by those it began with."""
        scheme = load_own_scheme(self.setup.scheme.folder)
        bench = Bench(scheme, self.setup.settings.limits, 1)
        self.bench.rest()
        with self._lock:
            self._before.append(self.bench)
            self._schemes = {scheme.id: scheme}
            self.setup = replace(self.setup, scheme=scheme)
            self.bench = bench

    def database(self) -> "Database":
        """The register, opened when it is first asked for."""
        from intake.register import open_database

        with self._lock:
            if self._database is None:
                self._database = open_database(self.setup.register)
            return self._database

    @contextmanager
    def record(self, place: Place) -> "Iterator[CaseRecord]":
        """What the register holds of a case."""
        from intake.register import CaseRecord

        yield CaseRecord(self.database(), place.out)

    @contextmanager
    def changing(self, place: Place) -> Iterator[None]:
        """One change of a case at a time, from looking at its state to writing the new one."""
        with self._lock:
            own = self._changing.setdefault(place.id, threading.Lock())
        with own:
            yield

    def opened(self, place: Place | None) -> tuple[Place, CaseReport]:
        """A case with its report. Raises UsageError: there is none."""
        report = self.shelf.report(place) if place else None
        if place is None or report is None:
            raise UsageError("这个案件还没有审查结果")
        return place, report

    def supplements(self, place: Place) -> Path:
        """The folder for what comes in later for a case: with its outputs, never in the material."""
        return place.out / _SUPPLEMENTS

    def add_supplement(self, place: Place, came: Path, received_on: date | None) -> None:
        """Notes what came in as the case's next round, before it is read: a desk that is stopped meanwhile
        goes on with it. Raises UsageError, CaseError, SchemeError."""
        with case_lock(place.out):
            kept = all_supplements(place.out, place.material, ())
            rounds = arrived(read_arrivals(place.out), (place.material, *kept, came), received_on)
            with written_together(arrivals_written(place.out, rounds)):
                pass

    def open_with(self, place: Place, password: str, who: str) -> bool:
        """Reads a case again with one password more for its locked files, which is kept in memory as long
        as the desk runs; whether it could be put into the queue."""
        with self._lock:
            known = (password, *self._passwords.get(place.id, ()))
            self._passwords[place.id] = tuple(dict.fromkeys(known))[:MOST]
            self._opener[place.id] = who
        return self.work.add(place)

    def _unfinished(self, place: Place) -> bool:
        """Whether a case was never checked, or the desk was stopped before its last round was."""
        report = self.shelf.report(place)
        try:
            return report is None or len(read_arrivals(place.out)) > round_number(report)
        except IntakeError:  # a broken file is told where the case is opened
            return False

    def _beside(self, material: Path) -> Path:
        if self.setup.out is not None:
            return self.setup.out / material.name
        return material.with_name(f"{material.name}-intake")

    def _check(self, place: Place, reading: Reading) -> None:
        """Checks one case as `intake check` does."""
        scheme, bench = self.setup.scheme, self.bench
        settings = replace(self.setup.settings, as_of=self.setup.as_of or date.today())
        supplements = all_supplements(place.out, place.material, ())
        with self._lock:
            given, who = self._passwords.get(place.id, ()), self._opener.get(place.id, "")

        def report_on(
            path: Path,
            files: tuple[SourceFile, ...],
            pages: tuple[Page, ...],
            scheme: Scheme,
            settings: Settings,
            events: Sequence[Event],
        ) -> Reported:
            reading.judging()
            return bench.report_on(path, files, pages, scheme, settings, events)

        outcome = check_case(
            place.material,
            scheme,
            settings,
            self.pool,
            reading,
            supplements=supplements,
            events=read_log(place.out).events,
            passwords=given or passwords_kept(place.out),
            reporting=report_on,
            early=bench.report_on,
        )
        material: Sequence[Path] = (place.material, *supplements)
        with self.record(place) as record:
            written = write_outputs(
                outcome,
                scheme,
                place.out,
                record,
                material=material,
                rendering=bench.render,
                again=bench.report_again,
            )
            if given:
                note_opened(
                    place.out,
                    scheme,
                    record,
                    written,
                    Opener(who),
                    rendering=bench.render,
                    again=bench.report_again,
                )
