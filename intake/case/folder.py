"""The folder one case's outputs lie in: its lock, its reports of earlier rounds, the pictures it keeps."""

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from filelock import FileLock, Timeout

from intake.case.archive import archived, by_ending, newest_issued
from intake.errors import CaseError, IntakeError, UsageError
from intake.events import Log
from intake.model import CaseReport
from intake.render.report_json import from_json
from intake.rounds import round_number

REPORT_JSON = "report.json"
REPORT_HTML = "report.html"
NOTICE = "notice.docx"
NOTICE_MAIL = "notice.txt"

_OWN = ".intake"
"""What only programs need: the lock, and the pictures of report.html, so that a decision can write that
page again without reading the case again."""

_DIGEST = f"{_OWN}/report.sha256"
_PICTURES = f"{_OWN}/pictures.zip"

_LOCK_SECONDS = 120.0


@contextmanager
def case_lock(folder: Path) -> Iterator[None]:
    """Lets one process at a time read and write a case's outputs; makes the folder.

    Raises:
        CaseError: the folder cannot be written, or another process has kept it for minutes.
    """
    try:
        (folder / _OWN).mkdir(parents=True, exist_ok=True)
        with FileLock(folder / _OWN / "lock", timeout=_LOCK_SECONDS):
            yield
    except Timeout as error:
        raise CaseError(f"结果文件夹 {folder} 正被另一个程序使用，请稍后再试。") from error


def report_digest(folder: Path, data: bytes) -> tuple[Path, bytes]:
    """The file that keeps report.json's digest: read back unchanged, it need not be validated."""
    return folder / _DIGEST, sha256(data).hexdigest().encode()


def read_report(path: Path) -> CaseReport:
    """A report.json. Raises UsageError when it cannot be read or is none."""
    try:
        data = path.read_bytes()
        return from_json(data.decode("utf-8"), ours=_is_as_written(path, data))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"读不了报告 {path}：{error}。请给出 intake check 写出的 report.json。") from error


def is_as_written(folder: Path) -> bool:
    """Whether report.json is the one that the other outputs were written with; not so when the program
    ended between them."""
    return _is_as_written(folder / REPORT_JSON, (folder / REPORT_JSON).read_bytes())


def _is_as_written(path: Path, data: bytes) -> bool:
    try:
        return (path.parent / _DIGEST).read_bytes() == sha256(data).hexdigest().encode()
    except OSError:
        return False


def kept_report(folder: Path) -> CaseReport | None:
    """The report that lies in the folder; None when there is none that can be read."""
    try:
        return read_report(folder / REPORT_JSON)
    except IntakeError:
        return None


def set_aside(folder: Path, kept: CaseReport | None, current: CaseReport, log: Log) -> dict[Path, bytes]:
    """Report and letter of another round, to be written as ``report-round1.json``, ``notice-round1.docx`` …
    before `current` replaces them. Raises OSError; CaseError: an issued letter was changed."""
    if kept is None or round_number(kept) == round_number(current):
        return {}
    number = round_number(kept)
    found = {
        name: (folder / name).read_bytes() for name in (NOTICE, REPORT_JSON) if (folder / name).is_file()
    }
    issued = newest_issued(log, number).get("notice")
    if issued is not None:
        # The copy may not have come to lie there.
        found[NOTICE] = by_ending(archived(folder, issued))["docx"]
    return {
        (folder / name).with_stem(f"{Path(name).stem}-round{number}"): data for name, data in found.items()
    }


def earlier_round(folder: Path, kept: CaseReport | None, current: CaseReport) -> CaseReport | None:
    """The report of the last round before `current` that was judged, when it was kept."""
    for number in range(round_number(current) - 1, 0, -1):
        path = folder / f"report-round{number}.json"
        found = kept if kept is not None and round_number(kept) == number else None
        if found is None and path.is_file():
            found = read_report(path)
        if found is not None and found.judged:
            return found
    return None


def packed_pictures(folder: Path, pictures: Mapping[tuple[str, int], bytes]) -> tuple[Path, bytes]:
    """The file that keeps the pictures of report.html: the same bytes for the same pictures."""
    places = sorted(place for place in pictures if pictures[place])
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(zipfile.ZipInfo("places.json"), json.dumps(places, ensure_ascii=False))
        for number, place in enumerate(places):
            archive.writestr(zipfile.ZipInfo(f"{number}.jpg"), pictures[place])
    return folder / _PICTURES, buffer.getvalue()


def kept_pictures(folder: Path) -> dict[tuple[str, int], bytes]:
    """The pictures kept; none when they are gone: the page then shows its evidence as text."""
    try:
        with zipfile.ZipFile(folder / _PICTURES) as archive:
            places = json.loads(archive.read("places.json"))
            return {
                (str(file), int(page)): archive.read(f"{number}.jpg")
                for number, (file, page) in enumerate(places)
            }
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError):
        return {}
