"""What a supplement replaces: a statement about a document that was sent again is no request any more."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from intake.checks.certainty import UNSURE
from intake.checks.describe import compared_value
from intake.checks.types import Case, Problem
from intake.model import Document
from intake.scheme import Kind

_ABOUT_ONE_DOCUMENT = frozenset(
    {"agreement", "dates", "editions", "placeholders", "rows", "schema_validity", "seals"}
)
"""Families whose problems each speak of one document, the one of their first evidence. The others look at
all that serves a submission together, old and new, and need no help to see a supplement."""

_ABOUT_A_FILE = "reading"


def after_supplements(case: Case, problems: Iterable[tuple[str, Problem]]) -> Iterator[Problem]:
    """The problems (each with its family's name), those about replaced documents lowered to notes.

    A later round's document replaces an earlier one of its kind when the facts that tell documents of the
    kind apart agree (``x-renewed-by``, or number, subject or title of ``x-describe``); where a kind has no
    such facts, an applicant has one of it, and the later one counts. The holder's name tells nothing apart:
    a wrong name is what a supplement may put right. Where the facts could not be read, a person looks.
    The very same file sent once more replaces what came between: it counts as of the last time it came.
    A file or page that cannot be read is replaced by any later document of its submission.
    """
    rounds = {file.path: file.round for file in case.files}
    last_sent = _last_sent(case)
    for family, problem in problems:
        if not any(rounds.values()) or not problem.evidence:
            yield problem
        elif family == _ABOUT_A_FILE:
            yield _noted(problem) if _sent_again(case, rounds, problem) else problem
        elif family in _ABOUT_ONE_DOCUMENT:
            yield _lowered(case, rounds, last_sent, problem)
        else:
            yield problem


def _last_sent(case: Case) -> dict[str, int]:
    """The last round in which each file came, be it as a copy of the same bytes."""
    last = {file.path: file.round for file in case.files}
    for file in case.files:
        if file.alias_of is not None:
            last[file.alias_of] = max(last.get(file.alias_of, 0), file.round)
    return last


def _lowered(
    case: Case, rounds: Mapping[str, int], last_sent: Mapping[str, int], problem: Problem
) -> Problem:
    document = _subject(case, problem)
    if document is None:
        return problem
    likeness = {
        _same_thing(case, document, other)
        for other in case.of_kind(document.kind)
        if last_sent.get(other.file, 0) > rounds.get(document.file, 0) and other.id != document.id
    }
    if "same" in likeness:
        return _noted(problem)
    rule = case.scheme.findings.get(problem.code)
    severity = problem.severity or (rule.severity if rule else "doubt")
    if "unknown" in likeness and severity == "deficiency":
        return replace(problem, certainty=min(problem.certainty, UNSURE))
    return problem


def _noted(problem: Problem) -> Problem:
    return replace(problem, severity="note")


def _subject(case: Case, problem: Problem) -> Document | None:
    place = problem.evidence[0]
    return next(
        (
            document
            for document in case.documents
            if document.file == place.file and (place.page is None or place.page in document.pages)
        ),
        None,
    )


def _same_thing(case: Case, old: Document, new: Document) -> Literal["same", "other", "unknown"]:
    if new.confidence < case.scheme.doubt_below or not case.legible(new):
        return "unknown"
    groups = _telling_facts(case.scheme.kinds[old.kind]) if old.kind in case.scheme.kinds else ()
    if not groups:
        return "same"
    found = [
        [(compared_value(case, old, name), compared_value(case, new, name)) for name in names]
        for names in groups
    ]
    if any(all(one and one == other for one, other in pairs) for pairs in found):
        return "same"
    read = any(all(one and other for one, other in pairs) for pairs in found)
    return "other" if read else "unknown"


def _telling_facts(kind: Kind) -> Sequence[Sequence[str]]:
    """Groups of facts; documents alike in all facts of one group are the same thing, old and new."""
    described = kind.fact_schema.get("x-describe", {})
    renewed = [name for name in kind.fact_schema.get("x-renewed-by", ()) if name != described.get("holder")]
    # A title is shared by all certificates of a sort: it counts only where nothing else is stated.
    sources = ("number", "subject") if renewed else ("number", "subject", "title")
    stated = [[described[source]] for source in sources if source in described]
    return [renewed, *stated] if renewed else stated


def _sent_again(case: Case, rounds: Mapping[str, int], problem: Problem) -> bool:
    if problem.submission is None:
        return False
    round_ = rounds.get(problem.evidence[0].file, 0)
    return any(
        rounds.get(document.file, 0) > round_ and case.legible(document)
        for document in case.serving(problem.submission)
    )
