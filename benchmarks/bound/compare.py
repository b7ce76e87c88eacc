"""One book's report against its labels, and against the report on the same content in other files."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from benchmarks.packs.books import Book, Chapter, probes
from intake.model import CaseReport, Document, Page

ABSENCES = frozenset({
    "submission-missing", "submission-incomplete", "document-list-missing", "listed-document-missing",
    "annual-report-missing", "permit-required", "inspection-report-missing", "after-sales-organization-missing",
    "facilities-missing", "funding-missing",
})  # fmt: skip
"""Codes that say that something is not there."""

_MOST = 0.6
"""Share of a chapter's lines that must lie in documents of its submission for it to be labelled right."""

_PIECE = 6
"""Characters of a line that must be found again on a scan."""


@dataclass
class Outcome:
    """What is right and wrong in one book."""

    parts: int = 0
    right: int = 0
    false_absences: list[str] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)


def judged(
    book: Book, report: CaseReport, pages: Mapping[tuple[str, int], Page], expected: list[tuple[str, str]]
) -> Outcome:
    """Chapters labelled right, absences told that are none, and absences that were planted."""
    outcome = Outcome()
    texts = [(document, _text(document, pages)) for document in report.documents]
    for chapter in book.chapters:
        outcome.parts += 1
        share, elsewhere = _share(chapter, texts)
        outcome.right += share >= _MOST
        if share < _MOST:
            outcome.remarks.append(f"part {chapter.kind} «{chapter.heading}» {share:.0%} → {elsewhere}")
    planted = set(expected)
    for finding in report.findings:
        place = (finding.code, finding.submission or "")
        if finding.code not in ABSENCES or finding.severity == "note":
            continue
        if place in planted:
            outcome.told[finding.severity] += 1
        elif finding.severity == "deficiency":
            outcome.false_absences.append(f"{finding.code} {finding.submission}: {finding.message}")
    outcome.told["planted"] = sum(code in ABSENCES for code, _ in planted)
    return outcome


def disagreements(one: CaseReport, other: CaseReport) -> Iterator[str]:
    """In what two reports on the same content differ: verdict, findings, kinds of documents, facts."""
    if one.verdict != other.verdict:
        yield f"verdict {one.verdict} → {other.verdict}"
    for name, first, second in (
        ("finding", _findings(one), _findings(other)),
        ("document", _kinds(one), _kinds(other)),
        ("fact", _facts(one), _facts(other)),
    ):
        for item, number in sorted((first - second).items()):
            yield f"- {name} {item}" + (f" ×{number}" if number > 1 else "")
        for item, number in sorted((second - first).items()):
            yield f"+ {name} {item}" + (f" ×{number}" if number > 1 else "")


def _text(document: Document, pages: Mapping[tuple[str, int], Page]) -> str:
    found = []
    for page in document.content(pages):
        found += [line.text for line in page.lines]
        found += [cell.text for table in page.tables for row in table.rows for cell in row]
    return "".join("".join(found).split())


def _share(chapter: Chapter, texts: list[tuple[Document, str]]) -> tuple[float, str]:
    """The share of a chapter's lines in documents of its submission, and where else they lie."""
    where: Counter[str] = Counter()
    right = found = 0
    for probe in probes(chapter):
        pieces = {probe, probe[:_PIECE], probe[-_PIECE:]}
        holders = [document for document, text in texts if any(piece in text for piece in pieces)]
        if not holders:
            continue
        found += 1
        good = any(set(document.submissions) & set(chapter.submissions) for document in holders)
        right += good
        if not good:
            where[holders[0].kind] += 1
    return (right / found if found else 0.0), ", ".join(f"{kind} {n}" for kind, n in where.most_common(3))


def _findings(report: CaseReport) -> Counter[str]:
    return Counter(
        f"{item.severity} {item.code} {item.submission}"
        for item in report.findings
        if item.severity != "note"
    )


def _kinds(report: CaseReport) -> Counter[str]:
    return Counter(item.kind for item in report.documents)


def _facts(report: CaseReport) -> Counter[str]:
    kinds = {item.id: item.kind for item in report.documents}
    return Counter(
        f"{kinds[fact.document]} {fact.name} {len(fact.value) if isinstance(fact.value, tuple) else fact.value}"
        for fact in report.facts
    )
