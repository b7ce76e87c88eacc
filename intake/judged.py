"""From what was read to the report: the second half of the road, walked again after every correction."""

import zlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from intake._version import __version__
from intake.aligned import with_continued
from intake.assign import assign
from intake.checks import Judgement, judge
from intake.checks.applicant import candidates_of
from intake.checks.types import Case
from intake.cut import cut
from intake.decisions import redecide
from intake.events import (
    Pages,
    Sorted,
    corrected_facts,
    in_force,
    lapsed_note,
    own_findings,
    sorted_documents,
    told_in_report,
)
from intake.extract import empty_places, extract, with_witnesses
from intake.model import (
    CaseReport,
    Document,
    EmptyPlace,
    Fact,
    Finding,
    Page,
    Reading,
    Reported,
    SourceFile,
)
from intake.model.document import IRRELEVANT
from intake.model.event import Event
from intake.render.wording import worded
from intake.scheme import Scheme
from intake.scheme.for_reading import for_reading
from intake.settings import Settings

Places = Mapping[tuple[str, int], Page]

ReportingAgain = Callable[[str, bytes, Scheme, Settings, Sequence[Event]], CaseReport]
"""`report_again`, here or in another process."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What is kept of a case that was read. ``reading`` is None where another program made it."""

    files: tuple[SourceFile, ...]
    pages: tuple[Page, ...]
    reading: Reading | None


def report_on(
    path: Path,
    files: tuple[SourceFile, ...],
    pages: tuple[Page, ...],
    scheme: Scheme,
    settings: Settings,
    events: Sequence[Event] = (),
) -> Reported:
    """The report on a case all of whose files were read, by what persons have done to it."""
    by_place = _by_place(pages)
    reading = _reading(files, tuple(by_place.values()), by_place, scheme)
    report = _reported(path.resolve().name, files, by_place, reading, scheme, settings, events)
    return Reported(report, reading)


def packed(files: tuple[SourceFile, ...], pages: tuple[Page, ...], reading: Reading | None) -> bytes:
    """All that `report_again` needs."""
    return zlib.compress(msgspec.msgpack.encode(_Read(files, pages, reading), enc_hook=_nowhere), level=1)


def _nowhere(_: object) -> str:
    """In place of where a file lay on this machine."""
    return ""


def _no_path(_: type, __: object) -> Path:
    return Path()


def _unpacked(kept: bytes) -> _Read:
    return msgspec.msgpack.decode(zlib.decompress(kept), type=_Read, dec_hook=_no_path)


def kept_pages(kept: bytes) -> tuple[tuple[SourceFile, ...], tuple[Page, ...]]:
    """The files and pages of what was kept, each page as it is judged; files' bytes lie nowhere."""
    read = _unpacked(kept)
    return read.files, tuple(_by_place(read.pages).values())


def without_reading(kept: bytes) -> bytes:
    """The same, so that its pages are gone through anew: by another program, or another scheme."""
    read = _unpacked(kept)
    return packed(read.files, read.pages, None)


def report_again(
    name: str, kept: bytes, scheme: Scheme, settings: Settings, events: Sequence[Event]
) -> CaseReport:
    """The report on the case of that name, without reading anything again. `kept`: `packed` by a run
    before; where it holds no reading of its pages, or none of today's program, that is made anew."""
    read = _unpacked(kept)
    by_place = _by_place(read.pages)
    reading = read.reading or _reading(read.files, tuple(by_place.values()), by_place, scheme)
    return _reported(name, read.files, by_place, reading, scheme, settings, events)


def _by_place(pages: tuple[Page, ...]) -> Places:
    return {(page.file, page.number): page for page in with_continued(pages)}


def _reading(
    files: tuple[SourceFile, ...], pages: tuple[Page, ...], by_place: Places, scheme: Scheme
) -> Reading:
    told = for_reading(scheme)
    documents = assign(cut(pages), files, told)
    return Reading(documents, extract(documents, by_place, told), empty_places(documents, by_place, told))


