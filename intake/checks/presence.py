"""Is every required submission there?"""

from collections.abc import Iterator, Mapping
from typing import Any

from intake.checks.absence import candidates
from intake.checks.certainty import UNSURE
from intake.checks.describe import document_name, searched, whole
from intake.checks.shapes import EXPRESSION, Codes, code_giving, parameters, record
from intake.checks.types import Case, Problem
from intake.checks.weighing import text_weights
from intake.checks.words import first_word
from intake.model import Evidence, Value
from intake.model.value import Number, Several, Title, texts
from intake.scheme import Submission

NAME = "presence"
CODES: Codes = {
    "missing": ("number", "title", "request", "basis"),
    "incomplete": ("number", "title", "request", "basis", "document", "lacking"),
    "uncertain": ("number", "title", "request", "basis", "document"),
}
_CLEARLY = 2.0
"""Weight of a kind's words from which a page speaks as a paper of it does."""

_MOST_NAMED = 3
"""Documents of an incomplete submission that are named."""

PARAMS = parameters(
    CODES,
    absent=record(when_held=code_giving(CODES["missing"]), expected=code_giving(CODES["missing"])),
    uncertain_below={"type": "number", "minimum": 0, "maximum": 1},
    claimed=EXPRESSION,
)


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """Submissions required ``always`` must be served; ``when_law_requires`` is another check's matter. What
    is asked for only ``when_held``, or is ``expected`` beside the list, has its own codes in ``absent``.
    Where only documents serve it that go with it, it is ``incomplete``: what lacks is said, and what is
    there.

    Of what is asked for only when held, a person is asked only where the applicant's own texts have it
    (``claimed``) and nothing clearly is it; else its absence is a note.

    A submission that only something less sure than ``uncertain_below`` (default: the scheme's
    ``doubt_below``) serves, or that something unread might be, is a doubt; of a page that could not be read
    that has been said already.
    """
    unsure = params.get("uncertain_below", case.scheme.doubt_below)
    for submission in case.scheme.submissions:
        serving = [item for item in case.serving(submission.id) if item.kind in submission.satisfied_by]
        if serving:
            best = max(serving, key=lambda item: item.confidence)
            told = any(page.problem_code for page in case.pages_of(best))
            if best.confidence < unsure and not told:
                values = _values(submission) | {"document": document_name(case, best)}
                yield Problem(params["codes"]["uncertain"], submission.id, values, whole(best), UNSURE)
            continue
        codes = {"always": params["codes"]["missing"]} | params.get("absent", {})
        if submission.required in codes:
            places = candidates(case, submission)
            code, values = codes[submission.required], _values(submission)
            part = case.serving(submission.id)
            held = submission.required == "when_held"
            if held and (_is_strong(case, submission, places) or not _claimed(case, params)):
                yield Problem(code, submission.id, values, places, 1.0, "note", searched(case))
                continue
            if part:
                code = params["codes"]["incomplete"]
                values |= {
                    "document": Several(tuple(document_name(case, item) for item in part[:_MOST_NAMED])),
                    "lacking": Several(tuple(_kind_title(case, kind) for kind in submission.satisfied_by)),
                }
            yield Problem(
                code,
                submission.id,
                values,
                places or tuple(place for item in part[:_MOST_NAMED] for place in whole(item)),
                UNSURE if places else 1.0,
                looked_at=searched(case),
            )


def _is_strong(case: Case, submission: Submission, places: tuple[Evidence, ...]) -> bool:
    """Whether a page among the places speaks as clearly of it as a paper of its kinds does."""
    pages = (case.pages.get((place.file, place.page or 0)) for place in places)
    weights = (text_weights(case.scheme, page) for page in pages if page is not None)
    return any(one.get(kind, 0.0) >= _CLEARLY for one in weights for kind in submission.satisfied_by)


def _claimed(case: Case, params: Mapping[str, Any]) -> bool:
    """Whether a text says that the applicant has been given what is asked for only when held; always where
    no words for that are known."""
    return "claimed" not in params or first_word(case, case.documents, [params["claimed"]]) is not None


def _values(submission: Submission) -> dict[str, Value]:
    asked = submission.request if submission.request.texts else submission.title
    return {
        "number": Number(submission.number),
        "title": submission.name,
        "request": Title(f"{submission.id}.request", texts(asked.texts)),
        "basis": Title(f"{submission.id}.basis", texts(submission.basis.texts)),
    }


def _kind_title(case: Case, kind: str) -> Title:
    return Title(kind, texts(case.scheme.kinds[kind].title.texts))
