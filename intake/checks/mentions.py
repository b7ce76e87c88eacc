"""Does a document say what its submission must say? Topics and the words that show them are data."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from intake.checks.captions import is_only_referred_to, stands_over_nothing
from intake.checks.certainty import UNSURE, absence_certainty
from intake.checks.chart_boxes import parts_shown
from intake.checks.describe import document_name, whole
from intake.checks.shapes import (
    CODE,
    EXPRESSION,
    EXPRESSIONS,
    KIND,
    KINDS,
    SEVERITY,
    SUBMISSION,
    WORDING,
    Codes,
    code_giving,
    fact_of,
    parameters,
    record,
    several,
)
from intake.checks.types import Case, Problem
from intake.checks.words import Hit, find_words, first_word, squeezed_text
from intake.model import Document, Value
from intake.model.finding import Severity
from intake.model.value import Several, Title, texts

NAME = "mentions"
CODES: Codes = {
    "missing": ("document", "topic"),
}
_TOPIC = record(
    ("title", "words"),
    title=WORDING,
    words=several(EXPRESSION, 1),
    code=code_giving(CODES["missing"]),
    severity=SEVERITY,
    almost=EXPRESSIONS,
    fact=fact_of("kinds", some=True),
    seal={"type": "boolean"},
    figures=EXPRESSION,
    several=record(
        ("words", "least"), words=several(EXPRESSION, 1), least={"type": "integer", "minimum": 2}
    ),
    boxes=record(("unit", "least"), unit=EXPRESSION, least={"type": "integer", "minimum": 1}),
    unless=CODE,
    shown_in=several(KIND),
    not_followed=EXPRESSION,
    refers=EXPRESSION,
    captions=EXPRESSION,
)
PARAMS = parameters(
    CODES,
    ("submission", "kinds", "topics"),
    submission=SUBMISSION,
    kinds=KINDS,
    also_in=several(KIND),
    or_in=several(KIND),
    severity=SEVERITY,
    topics=several(_TOPIC, 1),
)

_ENOUGH_TEXT = 20
"""Characters below which a document shows too little to say what it lacks (a picture of a chart)."""

_HEADING = 24
"""Characters of a heading at most."""

_LARGE_PICTURE = 0.05
"""Share of the page from which a picture may hold words of its own."""


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """Each topic must be met by one of its words in the documents of ``kinds`` that serve the submission.

    A topic's ``code`` is raised alone; topics without a code of their own are named together under the
    family's, as a doubt (or ``severity``, the family's or their own).

    With ``figures``, such an expression must follow within the next few
    dozen characters (or stand before, in the same line). A ``fact`` that was read meets the topic too, and
    so does, of a topic with ``seal``, a seal on one of the pages.
    ``several``: so many different ones of its words meet the topic too, where one would say little;
    ``boxes``: so many parts of a unit in a chart do, in one headed by it or below its box.
    A word that is followed by ``not_followed`` speaks of something else, at most of the topic too: a doubt.
    One in a line that matches ``refers`` (见附图3), or above such a line alone, only refers to what stands
    elsewhere; one in a caption
    (``captions``) counts when something stands below it.
    A topic is not asked about when the code of its ``unless`` was raised here: what holds it is missing.
    What meets a topic in another document cut from the same file makes its absence a doubt; a piece of no
    kind between two of the documents is one of them.
    ``shown_in``: further kinds whose documents meet the topic where one of its words is a heading, and
    ``several`` or ``boxes`` are there besides.
    ``or_in``: further kinds where a topic's words meet it too. ``also_in``: such where they make its
    absence only a doubt, as do its ``almost`` words.
    """
    kinds = params["kinds"]
    serving = case.serving(params["submission"])
    documents = [item for item in serving if item.kind in kinds and case.legible(item)]
    if not documents:
        return
    others = [item for item in case.of_kind(*params.get("or_in", ())) if item not in documents]
    together: dict[Severity, list[Title]] = {}
    raised: set[str] = set()
    for topic in params["topics"]:
        if topic.get("unless") in raised or _met(case, documents, topic, others):
            continue
        title = _title(topic)
        if "code" not in topic:
            severity = topic.get("severity", params.get("severity", "doubt"))
            together.setdefault(severity, []).append(title)
            continue
        raised.add(topic["code"])
        yield _problem(case, params, topic, documents, title)
    for severity, titles in together.items():
        rule = {"code": params["codes"]["missing"], "severity": severity}
        yield _problem(case, params, rule, documents, Several(tuple(titles)))


def _met(
    case: Case, documents: list[Document], topic: Mapping[str, Any], others: Sequence[Document]
) -> bool:
    name = topic.get("fact")
    if name and any(case.fact(document, name) is not None for document in documents):
        return True
    if topic.get("seal") and any(_sealed(case, document) for document in documents):
        return True
    every = (*case.with_sections(documents), *_amid(case, documents), *others)
    if any(_is_shown(case, document, topic) for document in case.of_kind(*topic.get("shown_in", ()))):
        return True
    if _several(case, every, topic) or _in_boxes(case, every, topic):
        return True
    found = ((document, hit) for document in every for hit in find_words(case, document, topic["words"]))
    return any(_meets(topic, hit) and not _is_empty(case, document, topic, hit) for document, hit in found)


def _is_shown(case: Case, document: Document, topic: Mapping[str, Any]) -> bool:
    """Whether a document of another kind shows what the topic asks for below a heading of its words: as
    much of it as ``several`` and ``boxes`` ask for."""
    headed = any(
        _meets(topic, hit) and not _is_empty(case, document, topic, hit)
        for hit in find_words(case, document, topic["words"])
        if len(hit.evidence.text) <= _HEADING
    )
    return headed and (_several(case, [document], topic) or _in_boxes(case, [document], topic))


def _amid(case: Case, documents: Sequence[Document]) -> Iterator[Document]:
    """Pieces of no kind that stand between two of the documents in their file: sections of what these are,
    under headings that say nothing (拿什么服务)."""
    ids, every = {document.id for document in documents}, case.documents
    for before, one, after in zip(every, every[1:], every[2:], strict=False):
        unknown = one.kind not in case.scheme.kinds
        if unknown and {before.id, after.id} <= ids and before.file == one.file == after.file:
            yield one


def _is_empty(case: Case, document: Document, topic: Mapping[str, Any], hit: Hit) -> bool:
    if "refers" in topic and is_only_referred_to(case, document, hit, topic["refers"]):
        return True
    return "captions" in topic and stands_over_nothing(case, document, hit, topic["captions"])


def _meets(topic: Mapping[str, Any], hit: Hit) -> bool:
    figures = topic.get("figures")
    with_figures = not figures or re.search(figures, hit.evidence.text + hit.after) is not None
    return with_figures and not _aside(topic, hit)


def _several(case: Case, documents: Sequence[Document], topic: Mapping[str, Any]) -> bool:
    rule = topic.get("several")
    if not rule:
        return False
    hits = (hit for document in documents for hit in find_words(case, document, rule["words"]))
    return len({hit.matched for hit in hits if not _aside(topic, hit)}) >= int(rule["least"])


def _in_boxes(case: Case, documents: Sequence[Document], topic: Mapping[str, Any]) -> bool:
    rule = topic.get("boxes")
    if not rule:
        return False
    pages = (page for document in documents for page in case.pages_of(document))
    return parts_shown(pages, rule["unit"]) >= int(rule["least"])


def _title(topic: Mapping[str, Any]) -> Title:
    """By its code; one without a code is what its first language calls it."""
    return Title(str(topic.get("code") or next(iter(topic["title"].values()))), texts(topic["title"]))


def _sealed(case: Case, document: Document) -> bool:
    return any(mark.kind == "seal" for page in case.pages_of(document) for mark in page.marks)


def _aside(topic: Mapping[str, Any], hit: Hit) -> bool:
    """Whether what follows a word shows that it speaks of something else, or its line of what stands
    elsewhere."""
    followed = "not_followed" in topic and re.match(topic["not_followed"], hit.after) is not None
    return followed or ("refers" in topic and re.search(topic["refers"], hit.evidence.text) is not None)


def _problem(
    case: Case, params: Mapping[str, Any], topic: Mapping[str, Any], documents: list[Document], title: Value
) -> Problem:
    certainty = min(_absence(case, document) for document in documents)
    hit = first_word(case, documents, topic.get("almost", ()))
    if hit is None and ({"not_followed", "refers", "captions"} & topic.keys()):
        hit = first_word(case, documents, topic["words"])
    places = (hit.evidence,) if hit else tuple(place for item in documents for place in whole(item))
    if hit is None:
        others = [item for item in case.of_kind(*params.get("also_in", ())) if item not in documents]
        hit = first_word(case, others, topic.get("words", ())) or _beside(case, documents, topic)
        # What was looked at, and where it may stand instead.
        places = (*places, hit.evidence) if hit else places
    values = {"document": document_name(case, documents[0]), "topic": title}
    return Problem(
        topic["code"],
        params["submission"],
        values,
        places,
        UNSURE if hit else certainty,
        topic.get("severity"),
        tuple(dict.fromkeys(item.file for item in documents)),
    )


def _beside(case: Case, documents: Sequence[Document], topic: Mapping[str, Any]) -> Hit | None:
    """What meets the topic elsewhere in the files that the documents lie in: of a book or slides that were
    cut into documents a page may have been given to its neighbour."""
    files = {document.file for document in documents}
    around = (one for one in case.documents if one.file in files and one not in documents)
    hits = (hit for document in around for hit in find_words(case, document, topic.get("words", ())))
    return next((hit for hit in hits if _meets(topic, hit)), None)


def _absence(case: Case, document: Document) -> float:
    pictures = any(
        mark.kind == "picture" and mark.box.area >= _LARGE_PICTURE
        for page in case.pages_of(document)
        if page.method == "text"
        for mark in page.marks
    )
    little = len(squeezed_text(case, document)) < _ENOUGH_TEXT
    certainty = absence_certainty(case, document, others_present=True)
    # What is drawn in a picture inside a text page may not have been read.
    return min(certainty, UNSURE) if little or pictures else certainty