def _reported(
    name: str,
    files: tuple[SourceFile, ...],
    pages: Places,
    reading: Reading,
    scheme: Scheme,
    settings: Settings,
    events: Sequence[Event],
) -> CaseReport:
    counts = Counter(file for file, _ in pages)
    places, counting = Pages(files, counts), in_force(events)
    found = sorted_documents(reading.documents, places, counting)
    facts, empty = _read_in(found, reading, pages, scheme)
    facts, facts_lapsed = corrected_facts(facts, found.documents, places, counting)
    looked_at = _without_irrelevant(pages, found.documents)
    case = Case(
        files,
        looked_at,
        tuple(one for one in found.documents if one.kind != IRRELEVANT),
        facts,
        scheme,
        settings.as_of,
        empty,
        cut(tuple(looked_at.values())),
    )
    own, own_lapsed = own_findings(counting, places, scheme.data.get("phrases", {}))
    lapsed = sorted((*found.lapsed, *facts_lapsed, *own_lapsed), key=lambda event: event.number)
    report = _report(name, case, judge(case), settings.language)
    report = replace(
        report, documents=found.documents, page_counts=tuple(counts.items()), events=told_in_report(events)
    )
    added = (*own, *map(lapsed_note, lapsed))
    if added:
        report = redecide(_with_findings(report, added), (), scheme)
    return worded(report, scheme, settings.language)


def _with_findings(report: CaseReport, added: Sequence[Finding]) -> CaseReport:
    numbered = (replace(one, id=f"f{n}") for n, one in enumerate(added, len(report.findings) + 1))
    return replace(report, findings=(*report.findings, *numbered))


def _read_in(
    found: Sorted, reading: Reading, pages: Places, scheme: Scheme
) -> tuple[tuple[Fact, ...], tuple[EmptyPlace, ...]]:
    """Facts and empty fields of the documents: kept where a document is still as the program made it, else
    read from its pages."""
    if found.documents == reading.documents:
        return reading.facts, reading.empty
    now = {old: new for new, old in found.before}
    facts = [replace(one, document=now[one.document]) for one in reading.facts if one.document in now]
    empty = [replace(one, document=now[one.document]) for one in reading.empty if one.document in now]
    changed = [one for one in found.documents if one.id not in now.values()]
    told = for_reading(scheme)
    facts += extract(changed, pages, told)
    empty += empty_places(changed, pages, told)
    order = {document.id: place for place, document in enumerate(found.documents)}
    return (
        with_witnesses(sorted(facts, key=lambda one: order[one.document])),
        tuple(sorted(empty, key=lambda one: order[one.document])),
    )


def _without_irrelevant(pages: Places, documents: Sequence[Document]) -> Places:
    """The pages that checks look at: not those of which nothing belongs to the application."""
    out = {(one.file, page) for one in documents if one.kind == IRRELEVANT for page in one.pages}
    out -= {(one.file, page) for one in documents if one.kind != IRRELEVANT for page in one.pages}
    return {place: page for place, page in pages.items() if place not in out} if out else pages


def _report(name: str, case: Case, judgement: Judgement, language: str) -> CaseReport:
    applicant = case.scheme.applicant
    return CaseReport(
        tool_version=__version__,
        scheme_id=case.scheme.id,
        scheme_version=case.scheme.version,
        language=language,
        as_of=case.as_of.isoformat(),
        case_name=name,
        applicant=_applicant(case, applicant.name) if applicant else None,
        unified_social_credit_code=_applicant(case, applicant.code) if applicant else None,
        verdict=judgement.verdict,
        files=case.files,
        page_counts=(),
        documents=case.documents,
        facts=case.facts,
        submissions=judgement.submissions,
        findings=judgement.findings,
        coverage=judgement.coverage,
        indicators=judgement.indicators,
        eligibility=judgement.eligibility,
    )


def _applicant(case: Case, fact_name: str | None) -> str | None:
    """The fact from the papers of whoever applies, else from the surest document that states it."""
    if fact_name is None:
        return None
    own = (case.fact(item, fact_name) for one in candidates_of(case)[:1] for item in one.documents)
    found = next((fact for fact in own if fact), None)
    if found:
        return str(found.value)
    stated = [(document, fact) for document in case.documents if (fact := case.fact(document, fact_name))]
    best = max(stated, key=lambda item: item[0].confidence * item[1].confidence, default=None)
    return str(best[1].value) if best else None
