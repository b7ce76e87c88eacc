"""The road, walked once: from a case folder to its report."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from intake.aligned import with_continued
from intake.assign.urgency import APPLICANT, REST, urgency
from intake.errors import UsageError
from intake.gather import ARCHIVE_TYPES, gather_rounds, media_type_of
from intake.gather.archives import Opened
from intake.gather.opening import Spent
from intake.gather.unlock import LOCKED
from intake.gather.working_folder import working_folder
from intake.judged import report_on
from intake.model import CaseReport, Page, Reported, SourceFile
from intake.model.event import Event
from intake.read.types import ReadResult
from intake.scheme import Scheme
from intake.settings import Settings

PICTURE_SIDE = 1100
"""Longest side, in pixels, of the page pictures a report shows: readable, and still small."""

MOST_PICTURES = 60
"""Pages shown as pictures in one report; beyond that the text evidence stands alone."""


_A_PAPER = 12
"""Pages of a file that are looked at for who applies, while the rest of the case is read."""

_TRIES = 3
"""Papers looked at until one says who applies: each costs a moment of judging."""


class Reader(Protocol):
    """Reads files, here or in other processes."""

    def open_archive(
        self, source: SourceFile, folder: Path, spent: Spent, passwords: Sequence[str] = ()
    ) -> Opened: ...

    def unlock(self, source: SourceFile, target: Path, passwords: Sequence[str]) -> SourceFile | None: ...

    def submit(self, source: SourceFile, workdir: Path, urgency: int = 0) -> Future[ReadResult]: ...

    def picture(self, source: SourceFile, page: Page, side: int) -> Future[bytes | None]: ...


class Progress(Protocol):
    """Is told how the reading goes."""

    def found(self, files: int) -> None: ...

    def file_read(self, path: str, pages: int) -> None: ...

    def applicant(self, name: str, code: str) -> None:
        """Who seems to apply, by the first paper that says so; the rest is still being read."""
        ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case's report, what it was made from, and JPEG pictures of the pages it speaks of, by (file, page).
    ``pages`` are as they were read."""

    reported: Reported
    pages: tuple[Page, ...]
    pictures: Mapping[tuple[str, int], bytes]

    @property
    def report(self) -> CaseReport:
        """The report."""
        return self.reported.report


Reporting = Callable[
    [Path, tuple[SourceFile, ...], tuple[Page, ...], Scheme, Settings, Sequence[Event]], Reported
]
"""`report_on`, here or in another process."""


def check_case(
    path: Path,
    scheme: Scheme,
    settings: Settings,
    reader: Reader,
    progress: Progress | None = None,
    *,
    supplements: Sequence[Path] = (),
    events: Sequence[Event] = (),
    passwords: Sequence[str] = (),
    reporting: Reporting = report_on,
    early: Reporting | None = None,
) -> Outcome:
    """Checks one case: a folder of any depth, or one archive, and what was sent after it.

    `supplements` are such folders or archives in the order they came; all of it is one case, which
    `reporting` reports on, by what persons have done to it (`events`). `passwords` open what is locked;
    they stay in this process and its readers. `early` reports on what is read of the applicant's own papers
    alone, as soon as it is, for `progress` to say whose case it is; the order of reading changes no result.

    Raises:
        UsageError: there is no such case or supplement.
        CaseError: nothing in it can be reached at all.
    """
    for source in (path, *supplements):
        _refuse_what_is_no_case(source)
    with working_folder() as workdir:
        opener = partial(reader.open_archive, passwords=passwords)
        found = gather_rounds(path, supplements, workdir, settings.limits, opener)
        seen = _FirstWord(path, scheme, settings, early, progress).seen if early and progress else _nothing
        urgent = partial(urgency, scheme=scheme)
        files, pages = _read_all(found, reader, workdir, progress, passwords, urgent, seen)
        reported = reporting(path, files, pages, scheme, settings, events)
        by_place = {(page.file, page.number): page for page in pages}
        return Outcome(reported, pages, _pictures(reported.report, by_place, reader))


def _refuse_what_is_no_case(path: Path) -> None:
    if not path.exists():
        raise UsageError(f"找不到案件：{path}。请检查路径。")
    if path.is_file() and media_type_of(path, path.name) not in ARCHIVE_TYPES:
        raise UsageError(
            f"{path} 是一个文件。案件应是一个文件夹或压缩包：请把它放进一个文件夹再运行"
            "（只想看读出了什么，用 intake show）。"
        )


def read_files(
    path: Path,
    workdir: Path,
    settings: Settings,
    reader: Reader,
    progress: Progress | None = None,
) -> tuple[tuple[SourceFile, ...], tuple[Page, ...]]:
    """Gathers and reads all that lies at `path` (a folder, an archive, or one file), each page as it is
    judged.

    Raises:
        CaseError: there is nothing in it.
    """
    found = gather_rounds(path, (), workdir, settings.limits, reader.open_archive)
    files, pages = _read_all(found, reader, workdir, progress, (), lambda _: REST, _nothing)
    return files, with_continued(pages)


