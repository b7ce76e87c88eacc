"""One cause, one question: what could not be read is asked about once, whatever it might have been."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from intake.checks.types import Case, Problem
from intake.model import READING_PROBLEMS, Evidence
from intake.model.value import Several, Term, Title

COULD_BE = "could_be"
"""The value of a reading problem that names the submissions which what was not read may serve."""

_Place = tuple[str, int | None]


def one_question(case: Case, problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems, without those that are only in doubt because something could not be read.

    Where several absences are, what was not read is asked about, and says what it might be. A single
    absence asks about it itself, beside what the applicant must send again; so does one that something else
    may be, too, which can be nothing but that (a locked file with its name).
    """
    every = list(problems)
    unread = {_place(one.evidence[0]) for one in every if _is_unread(case, one)}
    caused = [one for one in every if _is_caused_by(case, one, unread)]
    asked: dict[_Place, list[Problem]] = {}
    for one in caused:
        for evidence in one.evidence:
            asked.setdefault(_place(evidence), []).append(one)
    kept = {place for place, absences in asked.items() if len(_submissions(absences)) > 1}
    for one in every:
        if any(one is absence for absence in caused):
            if not all(_place(place) in kept for place in one.evidence):
                yield one
        elif _is_unread(case, one):
            place = _place(one.evidence[0])
            if place in kept or place not in asked or one.severity_by(case.scheme) == "deficiency":
                yield replace(one, values={**one.values, COULD_BE: _named(case, asked.get(place, ()))})
        else:
            yield one


def _place(place: Evidence) -> _Place:
    return place.file, place.page


def _is_unread(case: Case, problem: Problem) -> bool:
    """Whether it says of all of a page or file that it was not read, not of a picture below text."""
    told = problem.severity_by(case.scheme) != "note" and bool(problem.evidence)
    return told and problem.code in READING_PROBLEMS and "document" not in problem.values


def _is_caused_by(case: Case, problem: Problem, unread: Set[_Place]) -> bool:
    """Whether it is a doubt about something's absence whose every place could not be read."""
    severity = problem.severity_by(case.scheme)
    doubtful = severity == "doubt" or problem.certainty < case.scheme.doubt_below
    places = {_place(place) for place in problem.evidence}
    # What the body does not want raised, or an unsure note, is left out in the end: it asks about nothing.
    told = severity != "note" and problem.code not in case.scheme.off
    absence = bool(problem.looked_at) and told and problem.submission is not None
    return absence and doubtful and bool(places) and places <= unread


def _submissions(absences: Sequence[Problem]) -> list[str]:
    return list(dict.fromkeys(one.submission for one in absences if one.submission))


def _named(case: Case, absences: Sequence[Problem]) -> Several | Term:
    """The submissions that it may serve; what is there already, where none lacks."""
    ids = _submissions(absences)
    return Several(tuple(_numbered(case, one) for one in ids)) if ids else Term("something_else")


def _numbered(case: Case, submission: str) -> Title:
    item = case.scheme.submission(submission)
    return Title(item.id, tuple((language, f"{item.number} {text}") for language, text in item.name.texts))
