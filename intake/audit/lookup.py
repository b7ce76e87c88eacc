"""Papers to look up in a public register: what names each, where to ask, which findings that settles."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from intake.errors import UsageError
from intake.model import CaseReport, Document, Evidence, Fact, Finding
from intake.model.value import DocumentName
from intake.scheme import Scheme, Wording
from intake.zh.text import squeeze

DATA = "lookup"


@dataclass(frozen=True, slots=True)
class LookupRow:
    """One paper; texts are ``""`` where nothing was read. ``findings``: those that a result settles."""

    document: Document
    type: str
    number: str
    holder: str
    body: str
    approval: str
    valid_until: str
    where: Wording
    findings: tuple[Finding, ...]


def lookup_data(scheme: Scheme) -> Mapping[str, Any]:
    """The scheme's data on look-ups. Raises UsageError when it has none."""
    data: Mapping[str, Any] | None = scheme.data.get(DATA)
    if data is None:
        raise UsageError(f"方案 {scheme.id} 没有证书查询的数据（lookup.yaml）。")
    return data


def lookup_rows(report: CaseReport, scheme: Scheme) -> tuple[LookupRow, ...]:
    """A row for each paper of the case that a register knows, in the report's order. Raises UsageError."""
    rules = {kind: rule for rule in lookup_data(scheme)["papers"] for kind in rule["kinds"]}
    return tuple(
        _row(report, scheme, document, rules[document.kind])
        for document in report.documents
        if document.kind in rules
    )


def _row(report: CaseReport, scheme: Scheme, document: Document, rule: Mapping[str, Any]) -> LookupRow:
    facts = {fact.name: fact for fact in report.facts if fact.document == document.id}

    def read(what: str) -> str:
        fact = facts.get(rule.get(what, ""))
        return str(fact.value) if fact else ""

    return LookupRow(
        document,
        read("type") or read("standard") or scheme.kinds[document.kind].title.in_language("zh"),
        read("number"),
        read("holder"),
        read("body"),
        read("approval"),
        read("valid_until"),
        _where(rule, facts.values()),
        tuple(_settled(report, document, rule, read("number"))),
    )


def _where(rule: Mapping[str, Any], facts: Iterable[Fact]) -> Wording:
    said = "\n".join(squeeze(fact.value) for fact in facts if isinstance(fact.value, str))
    fitting = (item for item in rule["where"] if any(word in said for word in item["is"]))
    return Wording(next(fitting, rule["where"][-1])["text"])


def _settled(
    report: CaseReport, document: Document, rule: Mapping[str, Any], number: str
) -> Iterator[Finding]:
    """The findings of those codes on that paper: in its place, and not by another's number."""
    for finding in report.findings:
        named = [value.number for _, value in finding.values if isinstance(value, DocumentName)]
        anothers = number and any(one and one != number for one in named)
        inside = any(_within(document, place) for place in finding.evidence)
        if finding.code in rule["settles"] and inside and not anothers:
            yield finding


def _within(document: Document, place: Evidence) -> bool:
    return place.file == document.file and any(
        span.page == place.page and span.box.overlap(place.box) > 0 for span in document.places
    )
