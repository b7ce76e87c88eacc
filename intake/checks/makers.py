"""Whose are the applicant's own texts? Each that names its maker must name who applies."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from intake.checks.agreement import CHANGES_SHAPE, changes_of
from intake.checks.applicant import candidates_of
from intake.checks.certainty import UNSURE
from intake.checks.describe import document_name, evidence_of
from intake.checks.names import became, is_former_name, likeness, stands_in
from intake.checks.shapes import EXPRESSION, KINDS, Codes, fact_of, parameters, record, several
from intake.checks.types import Case, Problem
from intake.checks.words import find_words
from intake.model import Cell, Document, Evidence, Fact, Line, Page, Value
from intake.model.value import Several, Text
from intake.zh.expressions import compiled
from intake.zh.text import squeeze

NAME = "makers"
CODES: Codes = {"other": ("documents", "value", "reference", "expected")}
_SAYS = several(record((), before=EXPRESSION, after=EXPRESSION))
PARAMS = parameters(
    CODES,
    ("kinds", "organization", "titles", "says"),
    kinds=KINDS,
    organization=EXPRESSION,
    titles=EXPRESSION,
    says=_SAYS,
    unsure=_SAYS,
    compared=fact_of("kinds"),
    change_words=EXPRESSION,
    changes=CHANGES_SHAPE,
)

_HEAD = 3
"""Lines at the head of a text in which its maker's name stands alone."""

_MOST_HEAD_ROWS = 6
"""Rows of the small table that heads a controlled document's pages."""

_RUN_IN = re.compile(
    "^(?:第[一二三四五六七八九十百]{1,4}[章节条款])?"
    "(?:[\u4e00-\u9fff]{0,6}(?:制度|办法|规定|程序|文件|手册|规范|规程|细则)由)?"
)
"""What runs into the name behind it: an article's number (第二条湖州鸣丰木业有限公司), 本制度由."""

_FOOT = 4
"""Lines at the end of a page among which who issues a text signs it."""

_DAY_ALONE = re.compile(
    r"(?:20\d\d|二[〇○零][〇○零一二三四五六七八九]{2})年(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})日)?"
    r"|20\d\d[-./]\d{1,2}[-./]\d{1,2}"
)
"""A day that is all of its line: that of issue, below who issues it."""

_CLAUSE = r"^|[。；，:：\d]"

_MOST_TOLD = 12
"""Documents that a finding tells by name; its evidence has them all."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A body that a document names as its maker, where, and how sure that is."""

    document: Document
    name: str
    place: Evidence
    certainty: float
    misread: bool = False
    """Whether a character or two of it may have been misread: small print, stamped over."""


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """``organization`` matches an organization's name. It names the maker of a document of ``kinds`` where
    it stands alone in the document's first lines or above a line that matches ``titles``, with such a title
    behind it in one line, or between ``before`` (where none is given, the beginning of a clause) and
    ``after`` of one of ``says`` (适用于 … 全体员工). Between those of ``unsure`` a person must look, and
    where the text names the applicant besides, or a paper of another kind names that body, too (a group,
    the maker of the goods).

    A body that the fact ``compared`` names is held against the applicant by another family.

    Former names contradict nothing, as in `intake.checks.agreement`. A body is told once, with all the
    documents that name it.
    """
    applicants = [one.name for one in candidates_of(case)]
    if not applicants:
        return
    changes = changes_of(case, params.get("changes"))
    found: dict[str, list[_Named]] = {}
    for document in case.of_kind(*params["kinds"]):
        for named in _makers(case, params, document):
            if named.name == squeeze(_compared(case, params, document)):
                continue
            near = any(likeness(named.name, str(own.value)) == "near" for own in applicants)
            if not (named.misread and near) and _is_another(case, params, named.name, applicants, changes):
                found.setdefault(squeeze(named.name), []).append(named)
    for others in found.values():
        yield _problem(case, params, others, applicants)


def _compared(case: Case, params: Mapping[str, Any], document: Document) -> str:
    fact = case.fact(document, params["compared"]) if "compared" in params else None
    return str(fact.value) if fact is not None else ""


def _makers(case: Case, params: Mapping[str, Any], document: Document) -> Iterator[_Named]:
    yield from _heads(case, params, document)
    sure = set()
    for named in _said(case, params, document, params["says"]):
        sure.add(named.name)
        yield named
    for named in _said(case, params, document, params.get("unsure", ())):
        if named.name not in sure:
            yield _Named(named.document, named.name, named.place, UNSURE)


