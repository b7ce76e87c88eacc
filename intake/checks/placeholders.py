"""Templates that were never filled in."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from intake.checks.describe import document_name
from intake.checks.shapes import EXPRESSION, EXPRESSIONS, KIND, Codes, parameters, several
from intake.checks.types import Case, Problem
from intake.checks.words import Hit, find_words
from intake.model.value import Number, Quoted, Several

NAME = "placeholders"
CODES: Codes = {
    "unfilled": ("document", "text", "count"),
}
PARAMS = parameters(
    CODES,
    ("patterns",),
    patterns=several(EXPRESSION, 1),
    unsure=EXPRESSIONS,
    not_in=several(KIND),
)

_SHOWN = 5


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """One problem a document, with its places; ``unsure`` patterns alone make it a doubt.

    Kinds of ``not_in`` are left out: records and forms of a manual are templates by nature.
    """
    skipped = frozenset(params.get("not_in", ()))
    for document in case.documents:
        if (
            document.kind in skipped
            or document.kind not in case.scheme.kinds
            or document.submission is None
        ):
            continue
        sure = list(find_words(case, document, params["patterns"]))
        hits = sure or list(find_words(case, document, params.get("unsure", ())))
        if not hits:
            continue
        values = {
            "document": document_name(case, document),
            "text": Several(tuple(Quoted(word) for word in _words(hits))),
            "count": Number(len(hits)),
        }
        yield Problem(
            params["codes"]["unfilled"],
            document.submission,
            values,
            tuple(dict.fromkeys(hit.evidence for hit in hits))[:_SHOWN],
            min(document.confidence, max(hit.confidence for hit in hits)),
            None if sure else "doubt",
        )


def _words(hits: list[Hit]) -> list[str]:
    return list(dict.fromkeys(re.sub(r"[{}]", "", hit.matched) for hit in hits))[:_SHOWN]
