"""Statements that a clause does not apply, and whether they give a reason."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from intake.checks.types import Case
from intake.checks.words import Hit
from intake.model import WHOLE_PAGE, Box, Document, Evidence, Line, Page
from intake.zh.expressions import compiled, expression
from intake.zh.filler import without_filler
from intake.zh.text import squeeze


@dataclass(frozen=True, slots=True)
class Exclusion:
    """The sentence or table row that excludes a clause, or ``parts`` of it (5.2.3.2) alone."""

    reason: bool
    evidence: Evidence
    confidence: float
    parts: tuple[str, ...] = ()
    sentence: str = ""

    def holds(self, hit: Hit) -> bool:
        """Whether the words found are those of the exclusion: it covers nothing."""
        return hit.before[-_BESIDE:] + hit.matched + hit.after[:_BESIDE] in self.sentence


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    page: Page
    box: Box
    confidence: float
    row: bool


_BESIDE = 4
"""Characters beside a word by which a sentence is known to hold it."""

_PART_NAME = re.compile(
    r"(?:条款?)?(?:中|里|下)?的?[“\"《]([\u4e00-\u9fff、及和与]{2,16})[”\"》]"
    r"|(?:条款?)?(?:中|里)的?([\u4e00-\u9fff]{2,8}?)(?:条款|部分|要求|一?项)?(?=$|[，、。；（(,;]|这|和|及|不|本公司|我)"
    r"|(?!条|款|项|等|均|都|两|三|和|及|与|或|因|由|在|不|我|本|公司|对|标准|的|中|里)([\u4e00-\u9fff]{2,8}?)(?:条款|部分|要求)?"
    r"(?=$|[，、。；（(,;]|和|及|不|本公司|我公司|对)"
)
"""What stands behind a clause's number and says what of it is spoken of."""

_OF_THE_TITLE = re.compile(
    r"[”\"》]?(?:这?一?条款?)?(?:[（(](部分[^）)]{0,20})[）)]"
    r"|(?:中|里)(?:关于|有关|涉及)?的?[“\"《]?(?!不)([\u4e00-\u9fff、及和与]{2,20}?)[”\"》]?(?:的?(?:条款|部分|要求|内容|一?项))?"
    r"(?=$|[，、。；（(,;]|不|本公司|我))"
)
"""What stands behind a clause's title and says that only a part of it is spoken of."""

_LABEL = re.compile(r"[^，。；：:]{1,10}[:：]")
"""What a next sentence begins with that speaks of something else, unless it is called a reason."""

_REASON_CHARACTERS = 8
"""Characters left beside clause and exclusion words that are taken for a reason."""

_FULL_LINE = 0.75
"""Share of the page's longest line from which a line may run on into the next."""

_GOES_ON = ("，", ",", "、")

_COMMA = re.compile(r"[，,；;]")

_STRAIGHT_ON = re.compile(r"(?:[\d.、及和与（()）：:\s]|条款?|的){0,40}")
"""What stands between words of exclusion and the numbers they are of."""

_CLAUSE_NUMBER = re.compile(r"(?<![\d.A-Za-z/\-—])(\d(?:\.\d{1,2}){1,3})(?![\d.%％A-Za-z])(\s{0,2}[条款])?")

_UNNAMED = re.compile(
    r"(?<![\u4e00-\u9fff])(?:[与和同]?[\u4e00-\u9fff、]{2,16}(?:有关|相关)?的|[\u4e00-\u9fff、]{1,10}类(?:的)?)"
    r"(?:各?条款|指标|要求)(?=[^。；，]{0,8}(?:不适用|不涉及))"
)
"""Clauses that are excluded by what they are about alone: 与实物包装有关的条款本公司均不适用."""

_OTHER_STANDARD = re.compile(r"(?:GB/?T?|ISO|SB/?T|体系)\s?(?!27922)\d{3,5}|质量管理体系")

_SENTENCE_END = re.compile(r"(?<=[。；;！!？?])")


def find_exclusion(
    case: Case,
    document: Document,
    clause: Mapping[str, Any],
    clauses: Sequence[Mapping[str, Any]],
    data: Mapping[str, Any],
) -> Exclusion | None:
    """The exclusion of one of the ``clauses`` in a document: a word of ``data['words']`` in a sentence or
    table row that names it, unless ``data['denied']`` (“无不适用条款”) matches.

    Numbers name clauses wherever they stand in the sentence. Where none stands, a clause's ``name_words``
    count beside the word of exclusion only: what stands after a comma is the reason, and may speak of
    another clause. A reason is a word of ``data['reasons']`` there or in the next sentence, or enough
    further text.
    """
    words, denied = data.get("words"), data.get("denied")
    if not words:
        return None
    every = compiled("|".join(_named(item) for item in clauses))
    for sentence, after in _excluding(tuple(case.pages_of(document)), words, denied):
        if _is_named(clause, clauses, sentence, words):
            evidence = Evidence(sentence.page.file, sentence.page.number, sentence.box, sentence.text[:160])
            reason = _has_reason(sentence, after, every, data)
            parts = _parts(clause, sentence)
            return Exclusion(reason, evidence, sentence.confidence, parts, sentence.text)
    return None