def _heads(case: Case, params: Mapping[str, Any], document: Document) -> Iterator[_Named]:
    """Names above titles, and before them; and at the foot, above the day of issue."""
    alone = compiled(rf"(?:{params['organization']})(?:文件)?$")
    with_title = compiled(rf"({params['organization']}).{{0,24}}(?:{params['titles']})$")
    titles = compiled(params["titles"])
    for page in case.pages_of(document):
        texts = [squeeze(line.text) for line in page.lines]
        for place, text in enumerate(texts):
            before = with_title.match(text)
            above_title = titles.search(texts[place + 1]) if place + 1 < len(texts) else None
            at_head = place < _HEAD and page.number == document.pages[0]
            at_foot = place + 1 < len(texts) <= place + _FOOT and _is_issued(page, place)
            if before or (alone.match(text) and (at_head or above_title or at_foot)):
                name = before[1] if before else text.removesuffix("文件")
                named = _named(document, page, name, page.lines[place])
                # Who signs at the foot is stamped over.
                yield replace(named, misread=bool(at_foot) and page.method != "text")
        for cell in _head_cells(page):
            if alone.match(squeeze(cell.text)):
                yield _named(document, page, squeeze(cell.text), cell)


def _is_issued(page: Page, place: int) -> bool:
    """Whether the line below, and none beside it, is a day alone."""
    line, below = page.lines[place], page.lines[place + 1]
    beside = not page.flowing and line.box.same_row(below.box)
    return not beside and _DAY_ALONE.fullmatch(squeeze(below.text)) is not None


def _head_cells(page: Page) -> Sequence[Cell]:
    """The first row of a small table that the page begins with."""
    table = next(iter(page.tables), None)
    return table.rows[0] if table and table.rows and len(table.rows) <= _MOST_HEAD_ROWS else ()


def _named(document: Document, page: Page, name: str, place: Line | Cell) -> _Named:
    evidence = Evidence(page.file, page.number, place.box, squeeze(place.text)[:160])
    return _Named(document, name, evidence, min(document.confidence, place.confidence))


def _said(
    case: Case, params: Mapping[str, Any], document: Document, ways: Sequence[Mapping[str, str]]
) -> Iterator[_Named]:
    patterns = [
        f"(?:{way.get('before', _CLAUSE)})(?P<name>{params['organization']})(?:{way.get('after', '')})"
        for way in ways
    ]
    for hit in find_words(case, document, patterns):
        match = next((found for one in patterns if (found := compiled(one).search(hit.matched))), None)
        if match:
            name = _RUN_IN.sub("", match["name"])
            yield _Named(document, name, hit.evidence, min(document.confidence, hit.confidence))


def _is_another(
    case: Case,
    params: Mapping[str, Any],
    name: str,
    applicants: Sequence[Fact],
    changes: Sequence[tuple[str, str]],
) -> bool:
    expected = [str(fact.value) for fact in applicants]
    words = params.get("change_words", "")
    return not any(
        likeness(name, own) in {"same", "part"}
        or became(name, own, changes)
        or is_former_name(case, name, own, words)
        for own in expected
    )


def _problem(
    case: Case, params: Mapping[str, Any], others: Sequence[_Named], applicants: Sequence[Fact]
) -> Problem:
    name, own = others[0].name, applicants[0]
    reference = next(item for item in case.documents if item.id == own.document)
    documents = tuple({one.document.id: one.document for one in others}.values())
    certainty = max(one.certainty for one in others)
    named_besides = any(stands_in(case, item, str(own.value)) for item in documents)
    scanned = likeness(name, str(own.value)) == "near" and any(
        page.method != "text" for item in (*documents, reference) for page in case.pages_of(item)
    )
    if named_besides or scanned or _is_known(case, params, name):
        certainty = min(certainty, UNSURE)
    values: dict[str, Value] = {
        "documents": Several(tuple(document_name(case, item) for item in documents[:_MOST_TOLD])),
        "value": Text(name),
        "reference": document_name(case, reference),
        "expected": Text(str(own.value)),
    }
    places = (*dict.fromkeys(one.place for one in others), *evidence_of(case, own))
    return Problem(params["codes"]["other"], documents[0].submission, values, places, certainty)


def _is_known(case: Case, params: Mapping[str, Any], name: str) -> bool:
    """Whether a paper of another kind names it, too."""
    return any(stands_in(case, item, name) for item in case.documents if item.kind not in params["kinds"])
