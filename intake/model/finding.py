"""Statements about a case, and the report that holds them."""

from dataclasses import dataclass
from typing import Literal

from intake.model.decision import Decision, Rounds
from intake.model.document import Document, Fact
from intake.model.event import Event
from intake.model.file import SourceFile
from intake.model.geometry import WHOLE_PAGE, Box
from intake.model.value import Title, Values

Severity = Literal["deficiency", "doubt", "note"]
Status = Literal["satisfied", "missing", "deficient", "needs_review", "not_applicable"]
Verdict = Literal["complete", "deficient", "needs_review", "unreadable"]

NOT_JUDGED = "case-not-judged"
"""Code of the one finding of a case that was read and could not be judged."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a finding rests: file, page (``None``: the file as a whole), box and the text read there."""

    file: str
    page: int | None = None
    box: Box = WHOLE_PAGE
    text: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One statement about the case.

    ``values`` are what it says; ``message`` and ``remedy`` are its words in the report's language, made of
    them by `intake.render.wording` (``""`` until then). ``in_text``: it rests on pages with a text layer
    alone, where nothing is misread. An absence carries in ``looked_at`` the files that were searched.
    ``severity`` is what was found and never changes; what counts after a person's ``decision`` is
    `effective_severity`.
    """

    id: str
    code: str
    submission: str | None
    severity: Severity
    message: str = ""
    remedy: str | None = None
    evidence: tuple[Evidence, ...] = ()
    values: Values = ()
    looked_at: tuple[str, ...] = ()
    in_text: bool = False
    decision: Decision | None = None


def effective_severity(finding: Finding) -> Severity:
    """The severity that counts: a person's decision goes before what was found."""
    if finding.decision is None:
        return finding.severity
    return "deficiency" if finding.decision.action == "confirm" else "note"


@dataclass(frozen=True, slots=True)
class SubmissionResult:
    """One required submission's state. ``documents`` and ``findings`` are ids; ``title`` is in the report's
    language (``""`` until it is worded).

    ``accepted``: ids of the deficiencies that a person has accepted, where nothing else is open; the status
    is ``satisfied`` then, or ``not_applicable`` where no document satisfies it. ``waiver``: the words in
    which a person has waived it (``""``: nobody has).
    """

    number: int
    id: str
    title: str
    status: Status
    documents: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    waiver: str = ""

    @property
    def accepted_unsent(self) -> bool:
        """Whether it is accepted though nothing that satisfies it was sent."""
        return bool(self.accepted) and self.status == "not_applicable"


ClauseState = Literal["covered", "excluded", "elsewhere", "hinted", "missing"]


@dataclass(frozen=True, slots=True)
class ClauseCoverage:
    """A clause of the standard, and where it is covered (``None``: nowhere)."""

    clause: str
    title: Title
    state: ClauseState
    place: Evidence | None = None


@dataclass(frozen=True, slots=True)
class IndicatorSet:
    """A set of clauses or indicators and where the case covers each. ``followed``: the description of the
    applicant follows this one best, and was judged by it."""

    title: Title
    rows: tuple[ClauseCoverage, ...]
    followed: bool


ConditionState = Literal["met", "not_shown", "look"]


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of who may apply: shown at ``places``, shown nowhere, or one that a person looks at."""

    title: Title
    state: ConditionState
    places: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseReport:
    """All that leaves the road. ``as_of`` is the ISO date everything was judged at.

    ``language`` is that of its findings' words. ``page_counts`` gives each read file's number of pages, by
    path. ``coverage`` is the table of the standard's clauses and where each is covered, when the scheme
    asks for one, ``indicators`` the same for every set that fits the applicant; ``eligibility`` that of
    who may apply. ``rounds`` compares with the report before, from the second round on. ``events``: what
    persons did that counts, but for decisions, which stand with their findings.
    """

    tool_version: str
    scheme_id: str
    scheme_version: str
    language: str
    as_of: str
    case_name: str
    applicant: str | None
    unified_social_credit_code: str | None
    verdict: Verdict
    files: tuple[SourceFile, ...]
    page_counts: tuple[tuple[str, int], ...]
    documents: tuple[Document, ...]
    facts: tuple[Fact, ...]
    submissions: tuple[SubmissionResult, ...]
    findings: tuple[Finding, ...]
    coverage: tuple[ClauseCoverage, ...] = ()
    indicators: tuple[IndicatorSet, ...] = ()
    eligibility: tuple[Condition, ...] = ()
    rounds: Rounds | None = None
    events: tuple[Event, ...] = ()

    @property
    def judged(self) -> bool:
        """Whether judging came to its end; if not, the report tells no more than what was read."""
        return all(found.code != NOT_JUDGED for found in self.findings)

    def finding(self, finding_id: str) -> Finding:
        """The finding of that id. Raises KeyError when there is none."""
        for found in self.findings:
            if found.id == finding_id:
                return found
        raise KeyError(finding_id)
