"""A list of documents against the documents: listed but not there, there but not listed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from intake.checks.absence import candidates, closed_files
from intake.checks.certainty import UNSURE, absence_certainty, read_by_ocr, sureness
from intake.checks.describe import document_name, evidence_of, fact_title, searched, whole
from intake.checks.row_names import row_places
from intake.checks.shapes import (
    EXPRESSION,
    KINDS,
    SUBMISSION,
    Codes,
    column_of,
    fact_of,
    parameters,
    record,
    several,
)
from intake.checks.types import Case, Problem
from intake.checks.words import first_word, squeezed_text
from intake.model import WHOLE_PAGE, Box, Document, Evidence, Fact, Page, Value
from intake.model.value import DocumentName, Paper, Several, texts
from intake.zh.citing import only_cites
from intake.zh.expressions import compiled
from intake.zh.searchable import Searchable
from intake.zh.text import similarity, squeeze

NAME = "listing"
CODES: Codes = {
    "no_list": ("title",),
    "absent": ("document", "name"),
    "unlisted": ("name", "document", "list"),
    "uncontrolled": ("document", "field"),
}
_LIST = record(
    ("kinds", "fact", "number", "title"),
    kinds=KINDS,
    fact=fact_of("kinds"),
    number=column_of("kinds"),
    title=column_of("kinds"),
    heading=EXPRESSION,
    entries=EXPRESSION,
    void=record(("column", "words"), column=column_of("kinds"), words=EXPRESSION),
)
_DOCUMENTS = record(
    ("kinds", "number", "title"),
    kinds=KINDS,
    number=fact_of("kinds"),
    title=fact_of("kinds"),
    control=several(fact_of("kinds")),
    may_lack={"type": "integer", "minimum": 0},
    contained=record(("fact", "column"), fact=fact_of("kinds"), column=column_of("kinds")),
)
PARAMS = parameters(
    CODES,
    ("submission", "list", "documents"),
    submission=SUBMISSION,
    list=_LIST,
    documents=_DOCUMENTS,
    not_demanded=EXPRESSION,
    cited=record(("kinds", "heads"), kinds=KINDS, heads=EXPRESSION),
)

_SAME_TITLE = 0.75

_BRACKETS = re.compile(r"[（(][^（()）]{1,40}[)）]")

_ENTRIES_OF_A_LIST = 2

_ITEMS = re.compile(r"[、，,；;：:。]")
_ENTRIES_IN_WORDS = 3
"""Titles side by side in a sentence from which it lists documents."""

_LONGEST_TITLE = 120
_BESIDE_A_TITLE = 16
"""Characters that may stand beside a title in its line."""

_CODE_OF_ONE = r"[A-Z][A-Z0-9]{0,9}(?:[-/—.][A-Z0-9]{1,10}){1,5}"

_NUMBER_BESIDE = re.compile(
    rf"(?P<before>{_CODE_OF_ONE})[:：]?(?P<title_after>《?[\u4e00-\u9fff].+)"
    rf"|(?P<title_before>.+?)[（(]?(?P<after>{_CODE_OF_ONE})[)）]?"
)
"""A title with its number before it, or behind it, in brackets or bare."""

_TELLING = 4
"""Characters of a title or number from which a file's name that has it names that document."""


@dataclass(frozen=True, slots=True)
class _Listed:
    document: Document
    fact: Fact
    number: str
    title: str
    page: int
    box: Box

    @property
    def text(self) -> str:
        return f"{self.number} {self.title}".strip()


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """Nothing is said of a submission that is not served at all.

    Listed titles that match ``not_demanded`` (forms and records, outside documents) need not be sent.
    Rows that ``void`` shows to be withdrawn, in its column or beside the title, list nothing.
    ``heading`` is what a list inside another document is headed with, ``entries`` what its titles look
    like: where several stand in a table's column, a list may be. ``cited``: kinds in whose tables a column
    under such ``heads`` names papers as evidence: those that are nowhere are asked about together.
    ``control`` are the facts a controlled document shows (it may lack ``may_lack`` of them), ``contained``
    the documents it holds.
    """
    submission = params["submission"]
    if not case.serving(submission):
        return
    listed = list(_listed(case, params))
    documents = [
        item for item in case.of_kind(*params["documents"]["kinds"]) if submission in item.submissions
    ]
    if not listed:
        yield from _no_list(case, params)
    else:
        yield from _not_there(case, params, listed, documents)
        yield from _not_listed(case, params, listed, documents)
    yield from _uncontrolled(case, params, documents)
    if "cited" in params:
        yield from _cited(case, params, listed)


