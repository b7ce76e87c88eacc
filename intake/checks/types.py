"""What checks take and give."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from intake.model import (
    ClauseCoverage,
    Condition,
    Document,
    EmptyPlace,
    Evidence,
    Fact,
    Finding,
    IndicatorSet,
    Page,
    Part,
    SourceFile,
    SubmissionResult,
    Value,
)
from intake.model.finding import Severity, Verdict
from intake.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Case:
    """All that was read of a case, ready to be judged. Pages are found by (file, number). ``empty``: the
    fields of scanned forms whose places are empty. ``parts``: what the pages were cut into."""

    files: tuple[SourceFile, ...]
    pages: Mapping[tuple[str, int], Page]
    documents: tuple[Document, ...]
    facts: tuple[Fact, ...]
    scheme: Scheme
    as_of: date
    empty: tuple[EmptyPlace, ...] = ()
    parts: tuple[Part, ...] = ()

    def serving(self, submission: str) -> tuple[Document, ...]:
        """The documents that serve a submission."""
        return tuple(item for item in self.documents if submission in item.submissions)

    def of_kind(self, *kinds: str) -> tuple[Document, ...]:
        return tuple(item for item in self.documents if item.kind in kinds)

    def facts_of(self, document: Document) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.facts if fact.document == document.id)

    def fact(self, document: Document, name: str) -> Fact | None:
        """The surest fact of that name in a document."""
        found = [fact for fact in self.facts_of(document) if fact.name == name]
        return max(found, key=lambda fact: fact.confidence, default=None)

    def pages_of(self, document: Document) -> tuple[Page, ...]:
        return document.content(self.pages)

    def with_sections(self, documents: Iterable[Document]) -> tuple[Document, ...]:
        """Documents, each with those that stand inside it: a paper says what its sections say."""
        found: dict[str, Document] = {}
        for document in documents:
            found[document.id] = document
            found.update((item.id, item) for item in self.documents if item.inside == document.id)
        return tuple(found.values())

    def legible(self, document: Document) -> bool:
        """Whether anything of it could be read: what is illegible says nothing and lacks nothing."""
        return any(page.text.strip() and not page.problem_code for page in self.pages_of(document))

    def text_of(self, document: Document) -> str:
        return "\n".join(page.text for page in self.pages_of(document))


@dataclass(frozen=True, slots=True)
class Problem:
    """What a check found, before it is numbered.

    ``values`` are what it says, for the code's message and remedy in findings.yaml. ``severity`` overrides
    the rule's default. ``certainty`` (0-1): what the statement rests on; below the scheme's
    ``doubt_below`` a deficiency becomes a doubt.
    """

    code: str
    submission: str | None
    values: Mapping[str, Value] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    certainty: float = 1.0
    severity: Severity | None = None
    looked_at: tuple[str, ...] = ()

    def severity_by(self, scheme: Scheme) -> Severity:
        """Its severity, however sure it is. A code that readers report and the scheme does not know is a
        doubt."""
        rule = scheme.findings.get(self.code)
        return self.severity or (rule.severity if rule else "doubt")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the checks say about a case, without words: numbered findings, each submission's state, the
    verdict. ``indicators``: the sets of clauses that fit the applicant and where each is covered, when the
    scheme asks for the table; ``eligibility`` has a row for each condition of who may apply.
    """

    findings: tuple[Finding, ...]
    submissions: tuple[SubmissionResult, ...]
    verdict: Verdict
    indicators: tuple[IndicatorSet, ...] = ()
    eligibility: tuple[Condition, ...] = ()

    @property
    def coverage(self) -> tuple[ClauseCoverage, ...]:
        """The table of the set that the description follows."""
        return next((item.rows for item in self.indicators if item.followed), ())


class Family(Protocol):
    """A check family: one module of this package.

    ``NAME`` is how scheme.yaml's ``checks`` list calls it; ``PARAMS`` the JSON Schema of what may stand
    beside that name, finding codes among it (`intake.checks.shapes`).
    """

    NAME: str
    PARAMS: Mapping[str, Any]

    def run(self, case: Case, params: Mapping[str, Any]) -> Iterator[Problem]: ...