def _read_all(
    found: Sequence[SourceFile],
    reader: Reader,
    workdir: Path,
    progress: Progress | None,
    passwords: Sequence[str],
    urgent: Callable[[SourceFile], int],
    seen: Callable[[ReadResult], None],
) -> tuple[tuple[SourceFile, ...], tuple[Page, ...]]:
    """Reads every file and what lies inside it; files and pages in the order they were found. `urgent` says
    which go first, `seen` is shown each."""
    locks = _Locks(reader, workdir / "unlocked", passwords)
    if progress:
        progress.found(len(found))
    results: dict[str, ReadResult] = {}
    waiting = _submit(map(locks.opened, found), reader, workdir, results, urgent)
    while waiting:
        done, _ = wait(waiting, return_when=FIRST_COMPLETED)
        finished = [future for future in waiting if future in done]  # as handed over: a set has no order
        waiting = [future for future in waiting if future not in done]
        for future in finished:
            result = future.result()
            opened = locks.opened(result.source)
            if opened != result.source:
                waiting += _submit([opened], reader, workdir, results, urgent)
                continue
            inside = tuple(
                locks.opened(replace(child, round=result.source.round)) for child in result.children
            )
            results[result.source.path] = replace(result, children=inside)
            if progress:
                progress.found(len(inside))
                progress.file_read(result.source.path, len(result.pages))
            waiting += _submit(inside, reader, workdir, results, urgent)
            seen(result)
    ordered = [locks.as_sent(item) for item in _in_order(found, results)]
    return tuple(item.source for item in ordered), tuple(page for item in ordered for page in item.pages)


def _nothing(_: ReadResult) -> None:
    pass


class _FirstWord:
    """Tells who seems to apply, once, by the first of the applicant's own papers that says so."""

    def __init__(
        self, path: Path, scheme: Scheme, settings: Settings, early: Reporting, progress: Progress
    ) -> None:
        self._early = partial(early, path)
        self._settings = settings
        self._scheme = scheme
        self._progress = progress
        self._tries = _TRIES

    def seen(self, result: ReadResult) -> None:
        """Looks at one file that was read, where it may be such a paper."""
        if not (self._tries and result.pages and urgency(result.source, self._scheme) == APPLICANT):
            return
        sources, pages = (result.source,), result.pages[:_A_PAPER]
        report = self._early(sources, pages, self._scheme, self._settings, ()).report
        self._tries = 0 if report.applicant else self._tries - 1
        if report.applicant:
            self._progress.applicant(report.applicant, report.unified_social_credit_code or "")


class _Locks:
    """Opens locked files by passwords, each once; remembers what was sent."""

    def __init__(self, reader: Reader, folder: Path, passwords: Sequence[str]) -> None:
        self._reader = reader
        self._folder = folder
        self._passwords = passwords
        self._tried: dict[str, SourceFile] = {}

    def opened(self, source: SourceFile) -> SourceFile:
        """The file's copy without its lock; itself where it has none, or stays locked."""
        if source.problem_code != LOCKED or not self._passwords or source.path in self._tried:
            return source
        self._tried[source.path] = source
        target = self._folder / f"{len(self._tried):06d}"
        return self._reader.unlock(source, target, self._passwords) or source

    def as_sent(self, result: ReadResult) -> ReadResult:
        """What was read of a copy, told of the file that was sent: by its digest events know it."""
        sent = self._tried.get(result.source.path)
        if sent is None:
            return result
        return replace(result, source=replace(result.source, sha256=sent.sha256, size=sent.size))


def _submit(
    sources: Iterable[SourceFile],
    reader: Reader,
    workdir: Path,
    results: dict[str, ReadResult],
    urgent: Callable[[SourceFile], int],
) -> list[Future[ReadResult]]:
    """Hands over what is worth reading: what is urgent, then the largest, for what takes long must not
    start last."""
    submitted = []
    for source in sorted(sources, key=lambda item: (-urgent(item), -item.size)):
        if source.status != "read" or source.alias_of or source.problem_code:
            results[source.path] = ReadResult(source)
            continue
        submitted.append(reader.submit(source, workdir, urgent(source)))
    return submitted


def _in_order(sources: Iterable[SourceFile], results: Mapping[str, ReadResult]) -> Iterable[ReadResult]:
    """Each file, then what lay inside it, so that the report reads like the folder."""
    for source in sources:
        result = results[source.path]
        yield result
        yield from _in_order(result.children, results)


def _pictures(
    report: CaseReport, pages: Mapping[tuple[str, int], Page], reader: Reader
) -> dict[tuple[str, int], bytes]:
    """Pictures of the pages that findings rest on first, then of those that facts come from."""
    sources = {source.path: source for source in report.files}
    asked = {
        place: reader.picture(sources[place[0]], pages[place], PICTURE_SIDE)
        for place in worth_seeing(report)
        if place in pages and place[0] in sources and not pages[place].flowing
    }
    drawn = {place: future.result() for place, future in asked.items()}
    return {place: picture for place, picture in drawn.items() if picture}


def worth_seeing(report: CaseReport) -> dict[tuple[str, int], None]:
    """The pages that a report shows as pictures where they have one: those of findings, then of facts, in
    order, each once, `MOST_PICTURES` at most."""
    wanted: dict[tuple[str, int], None] = {}
    for finding in report.findings:
        for evidence in finding.evidence:
            if evidence.page:
                wanted[evidence.file, evidence.page] = None
    files_of = {document.id: document.file for document in report.documents}
    for fact in report.facts:
        wanted[files_of[fact.document], fact.page] = None
    return dict.fromkeys(list(wanted)[:MOST_PICTURES])
