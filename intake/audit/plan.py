"""Which audit of an applicant comes next, from a certificate to the scheme's standard that it holds."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from intake.audit.data import AuditKind, audit_data
from intake.model import CaseReport, Document, Evidence, Fact
from intake.scheme import Scheme
from intake.zh.dates import months_after
from intake.zh.text import same_organization, squeeze

Reason = Literal["no_certificate", "expired", "in_force", "term_unread"]
"""``no_certificate``: none of this applicant's is in the case; ``expired``: the newest has run out;
``in_force``: one is; ``term_unread``: one is there, its term could not be read."""


@dataclass(frozen=True, slots=True)
class Step:
    """One audit of a certificate's term and the last day it is due by."""

    kind: AuditKind
    due: date


@dataclass(frozen=True, slots=True)
class HeldCertificate:
    """A certificate to the scheme's standard. ``issued_on`` is reckoned back from the end of validity where
    it could not be read (``issue_reckoned``)."""

    document: Document
    number: str
    issued_by: str
    issued_on: date | None
    valid_until: date | None
    issue_reckoned: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class AuditPlan:
    """The audit that comes next, and why. ``due``: the last day for it, where a certificate sets one.
    ``steps``: the audits of the running term, those whose day has passed included: whether they were held
    only the certificate's body knows."""

    kind: AuditKind
    reason: Reason
    due: date | None = None
    certificate: HeldCertificate | None = None
    steps: tuple[Step, ...] = ()


def plan_audit(report: CaseReport, scheme: Scheme) -> AuditPlan:
    """First, surveillance or reassessment, on the report's day.

    Surveillance is due every year from the day of issue, a reassessment by the end of validity, in the
    term's last year. Raises UsageError when the scheme has no data on audits, SchemeError when it is
    broken.
    """
    cycle = audit_data(scheme)["cycle"]
    as_of = date.fromisoformat(report.as_of)
    held = sorted(
        held_certificates(report, cycle), key=lambda item: (item.valid_until or date.min, item.document.id)
    )
    if not held:
        return AuditPlan("first", "no_certificate")
    newest = held[-1]
    if newest.valid_until is None or newest.issued_on is None:
        return AuditPlan("first", "term_unread", certificate=newest)
    if newest.valid_until < as_of:
        return AuditPlan("first", "expired", certificate=newest)
    steps = _steps(newest.issued_on, newest.valid_until, int(cycle["surveillance_months"]))
    ahead = next(step for step in steps if step.due >= as_of)
    return AuditPlan(ahead.kind, "in_force", ahead.due, newest, steps)


@dataclass(frozen=True, slots=True)
class Staff:
    """How many employees, and where it stands."""

    number: int
    evidence: Evidence


def staff_of(report: CaseReport, scheme: Scheme) -> Staff | None:
    """The number of employees, from the first of the scheme's sources that states one."""
    for source in audit_data(scheme)["staff"]:
        for document in report.documents:
            for fact in report.facts:
                stated = fact.document == document.id and fact.name == source["fact"]
                if document.kind != source["kind"] or not stated:
                    continue
                if isinstance(fact.value, int | float) and fact.value >= 1:
                    return Staff(int(fact.value), Evidence(document.file, fact.page, fact.box, fact.text))
    return None


def held_certificates(report: CaseReport, cycle: Mapping[str, Any]) -> Iterator[HeldCertificate]:
    """The applicant's certificates to the scheme's standard, as `cycle` tells them."""
    rule = cycle["certificates"]
    for document in report.documents:
        facts = {fact.name: fact for fact in report.facts if fact.document == document.id}
        if document.kind not in rule["kinds"] or not _to_the_standard(facts, rule["is"]):
            continue
        holder = facts.get(rule["holder"])
        if (
            holder is not None
            and report.applicant
            and not same_organization(str(holder.value), report.applicant)
        ):
            continue
        yield _held(document, facts, rule, int(cycle["years"]))


def _to_the_standard(facts: Mapping[str, Fact], expression: str) -> bool:
    return any(
        re.search(expression, squeeze(fact.value), re.IGNORECASE)
        for fact in facts.values()
        if isinstance(fact.value, str)
    )


def _held(
    document: Document, facts: Mapping[str, Fact], rule: Mapping[str, Any], years: int
) -> HeldCertificate:
    issued, until = _day(facts.get(rule["issued_on"])), _day(facts.get(rule["valid_until"]))
    reckoned = issued is None and until is not None
    if reckoned and until is not None:
        issued = months_after(until, -12 * years) + timedelta(days=1)
    places = [facts[rule[name]] for name in ("number", "issued_on", "valid_until") if rule[name] in facts]
    return HeldCertificate(
        document,
        _text(facts.get(rule["number"])),
        _text(facts.get(rule["issued_by"])),
        issued,
        until,
        reckoned,
        tuple(Evidence(document.file, fact.page, fact.box, fact.text) for fact in places),
    )


def _steps(issued: date, until: date, months: int) -> tuple[Step, ...]:
    """Surveillance every so many months while another audit follows, the reassessment at the end."""
    steps, count = [], 1
    while (due := months_after(issued, months * count)) < months_after(until, -months // 2):
        steps.append(Step("surveillance", due))
        count += 1
    return (*steps, Step("reassessment", until))


def _day(fact: Fact | None) -> date | None:
    try:
        return date.fromisoformat(str(fact.value)) if fact else None
    except ValueError:
        return None


def _text(fact: Fact | None) -> str:
    return str(fact.value) if fact else ""