def excluding_no_clause(
    case: Case, document: Document, clauses: Sequence[Mapping[str, Any]], data: Mapping[str, Any]
) -> Iterator[Exclusion]:
    """Exclusions by numbers (their ``parts``), none of them that of a clause, its group or its part; and of
    clauses that are called by their matter alone, and by no clause's title.

    Only a number with 条 behind it, or straight after the words of exclusion, is meant for a clause: others
    number headings, or measure something. A sentence that names another standard speaks of that one's.
    """
    words = data.get("words")
    if not words:
        return
    known = {str(clause["id"]) for clause in clauses}
    for sentence, _ in _excluding(tuple(case.pages_of(document)), words, data.get("denied")):
        ends = [found.end() for found in compiled(words).finditer(sentence.text)]
        numbers = [
            found[1]
            for found in _CLAUSE_NUMBER.finditer(sentence.text)
            if found[2]
            or (sentence.row and found.start() == 0)
            or any(_STRAIGHT_ON.fullmatch(sentence.text, end, found.start()) for end in ends)
        ]
        every = [found[1] for found in _CLAUSE_NUMBER.finditer(sentence.text)]
        meant = any(_of_one(number, one) for number in every for one in known)
        strange = [] if meant else numbers
        if strange and not _OTHER_STANDARD.search(sentence.text):
            evidence = Evidence(sentence.page.file, sentence.page.number, sentence.box, sentence.text[:160])
            yield Exclusion(False, evidence, sentence.confidence, tuple(strange), sentence.text)
        named = _UNNAMED.search(sentence.text)
        if named and not _CLAUSE_NUMBER.search(sentence.text) and not _names_one(clauses, sentence, words):
            evidence = Evidence(sentence.page.file, sentence.page.number, sentence.box, sentence.text[:160])
            yield Exclusion(False, evidence, sentence.confidence, (named[0],), sentence.text)


def _names_one(clauses: Sequence[Mapping[str, Any]], sentence: _Sentence, words: str) -> bool:
    titles = (re.escape(str(title)) for clause in clauses for title in clause["title"].values())
    if re.search("|".join(titles), sentence.text):
        return True
    return any(_is_named(clause, clauses, sentence, words) for clause in clauses)


def _of_one(number: str, clause: str) -> bool:
    """Whether one is the other, or a part of it."""
    return f"{number}.".startswith(f"{clause}.") or f"{clause}.".startswith(f"{number}.")


@lru_cache(maxsize=256)
def _excluding(
    pages: tuple[Page, ...], words: str, denied: str | None
) -> tuple[tuple[_Sentence, str], ...]:
    """The sentences that exclude something, each with what follows it: few of a document's, and the same
    for all of a standard's clauses."""
    sentences = [sentence for page in pages for sentence in _sentences_of(page)]
    found = []
    for place, sentence in enumerate(sentences):
        if not expression(words).search(sentence.text):
            continue
        if denied and expression(denied).search(sentence.text):
            continue
        after = sentences[place + 1].text if place + 1 < len(sentences) and not sentence.row else ""
        found.append((sentence, after))
    return tuple(found)


def _number(clause: Mapping[str, Any]) -> str:
    """The clause's number, or that of a part of it, perhaps behind a paragraph's (3．5.3.2 投诉处理); what
    were a part of 5.2 is a clause of another set."""
    number = str(clause["id"])
    most = 3 if number.count(".") > 1 else 0
    part = rf"(?P<part>(?:\.\d{{1,2}}){{0,{most}}})(?!\d|\.\d)"
    return rf"(?:(?<![\d.])|(?<=^\d\.)|(?<=^\d\d\.)){re.escape(number)}{part}"


def _parts(clause: Mapping[str, Any], sentence: _Sentence) -> tuple[str, ...]:
    """The parts of the clause that the sentence names, by their number (5.2.3.2) or by a name that is not
    the clause's own (5.2.2安装调试); none where it names the clause itself."""
    titles = "|".join(re.escape(str(title)) for title in clause["title"].values())
    parts = []
    for match in compiled(_number(clause)).finditer(sentence.text):
        named = _PART_NAME.match(sentence.text, match.end())
        name = next(filter(None, named.groups()), "") if named else ""
        title = re.compile(rf"[“\"《（(]?(?:{titles})").match(sentence.text, match.end())
        of_title = _OF_THE_TITLE.match(sentence.text, title.end()) if title else None
        if of_title:
            name = next(filter(None, of_title.groups()))
        elif not match["part"] and (not name or re.search(titles, name)):
            return ()
        parts.append(match.group() + name)
    return tuple(dict.fromkeys(parts))


