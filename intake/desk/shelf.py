"""The cases of a folder, each known to browsers by a name that is no path."""

import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from intake.batch.run import is_case
from intake.case.folder import REPORT_JSON, read_report
from intake.errors import IntakeError
from intake.events import LOG_FILE, read_log, standing
from intake.gather.names import natural_key
from intake.model import CaseReport
from intake.rounds import round_number

OWN = ".intake"
"""The desk's own folder below that of the cases: register, users, uploads under way."""


@dataclass(frozen=True, slots=True)
class Place:
    """One case: its id in addresses, where its material lies, and where its outputs do."""

    id: str
    name: str
    material: Path
    out: Path


class Shelf:
    """The cases below `root`; `beside` gives the folder of a case's outputs."""

    def __init__(self, root: Path, beside: Callable[[Path], Path]) -> None:
        self.root = root
        self._beside = beside
        self._read: dict[str, tuple[object, CaseReport | None]] = {}
        self._known: dict[str, Place] = {}
        self._ended: dict[str, tuple[object, str | None]] = {}
        self._lock = threading.Lock()

    def places(self) -> list[Place]:
        """All cases, in natural order of their names. What has vanished meanwhile is left out."""
        try:
            found = [path for path in self.root.iterdir() if is_case(path)]
        except OSError:
            return []
        return [self.place(path) for path in sorted(found, key=lambda path: natural_key(path.name))]

    def place(self, material: Path) -> Place:
        """The place of one case of the folder."""
        name = material.name
        known = hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:16]
        return Place(known, name, material, self._beside(material))

    def find(self, id_: str) -> Place | None:
        """The case of that id; None when there is none."""
        with self._lock:
            known = self._known.get(id_)
        if known is None or not is_case(known.material):  # looked for in the whole folder but once
            known = next((place for place in self.places() if place.id == id_), None)
            with self._lock:
                if known is not None:
                    self._known[id_] = known
        return known

    def ended(self, place: Place, report: CaseReport) -> str | None:
        """The kind of letter that has ended the case (acceptance, rejection), by its log; None: none."""
        try:
            stat = (place.out / LOG_FILE).stat()
            mark = (stat.st_mtime_ns, stat.st_size, round_number(report))
            with self._lock:
                kept = self._ended.get(place.id)
            if kept is not None and kept[0] == mark:
                return kept[1]
            ended = standing(read_log(place.out).events, round_number(report)).ended
        except (OSError, IntakeError):  # no log, or a broken one: told where the case is opened
            return None
        with self._lock:
            self._ended[place.id] = (mark, ended.kind if ended else None)
        return ended.kind if ended else None

    def report(self, place: Place) -> CaseReport | None:
        """Its report as it lies on the disk now; None when there is none that can be read."""
        path = place.out / REPORT_JSON
        try:
            stat = path.stat()
        except OSError:
            return None
        mark = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
        with self._lock:
            kept = self._read.get(place.id)
        if kept is not None and kept[0] == mark:
            return kept[1]
        try:
            report: CaseReport | None = read_report(path)
        except IntakeError:
            report = None
        with self._lock:
            self._read[place.id] = (mark, report)
        return report
