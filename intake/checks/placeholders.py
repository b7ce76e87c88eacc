"""Templates that were never filled in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from intake.checks.blanks import BLANKS, empty_places
from intake.checks.describe import document_names
from intake.checks.shapes import EXPRESSION, EXPRESSIONS, KIND, Codes, parameters, record, several
from intake.checks.types import Case, Problem
from intake.checks.unsigned import UNSIGNED, unsigned_places
from intake.checks.words import Hit, find_words
from intake.model import Document, Evidence
from intake.model.value import Number, Quoted, Several
from intake.zh.placeholders import SPECIMEN
from intake.zh.text import squeeze

NAME = "placeholders"
CODES: Codes = {
    "unfilled": ("document", "text", "count"),
}
PARAMS = parameters(
    CODES,
    ("patterns",),
    patterns=several(EXPRESSION, 1),
    unsure=EXPRESSIONS,
    texts=record(("kinds", "patterns"), kinds=several(KIND), patterns=several(EXPRESSION, 1)),
    blanks=BLANKS,
    unsigned=UNSIGNED,
    not_in=several(KIND),
)

_SHOWN, _PLACES = 12, 60
"""Different words that are quoted, and places that are marked."""

_A_FORM = 2
"""Labels alone on their lines or in their cells that a form has at least."""


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """One problem for the papers of a file that answer one item, with all places; ``unsure`` patterns alone
    make it a doubt. ``texts``: patterns that tell it in running text, in documents of their ``kinds``
    alone: rules and records hold forms, examples and masked names.

    ``blanks`` are places to write on that nothing was written on, ``unsigned`` those where a declaration
    is to be signed (a doubt). Kinds of ``not_in`` are papers that
    others issue: a specimen of one, or a form in which nothing is filled in, is a doubt.
    """
    papers = frozenset(params.get("not_in", ()))
    own: dict[tuple[str, str], list[tuple[Document, list[Hit], bool]]] = {}
    for document in case.documents:
        if document.kind not in case.scheme.kinds or document.submission is None:
            continue
        if document.kind in papers:
            hits = list(find_words(case, document, [SPECIMEN])) or _unfilled(case, document)
            if hits:
                yield _problem(case, params, document.submission, [(document, hits, False)])
            continue
        hits = _hits(case, document, params, sure=False)
        if hits:
            sure = bool(_hits(case, document, params, sure=True))
            own.setdefault((document.file, document.submission), []).append((document, hits, sure))
    for (_, submission), found in own.items():
        yield _problem(case, params, submission, found)


def _problem(
    case: Case,
    params: Mapping[str, Any],
    submission: str,
    found: Sequence[tuple[Document, list[Hit], bool]],
) -> Problem:
    """What is left open in papers of one file that answer one item, in one."""
    every = [hit for _, hits, _ in found for hit in hits]
    values = {
        "document": document_names(case, (document for document, _, _ in found)),
        "text": Several(tuple(Quoted(word) for word in _words(every))),
        "count": Number(len(every)),
    }
    sure = [one for one in found if one[2]]
    return Problem(
        params["codes"]["unfilled"],
        submission,
        values,
        tuple(dict.fromkeys(hit.evidence for hit in every))[:_PLACES],
        max(min(one.confidence, max(hit.confidence for hit in hits)) for one, hits, _ in sure or found),
        None if sure else "doubt",
    )


def _hits(case: Case, document: Document, params: Mapping[str, Any], *, sure: bool) -> list[Hit]:
    """What the text holds of a template, by what is ``sure`` alone or by all."""
    texts = params.get("texts", {"kinds": (), "patterns": ()})
    of_texts = texts["patterns"] if document.kind in texts["kinds"] else ()
    patterns = [*params["patterns"], *of_texts, *(() if sure else params.get("unsure", ()))]
    found = list(find_words(case, document, patterns))
    if "blanks" in params:
        found += empty_places(case, document, params["blanks"], sure=sure)
    if "unsigned" in params and not sure:
        found += unsigned_places(case, document, params["unsigned"])
    return found


def _unfilled(case: Case, document: Document) -> list[Hit]:
    """The labels of a paper that was not read from a picture and tells neither whose it is nor when or
    under which number it was made."""
    fields = {field.name: field for field in case.scheme.kinds[document.kind].fields}
    pages = case.pages_of(document)
    told = any(fields[fact.name].tells_which for fact in case.facts_of(document) if fact.name in fields)
    if told or any(page.method != "text" for page in pages):
        return []
    labels = {squeeze(label) for field in fields.values() for label in field.labels}
    hits: dict[str, Hit] = {}
    for page in pages:
        cells = [cell for table in page.tables for row in table.rows for cell in row]
        placed = [(one.text, one.box) for one in page.lines] + [(one.text, one.box) for one in cells]
        for text, box in placed:
            alone = squeeze(text).rstrip(":：")
            if alone in labels:
                hits.setdefault(alone, Hit(alone, Evidence(page.file, page.number, box, alone), 1.0, ""))
    return list(hits.values()) if len(hits) >= _A_FORM else []


def _words(hits: list[Hit]) -> list[str]:
    return list(dict.fromkeys(re.sub(r"[{}]", "", hit.matched) for hit in hits))[:_SHOWN]
