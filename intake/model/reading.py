"""What the program made of a case's pages by itself, and the report on it."""

from dataclasses import dataclass

from intake.model.document import Document, EmptyPlace, Fact
from intake.model.finding import CaseReport


@dataclass(frozen=True, slots=True)
class Reading:
    """Documents, facts and empty fields of a case before any person's correction."""

    documents: tuple[Document, ...]
    facts: tuple[Fact, ...]
    empty: tuple[EmptyPlace, ...] = ()


@dataclass(frozen=True, slots=True)
class Reported:
    """The report on a case, and what it was made from; ``reading`` is None where judging failed."""

    report: CaseReport
    reading: Reading | None = None
