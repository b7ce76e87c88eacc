"""Facts of which one paper says two things: its print and its QR code, two prints, two papers in one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from intake.checks.certainty import UNSURE
from intake.checks.describe import document_name, evidence_of, fact_title, own_title
from intake.checks.shapes import EXPRESSION, KEY, KIND, Codes, fact_of, parameters, several
from intake.checks.types import Case, Problem
from intake.model import Document, Fact, Value
from intake.model.value import stated
from intake.zh.text import squeeze

NAME = "contradictions"
CODES: Codes = {
    "contradiction": ("document", "field", "value", "other"),
}
PARAMS = parameters(
    CODES,
    ("facts",),
    facts={
        "type": "object",
        "minProperties": 1,
        "propertyNames": KIND,
        "additionalProperties": several(fact_of(KEY), 1),
    },
    aside=EXPRESSION,
    papers=EXPRESSION,
)


_FORMER = re.compile(r"(?:原|旧|曾用|变更前|延续前)[^，。；]{0,10}$")

_LABEL_BEFORE = re.compile(
    r"(?P<label>[\u4e00-\u9fff]{2,16})(?:[（(][^（()）]{0,10}[)）])?[:：][^:：，。；]{0,3}$"
)
"""A label before a value, of which a few characters may have been read apart."""


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """``facts`` maps kinds to facts of which such a paper states one. Reading keeps what contradicts the
    surest reading: whichever is right, a person must look. Words of ``aside`` in a reading or its line show
    that it is of something else (a surveillance, the first issue). A number whose label says that it is a
    product's, or that of a paper of another name (``papers``: what those are called), is none of the paper
    that bears it.
    """
    for document in case.documents:
        for name in params["facts"].get(document.kind, ()):
            yield from _of(case, params, document, name)


def _of(case: Case, params: Mapping[str, Any], document: Document, name: str) -> Iterator[Problem]:
    facts = sorted(
        (
            one
            for one in case.facts_of(document)
            if one.name == name
            and not _is_former(case, document, one)
            and not _is_of_another(case, params, document, one)
        ),
        key=lambda fact: -fact.confidence,
    )
    if not facts:
        return
    first = facts[0]
    differing = (fact for fact in facts[1:] if not _says_the_same(first, fact))
    others = (fact for fact in differing if not _in_a_list(case, document, first, fact))
    other = next((fact for fact in others if not _is_aside(case, params, document, fact)), None)
    if other is None:
        return
    values = {
        "document": document_name(case, document),
        "field": fact_title(case, document, name),
        "value": _value(first),
        "other": _value(other),
    }
    evidence = evidence_of(case, first, other)
    code = params["codes"]["contradiction"]
    yield Problem(code, document.submission, values, evidence, UNSURE, "doubt")


def _is_aside(case: Case, params: Mapping[str, Any], document: Document, fact: Fact) -> bool:
    if "aside" not in params:
        return False
    text = squeeze(fact.text)
    lines = (squeeze(line.text) for page in case.pages_of(document) for line in page.lines)
    return any(re.search(params["aside"], line) for line in (text, *(one for one in lines if text in one)))


def _in_a_list(case: Case, document: Document, one: Fact, other: Fact) -> bool:
    """Whether both stand in one column of a table, under a head that is a label of theirs: a list of papers
    (a supplier's certificates, a row each) states as many numbers as it has rows."""
    field = next(item for item in case.scheme.kinds[document.kind].fields if item.name == one.name)
    labels = {squeeze(label) for label in field.labels}
    values = [_shown(one), _shown(other)]
    for page in case.pages_of(document):
        for table in page.tables:
            for column in zip(*table.rows, strict=True):
                texts = [squeeze(cell.text) for cell in column]
                rows = [[at for at, text in enumerate(texts) if value in text] for value in values]
                heads = [at for at, text in enumerate(texts) if any(text.endswith(one) for one in labels)]
                if all(rows) and heads and heads[0] < min(rows[0][0], rows[1][0]) and rows[0] != rows[1]:
                    return True
    return False


def _shown(fact: Fact) -> str:
    return squeeze(fact.text) or squeeze(str(fact.value))


def _is_former(case: Case, document: Document, fact: Fact) -> bool:
    """Whether the paper says of a value that it was: 原注册证编号：国械注进20162461852."""
    value = squeeze(str(fact.value))
    lines = (squeeze(line.text) for page in case.pages_of(document) for line in page.lines)
    before = [line[: line.index(value)] for line in lines if value in line]
    return bool(before) and all(_FORMER.search(text) for text in before)


def _is_of_another(case: Case, params: Mapping[str, Any], document: Document, fact: Fact) -> bool:
    """Whether the label before a value, wherever it stands, says whose number it is, and that is nothing
    that the paper is called: 产品备案号 on a maker's 备案凭证, 对应注册证编号 on its licence."""
    field = next(item for item in case.scheme.kinds[document.kind].fields if item.name == fact.name)
    labels = sorted({squeeze(label) for label in field.labels}, key=len, reverse=True)
    value, title = squeeze(str(fact.value)), squeeze(own_title(case, document))
    lines = (squeeze(line.text) for page in case.pages_of(document) for line in page.lines)
    before = [_LABEL_BEFORE.search(line[: line.index(value)]) for line in lines if value in line]
    return bool(title and before) and all(
        found and _names_another(found["label"], title, labels, params.get("papers", ""))
        for found in before
    )


def _names_another(label: str, title: str, labels: Sequence[str], papers: str) -> bool:
    """Whether a label says whose number it gives (of a product, of another kind of paper), and that does
    not stand in the title of the paper that bears it. ``labels``: longest first."""
    paper = re.search(papers, label) if papers else None
    if paper:
        return paper.group() not in title
    whose = next((label[: -len(end)] for end in labels if label.endswith(end)), "")
    return len(whose) > 1 and whose not in title


def _says_the_same(one: Fact, other: Fact) -> bool:
    """A number read with a word before it is the same number."""
    first, second = squeeze(str(one.value)), squeeze(str(other.value))
    return first in second or second in first


def _value(fact: Fact) -> Value:
    return stated(fact.text if isinstance(fact.value, tuple) else fact.value)