def _named(clause: Mapping[str, Any]) -> str:
    number = _number(clause).replace("?P<part>", "?:")
    return "|".join(f"(?:{name})" for name in [number, *clause.get("name_words", ())])


def _is_named(
    clause: Mapping[str, Any], clauses: Sequence[Mapping[str, Any]], sentence: _Sentence, words: str
) -> bool:
    """Whether the sentence excludes that clause, and not one beside it."""
    numbers = [found for item in clauses for found in compiled(_number(item)).finditer(sentence.text)]
    if numbers:
        said = [found.span() for found in compiled(words).finditer(sentence.text)]
        own = compiled(_number(clause)).finditer(sentence.text)
        return any(_is_excluded(found.span(), said, numbers, sentence.text) for found in own)
    return any(compiled(_named(clause)).search(text) for text in _beside(sentence, words))


def _is_excluded(
    number: tuple[int, int],
    said: Sequence[tuple[int, int]],
    numbers: Sequence["re.Match[str]"],
    text: str,
) -> bool:
    """Whether a clause's number is one of those that do not apply: words of exclusion follow it, or stand
    close before it, or before all numbers there are. Behind them, another clause's is of the reason
    (5.2.3不适用，…归入5.2.2评价)."""
    start, end = number
    if any(word[0] >= end for word in said):
        return True
    first = min(word[0] for word in said)
    if all(found.start() > first for found in numbers):
        return True
    last = max(word[1] for word in said)
    return _STRAIGHT_ON.fullmatch(text, last, start) is not None


def _beside(sentence: _Sentence, words: str) -> Iterator[str]:
    """The parts of a sentence in which a clause is said not to apply; of a row, what stands before."""
    for found in compiled(words).finditer(sentence.text):
        before, after = sentence.text[: found.start()], sentence.text[found.end() :]
        if sentence.row:
            yield before
        else:
            yield _COMMA.split(before)[-1] + found.group() + _COMMA.split(after)[0]


def _has_reason(sentence: _Sentence, after: str, named: "re.Pattern[str]", data: Mapping[str, Any]) -> bool:
    reasons = data.get("reasons")
    if reasons and _LABEL.match(after) and not re.match(reasons, after):
        after = ""
    if reasons and re.search(reasons, sentence.text + after):
        return True
    rest = re.sub(data["words"], "", named.sub("", sentence.text))
    return len(without_filler(rest)) >= _REASON_CHARACTERS


@lru_cache(maxsize=1024)
def _sentences_of(page: Page) -> tuple[_Sentence, ...]:
    """Table rows each as one, then sentences, joined over line breaks."""
    return (*_rows(page), *_running_text(page))


def _rows(page: Page) -> Iterator[_Sentence]:
    for table in page.tables:
        for row in table.rows:
            text = squeeze("".join(cell.text for cell in row))
            if text:
                yield _Sentence(text, page, Box.around(cell.box for cell in row), 1.0, True)


def _in_a_table(page: Page, line: Line) -> bool:
    """Whether a line stands where a table does, whatever of its cells it is: it is told with its row."""
    return not page.flowing and any(
        table.box != WHOLE_PAGE and table.box.holds_middle_of(line.box) for table in page.tables
    )


def _running_text(page: Page) -> Iterator[_Sentence]:
    in_tables = {squeeze(cell.text) for table in page.tables for row in table.rows for cell in row}
    longest = max((len(squeeze(line.text)) for line in page.lines), default=0)
    open_text, start = "", None
    for line in page.lines:
        text = squeeze(line.text)
        if text and (text in in_tables or _in_a_table(page, line)):
            if open_text and start is not None:
                yield _Sentence(open_text, page, start.box, start.confidence, False)
            open_text, start = "", None
            continue
        for part in _SENTENCE_END.split(text):
            if not part:
                continue
            start = start or line
            open_text += part
            if _SENTENCE_END.search(part):
                yield _Sentence(open_text, page, start.box, start.confidence, False)
                open_text, start = "", None
        # A short line without a full stop is a heading or an item of a list, not half a sentence; after a
        # comma a sentence goes on.
        short = page.flowing or (len(text) < _FULL_LINE * longest and not text.endswith(_GOES_ON))
        if open_text and start is not None and short:
            yield _Sentence(open_text, page, start.box, start.confidence, False)
            open_text, start = "", None
    if open_text and start is not None:
        yield _Sentence(open_text, page, start.box, start.confidence, False)
