"""Is there what another document says must be there (a lease, where the vehicles are leased)?"""

from collections.abc import Iterator, Mapping
from typing import Any

from intake.checks.absence import candidates
from intake.checks.certainty import UNSURE, sureness
from intake.checks.describe import document_name, evidence_of, fact_title, searched
from intake.checks.shapes import KIND, SUBMISSION, Codes, fact_of, parameters, record, several
from intake.checks.types import Case, Problem
from intake.model import Fact
from intake.model.value import Number, Title, stated, texts
from intake.zh.text import squeeze

NAME = "needed_when"
CODES: Codes = {"missing": ("number", "title", "request", "basis", "document", "field", "value")}
PARAMS = parameters(
    CODES,
    ("submission", "when"),
    submission=SUBMISSION,
    when=record(
        ("kind", "fact", "is"),
        kind=KIND,
        fact=fact_of("kind"),
        **{"is": several({"type": ["string", "number", "boolean"]}, 1)},
    ),
)


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """``submission`` is needed when a document of ``when.kind`` states one of ``when.is`` as its fact: as
    sure as that reading is, and a doubt where something of the case may be the submission."""
    submission = case.scheme.submission(params["submission"])
    if any(item.kind in submission.satisfied_by for item in case.serving(submission.id)):
        return
    when = params["when"]
    wanted = {squeeze(str(value)) for value in when["is"]}
    for document in case.of_kind(when["kind"]):
        fact = case.fact(document, when["fact"])
        if fact is None or squeeze(_plain(fact)) not in wanted:
            continue
        asked = submission.request if submission.request.texts else submission.title
        places = candidates(case, submission)
        yield Problem(
            params["codes"]["missing"],
            submission.id,
            {
                "number": Number(submission.number),
                "title": submission.name,
                "request": Title(f"{submission.id}.request", texts(asked.texts)),
                "basis": Title(f"{submission.id}.basis", texts(submission.basis.texts)),
                "document": document_name(case, document),
                "field": fact_title(case, document, fact.name),
                "value": stated(_plain(fact)),
            },
            (*evidence_of(case, fact), *places),
            min(sureness(document, fact), UNSURE if places else 1.0),
            looked_at=searched(case),
        )
        return


def _plain(fact: Fact) -> str:
    return "" if isinstance(fact.value, tuple) else str(fact.value)