def _listed(case: Case, params: Mapping[str, Any]) -> Iterator[_Listed]:
    rule = params["list"]
    for document in case.documents:
        for fact in case.facts_of(document):
            if fact.name != rule["fact"] or params["submission"] not in document.submissions:
                continue
            for place, row in zip(row_places(fact), fact.row_dicts(), strict=True):
                number, title = squeeze(row.get(rule["number"], "")), squeeze(row.get(rule["title"], ""))
                if _is_void(rule, row):
                    continue
                if not number:
                    number, title = _in_one(title)
                if title or number:
                    boxes = [box for _, box in place.boxes if box != WHOLE_PAGE]
                    box = Box.around(boxes).rounded() if boxes else fact.box
                    page = place.page if boxes else fact.page
                    yield _Listed(document, fact, number, title.strip("《》"), page, box)


def _in_one(title: str) -> tuple[str, str]:
    """Number and title that one cell states: 售后服务规范（FT-1）, FT-1 售后服务规范."""
    match = _NUMBER_BESIDE.fullmatch(title)
    if match is None:
        return "", title
    return match["before"] or match["after"], match["title_after"] or match["title_before"]


def _is_void(rule: Mapping[str, Any], row: Mapping[str, str]) -> bool:
    """Whether the row says of its document that it was withdrawn."""
    void = rule.get("void")
    if not void:
        return False
    words = compiled(void["words"])
    beside = _BRACKETS.findall(squeeze(row.get(rule["title"], "")))
    return any(words.search(text) for text in (squeeze(row.get(void["column"], "")), *beside))


def _no_list(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    rule = params["list"]
    submission = case.scheme.submission(params["submission"])
    if _is_listed_in_words(case, rule.get("entries")):
        return
    places = candidates(case, submission, rule["kinds"])
    lists = case.of_kind(*rule["kinds"])
    if lists:
        places = (*whole(lists[0]), *places)
    elif rule.get("heading"):
        hit = first_word(case, case.serving(submission.id), [rule["heading"]])
        places = (*places, hit.evidence) if hit else places
    places = (*places, *_tables_of(case, submission.id, rule.get("entries")))
    yield Problem(
        params["codes"]["no_list"],
        submission.id,
        {"title": submission.name},
        places,
        UNSURE if places else 1.0,
        looked_at=searched(case),
    )


def _is_listed_in_words(case: Case, entries: str | None) -> bool:
    """Whether a sentence enumerates such entries: 五份文件：派工办法、退换货办法、投诉办法."""
    if not entries:
        return False
    entry = compiled(entries)
    return any(
        sum(bool(entry.search(item.strip(" 。.；;"))) for item in _ITEMS.split(squeeze(line.text)))
        >= _ENTRIES_IN_WORDS
        for document in case.documents
        for page in case.pages_of(document)
        for line in page.lines
    )


def _tables_of(case: Case, submission: str, entries: str | None) -> Iterator[Evidence]:
    """Tables in the submission's documents with several such entries in one column."""
    if not entries:
        return
    entry = compiled(entries)
    for document in case.serving(submission):
        for page in case.pages_of(document):
            for table in page.tables:
                columns = zip(*table.rows, strict=True)
                if any(
                    sum(bool(entry.search(squeeze(cell.text))) for cell in column) >= _ENTRIES_OF_A_LIST
                    for column in columns
                ):
                    yield Evidence(page.file, page.number, table.box)


def _not_there(
    case: Case, params: Mapping[str, Any], listed: Sequence[_Listed], documents: Sequence[Document]
) -> Iterator[Problem]:
    not_demanded = params.get("not_demanded")
    wanted = [
        item for item in listed if not (not_demanded and re.search(not_demanded, item.title or item.number))
    ]
    absent = [
        item
        for item in wanted
        if not any(_is(case, params, item, document, listed) for document in documents)
        and not _is_closed(case, item)
        and not _is_headed_elsewhere(case, params, item)
    ]
    submission = case.scheme.submission(params["submission"])
    unread = bool(candidates(case, submission, params["documents"]["kinds"]))
    for fact in dict.fromkeys(item.fact for item in absent):
        yield _absent(case, params, [item for item in absent if item.fact is fact], unread)


def _is_headed_elsewhere(case: Case, params: Mapping[str, Any], item: _Listed) -> bool:
    """Whether its title is a line of its own in papers that count as something else: who sends what is
    listed has sent it, wherever we filed it. Covers and lists name what they do not hold, but the first
    document may begin on a page that was taken to the list, or at the foot of the list's own page, where
    the title then stands twice."""
    fronts = {one.id for one in case.scheme.kinds.values() if one.recognition.front}
    lists = params["list"]["kinds"]
    if not item.title:
        return _lines(case.pages[item.document.file, item.fact.page]).times_numbered(item.number) > 1
    own = _lines(case.pages[item.document.file, item.fact.page])
    if own.times_headed(item.title) > 1 or own.is_headed_beside_tables(item.title):
        return True
    return any(
        _lines(page).times_headed(item.title)
        for document in case.documents
        if document.kind not in fronts and (document.kind not in lists or document.id == item.document.id)
        for page in case.pages_of(document)
        if document.id != item.document.id or not _lists(page, item)
    )


def _lists(page: Page, item: _Listed) -> bool:
    """Whether the list stands on that page, or goes on there."""
    if page.number == item.fact.page:
        return True
    cells = (cell.text for table in page.tables for row in table.rows for cell in row)
    return any(item.title in squeeze(text) for text in cells)


def _absent(case: Case, params: Mapping[str, Any], items: Sequence[_Listed], unread: bool) -> Problem:
    """What a list names and nothing is, in one problem with all its rows."""
    document, fact = items[0].document, items[0].fact
    sure = sureness(document, fact)
    scanned = any(read_by_ocr(case, document) for document in case.of_kind(*params["documents"]["kinds"]))
    papers = tuple(Paper(item.title, item.number) for item in items)
    places = (Evidence(document.file, one.page, one.box, one.text) for one in items)
    return Problem(
        params["codes"]["absent"],
        params["submission"],
        {
            "document": _list_name(case, params, document),
            "name": papers[0] if len(papers) == 1 else Several(papers),
        },
        tuple(dict.fromkeys(places)),
        UNSURE if unread or scanned else sure,
        looked_at=searched(case),
    )


def _is(
    case: Case, params: Mapping[str, Any], item: _Listed, document: Document, listed: Sequence[_Listed]
) -> bool:
    """Whether a document is, or holds, what is listed: by number, title fact, or a line of its own."""
    rule = params["documents"]
    # What was read of the document that the list stands in may have been read in the list.
    apart = document.id != item.document.id
    if apart and any(_same(item, fact, rule, listed) for fact in case.facts_of(document)):
        return True
    if document.id == item.document.id and len(document.pages) == 1:
        return False
    own_pages = {item.fact.page} if document.id == item.document.id else set()
    pages = [page for page in case.pages_of(document) if page.number not in own_pages]
    number = _code(item.number)
    if number and any(number in _lines(page).codes for page in pages):
        return True
    return bool(item.title) and (
        any(_lines(page).times_headed(item.title) for page in pages) or item.title in squeeze(document.file)
    )


def _list_name(case: Case, params: Mapping[str, Any], document: Document) -> Value:
    """What a list is called: one inside another document by what lists are, not by that one's title."""
    kinds = params["list"]["kinds"]
    if document.kind in kinds:
        return document_name(case, document)
    kind = case.scheme.kinds[kinds[0]]
    return DocumentName(kind.id, texts(kind.title.texts))


_CONTROL = re.compile(
    r"^(?P<head>[【《\[]?[A-Za-z0-9/._—-]{0,20}[《]?[\u4e00-\u9fff（）()]{4,40}[】》\]]?)"
    r"(?:编制|编写|起草|拟制|审核|批准|审批|版本|版次|编号|发布|实施|生效)[\u4e00-\u9fff]{0,4}[:：]"
)
"""A title with what a controlled document says of itself behind it, in one line."""


def _without_control(text: str) -> str:
    """【SF-01售后服务管理规定】编制：张三 批准：李四 is the title."""
    found = _CONTROL.match(text)
    return found["head"] if found else text


class _Lines:
    """A page's lines as listed titles and numbers are looked for in them."""

    def __init__(self, page: Page) -> None:
        texts = [text for text in map(squeeze, (line.text for line in page.lines)) if not only_cites(text)]
        texts = [_without_control(text) for text in texts]
        self.codes = "\n".join(map(_code, texts))
        self._lines = [text for text in texts if len(text) <= _LONGEST_TITLE]
        self._all = Searchable("\n".join(self._lines))

        rows = [row for table in page.tables for row in table.rows]
        listed = [squeeze("".join(cell.text for cell in row)) for row in rows]
        self._in_tables = {*listed, *(squeeze(cell.text) for row in rows for cell in row)}
        self._beside = [text for text in self._lines if text not in self._in_tables]

    def is_headed_beside_tables(self, title: str) -> bool:
        """Whether a row of a table lists the title, and a line that is no table's is the title."""
        headed = any(title in text and len(text) <= len(title) + _BESIDE_A_TITLE for text in self._beside)
        return headed and any(title in text for text in self._in_tables)

    def times_numbered(self, number: str) -> int:
        """How many lines begin with the number: a row of a list, and the heading of what it lists."""
        code = _code(number)
        return sum(line.startswith(code) for line in self.codes.split("\n")) if code else 0

    def times_headed(self, title: str) -> int:
        """How many lines are the title, with a chapter number or brackets at most."""
        if not self._all.holds(title.casefold()):
            return 0
        return sum(title in line and len(line) <= len(title) + _BESIDE_A_TITLE for line in self._lines)


@lru_cache(maxsize=1024)
def _lines(page: Page) -> _Lines:
    return _Lines(page)


def _is_closed(case: Case, item: _Listed) -> bool:
    """Whether a file that could not be opened bears its title or number: that file is spoken of already."""
    number = _code(item.number)
    return any(
        (len(item.title) >= _TELLING and item.title in squeeze(file.name))
        or (len(number) >= _TELLING and number in _code(file.name))
        for file in closed_files(case)
    )


def _same(item: _Listed, fact: Fact, rule: Mapping[str, Any], listed: Sequence[_Listed]) -> bool:
    value = squeeze(str(fact.value))
    if fact.name == rule["number"]:
        return bool(item.number) and _code(value) == _code(item.number)
    if fact.name == rule["title"]:
        return _same_title(value, item, listed)
    contained = rule.get("contained")
    if contained and fact.name == contained["fact"]:
        return any(
            _same_title(squeeze(row.get(contained["column"], "")), item, listed) for row in fact.row_dicts()
        )
    return False


def _same_title(found: str, item: _Listed, listed: Sequence[_Listed]) -> bool:
    """Whether a document's title is the listed one, or nearly and no other that is listed is more like it:
    人员培训管理制度 is there, 人员考核管理制度 is not."""
    title = found.strip("《》")
    if not title or not item.title:
        return False
    alike = title in item.title or item.title in title or similarity(title, item.title) >= _SAME_TITLE
    return alike and similarity(title, item.title) >= max(similarity(title, one.title) for one in listed)


def _not_listed(
    case: Case, params: Mapping[str, Any], listed: Sequence[_Listed], documents: Sequence[Document]
) -> Iterator[Problem]:
    rule = params["documents"]
    list_text = "".join(
        squeezed_text(case, document)
        for document in {item.document.id: item.document for item in listed}.values()
    )
    list_codes = _code(list_text)
    holders = {item.document.id for item in listed}
    for document in documents:
        number, title = case.fact(document, rule["number"]), case.fact(document, rule["title"])
        facts = [fact for fact in (number, title) if fact is not None]
        # A number alone is that of a form's copy, or of what the document was issued with.
        if title is None or document.id in holders:
            continue
        if any(_is(case, params, item, document, listed) for item in listed):
            continue
        if number is not None and _code(str(number.value)) in list_codes:
            continue
        if squeeze(str(title.value)).strip("《》") in list_text:
            continue
        # A number that stands nowhere in a list of numbers is sure; a title may be worded otherwise.
        sure = number is not None and any(item.number for item in listed)
        scanned = read_by_ocr(case, document) or any(read_by_ocr(case, item.document) for item in listed)
        yield Problem(
            params["codes"]["unlisted"],
            params["submission"],
            {
                "name": Paper(str(title.value), str(number.value) if number else ""),
                "document": document_name(case, document),
                "list": document_name(case, listed[0].document),
            },
            evidence_of(case, *facts),
            sureness(document, *facts) if sure and not scanned else UNSURE,
        )


def _cited(case: Case, params: Mapping[str, Any], listed: Sequence[_Listed]) -> Iterator[Problem]:
    """Papers that a description names as its evidence, and that are nowhere; listed ones are told so."""
    rule = params["cited"]
    titles, numbers = {item.title for item in listed}, {_code(item.number) for item in listed}
    for document in case.of_kind(*rule["kinds"]):
        absent: dict[Paper, Evidence] = {}
        for page in case.pages_of(document):
            for table in page.tables:
                heads = [bool(re.search(rule["heads"], squeeze(cell.text))) for cell in table.rows[0]]
                cells = [
                    cell for row in table.rows[1:] for cell, told in zip(row, heads, strict=True) if told
                ]
                for cell in cells:
                    place = Evidence(page.file, page.number, cell.box, squeeze(cell.text)[:160])
                    for paper in _papers_in(squeeze(cell.text)):
                        known = paper.title in titles or _code(paper.number) in numbers - {""}
                        demanded = not re.search(params.get("not_demanded", "(?!)"), paper.title)
                        if demanded and not known and not _is_anywhere(case, page, paper):
                            absent.setdefault(paper, place)
        if absent:
            values: dict[str, Value] = {
                "document": document_name(case, document),
                "name": Several(tuple(absent)),
            }
            places = tuple(dict.fromkeys(absent.values()))
            code = params["codes"]["absent"]
            yield Problem(code, document.submission, values, places, UNSURE, "doubt", searched(case))


_CITED = re.compile(
    rf"(?P<number>{_CODE_OF_ONE})?《(?P<title>[^》]{{3,40}})》"
    r"|附件[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）]?[:：、]?《?(?P<annex>[\u4e00-\u9fff]{4,20})》?"
)
"""KF-09《备件供应规程》, 附件7 服务合同范本."""

_LATIN = re.compile(r"[A-Za-z0-9/._—-]")
_LAW = re.compile(r"(?:法|条例|法典)$")


def _papers_in(text: str) -> Iterator[Paper]:
    for match in _CITED.finditer(text):
        title = match["title"] or match["annex"]
        if not _LAW.search(title):
            yield Paper(title, match["number"] or "")


def _is_anywhere(case: Case, citing: Page, paper: Paper) -> bool:
    """Whether a file's name, a heading or a number in the case is the paper's."""
    number = _code(paper.number)
    names = [squeeze(file.path) for file in case.files]
    if any(paper.title in name or (number and number in _code(name)) for name in names):
        return True
    stems = [_LATIN.sub("", name.replace("!/", "/").rsplit("/", 1)[-1]) for name in names]
    if any(similarity(paper.title, stem) >= _SAME_TITLE for stem in stems):
        return True
    return any(
        _lines(page).times_headed(paper.title) or (number and number in _lines(page).codes)
        for page in case.pages.values()
        if page is not citing
    )


def _uncontrolled(
    case: Case, params: Mapping[str, Any], documents: Sequence[Document]
) -> Iterator[Problem]:
    for document in documents:
        missing = [
            fact_title(case, document, name)
            for name in params["documents"].get("control", ())
            if case.fact(document, name) is None
        ]
        if len(missing) > params["documents"].get("may_lack", 0):
            values: dict[str, Value] = {
                "document": document_name(case, document),
                "field": Several(tuple(missing)),
            }
            sure = absence_certainty(case, document, others_present=False)
            code = params["codes"]["uncontrolled"]
            yield Problem(code, params["submission"], values, whole(document), sure)


def _code(text: str) -> str:
    return re.sub(r"[^0-9A-Z]", "", squeeze(text).upper())
