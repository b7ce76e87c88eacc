"""From findings to numbered requests: grouped by submission in the list's order, none said twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from intake.decisions import finding_keys, newest_words
from intake.model import CaseReport, Evidence, Finding, Value, effective_severity
from intake.model.event import Worded
from intake.model.value import Several
from intake.render.clean import one_line
from intake.render.finding_words import FindingWords, finding_words
from intake.render.letter_data import LetterData
from intake.render.places import FileNames, places_text
from intake.render.private import PrivateData
from intake.render.say import say
from intake.render.wording import rule_of, worded
from intake.scheme import Scheme

_PLACES_IN_TEXT = 3
_PLACES_IN_ROW = 2
# So many findings of one code stand in a table; fewer are told in the sentence. A crowded letter is set
# tighter, so that it stays one a person reads to the end.
_TABLE_FROM, _TABLE_FROM_IN_CROWD = 3, 5
_CROWD = 25
# So many values, together so long, are named in the common request.
_FEW_VALUES, _SHORT_VALUES = 4, 40


@dataclass(frozen=True, slots=True)
class LetterRow:
    """One of several findings of the same code: its place, and what was found there."""

    number: int
    where: str
    found: str


@dataclass(frozen=True, slots=True)
class LetterItem:
    """One request. ``rows`` is empty for a single finding; ``where``/``why`` may be empty.

    ``told`` is ``found`` with ``where`` set into it: the sentence as a letter prints it.
    """

    number: int
    code: str
    title: str
    found: str
    where: str
    told: str
    why: str
    request: str
    rows: tuple[LetterRow, ...]


class EditedWords:
    """The words that persons gave to requests, while the findings are those they were written for."""

    def __init__(self, report: CaseReport, language: str) -> None:
        self._keys = finding_keys(report)
        self._words = {
            place: act
            for place, event in newest_words(report.events).items()
            if isinstance(act := event.act, Worded) and act.language == language
        }

    def applied(self, item: LetterItem, findings: Sequence[Finding]) -> LetterItem:
        """The request in a person's words, where there are some."""
        act = self._words.get((item.code, findings[0].submission))
        if act is None or {self._keys[one.id] for one in findings} != set(act.keys):
            return item
        if act.found is not None:
            item = replace(item, found=act.found, where="", told=act.found)
        return item if act.request is None else replace(item, request=act.request)


@dataclass(frozen=True, slots=True)
class LetterGroup:
    """A submission's requests. ``number`` is its place in the list, ``""`` for what fits none."""

    ordinal: str
    submission: str | None
    number: str
    title: str
    basis: str
    requests: tuple[LetterItem, ...]


def is_crowded(report: CaseReport) -> bool:
    """Whether the letter must be set tighter to stay readable."""
    return sum(effective_severity(finding) == "deficiency" for finding in report.findings) > _CROWD


def letter_groups(
    report: CaseReport, scheme: Scheme, data: LetterData, language: str
) -> tuple[LetterGroup, ...]:
    """Every deficiency of the report as requests, numbered through: none that a person has accepted or
    dismissed, and doubts only once a person has confirmed them. Notes stay out."""
    report = worded(report, scheme, language)
    deficiencies = [finding for finding in report.findings if effective_severity(finding) == "deficiency"]
    known = {item.id for item in scheme.submissions}
    ordered = sorted(scheme.submissions, key=lambda item: item.number)
    parts: list[tuple[str | None, str, str, str, list[Finding]]] = [
        (
            item.id,
            str(item.number),
            item.title.in_language(language),
            item.basis.in_language(language),
            [finding for finding in deficiencies if finding.submission == item.id],
        )
        for item in ordered
    ]
    others = [finding for finding in deficiencies if finding.submission not in known]
    parts.append((None, "", data.phrase("without_submission"), "", others))

    writer = _Writer(report, scheme, data, language)
    edited = EditedWords(report, language)
    groups: list[LetterGroup] = []
    for submission, number, title, basis, findings in parts:
        if findings:
            requests = tuple(edited.applied(writer.item(same), same) for same in _by_code(findings))
            groups.append(
                LetterGroup(ordinal(len(groups) + 1, language), submission, number, title, basis, requests)
            )
    return tuple(groups)


def ordinal(number: int, language: str) -> str:
    """（一）（二）… in Chinese up to 99, (1) (2) … elsewhere."""
    if language != "zh" or number > 99:
        return f"({number})"
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    text = ("" if tens == 0 else "十" if tens == 1 else f"{digits[tens]}十") + (
        digits[ones] if ones else ""
    )
    return f"（{text}）"


def _by_code(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Findings of one submission, those of one code together, in the order codes first appear."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.code, []).append(finding)
    return list(groups.values())


@dataclass(frozen=True, slots=True)
class _Said:
    """A finding with its words; findings of the same words are one, at all their places."""

    finding: Finding
    words: FindingWords
    evidence: tuple[Evidence, ...]


class _Writer:
    """Writes requests, numbering them through the letter."""

    def __init__(self, report: CaseReport, scheme: Scheme, data: LetterData, language: str) -> None:
        self._report = report
        self._scheme = scheme
        self._data = data
        self._language = language
        self._names = FileNames(report)
        self._private = PrivateData(report, scheme)
        self._number = 0

    def item(self, findings: Sequence[Finding]) -> LetterItem:
        """One request for findings of one code."""
        self._number += 1
        said = self._said(findings)
        first = said[0]
        if len(said) == 1:
            found, where = (
                self._fit(first.words.message),
                self._where(first, _PLACES_IN_TEXT),
            )
            return LetterItem(
                number=self._number,
                code=first.finding.code,
                title=self._fit(first.words.title),
                found=found,
                where=where,
                told=self._with_place(found, where),
                why=self._fit(first.words.why),
                request=self._fit(first.words.remedy),
                rows=(),
            )
        varying = self._told_apart_by(said)
        table_from = _TABLE_FROM_IN_CROWD if is_crowded(self._report) else _TABLE_FROM
        common = dict(first.words.values) | {name: self._all_of(said, name) for name in varying}
        rule = rule_of(first.finding.code, self._scheme)
        request = self._common(rule.remedy.in_language(self._language) if rule else "", said, common)
        in_table = len(said) >= table_from
        rows = tuple(
            LetterRow(
                place,
                self._where(one, _PLACES_IN_ROW),
                self._row_text(one, bool(request), in_table=in_table),
            )
            for place, one in enumerate(said, 1)
        )
        found = self._data.phrase("several", count=len(said)) if in_table else self._told(rows)
        return LetterItem(
            number=self._number,
            code=first.finding.code,
            title=self._fit(first.words.title),
            found=found,
            where="",
            told=found,
            why=self._fit(first.words.why) if len({one.words.why for one in said}) == 1 else "",
            request=request,
            rows=rows if in_table else (),
        )

    def _told_apart_by(self, said: Sequence[_Said]) -> list[str]:
        """The values that differ and that the message says; the others are for programs."""
        rule = rule_of(said[0].finding.code, self._scheme)
        wording = rule.message.in_language(self._language) if rule else ""
        return [name for name in _varying(said) if not wording or f"{{{name}}}" in wording]

    def _all_of(self, said: Sequence[_Said], name: str) -> str:
        """The few short values that findings differ by, or “what is listed above”."""
        stated = [value for one in said for known, value in one.finding.values if known == name]
        values = list(dict.fromkeys(say(one, self._language) for value in stated for one in _each(value)))
        text = self._data.phrase("separator").join(values)
        few = len(values) <= _FEW_VALUES and len(text) <= _SHORT_VALUES and all(values)
        return text if few else self._data.phrase("as_listed")

    def _told(self, rows: Sequence[LetterRow]) -> str:
        """A few rows as one sentence after the other: (1) …. (2) …."""
        between = "" if self._language == "zh" else " "
        return between.join(
            self._data.phrase("told", number=row.number, found=self._with_place(row.found, row.where))
            for row in rows
        )

    def _with_place(self, found: str, where: str) -> str:
        """The sentence with its place set in before the full stop."""
        if not where:
            return found
        stop = found[-1:] if found.endswith(("。", ".")) else ""
        return self._data.phrase("with_place", found=found.removesuffix(stop), where=where) + stop

    def _said(self, findings: Sequence[Finding]) -> list[_Said]:
        merged: dict[tuple[str, str], _Said] = {}
        for finding in findings:
            words = finding_words(finding, self._report, self._scheme)
            key = (words.message, words.remedy)
            before = merged[key].evidence if key in merged else ()
            evidence = before + tuple(place for place in finding.evidence if place not in before)
            merged[key] = _Said(merged[key].finding if key in merged else finding, words, evidence)
        return list(merged.values())

    def _common(self, remedy: str, said: Sequence[_Said], common: dict[str, str]) -> str:
        """One request for all rows; ``""`` when each row needs its own."""
        remedies = {one.words.remedy for one in said}
        if len(remedies) == 1:
            return self._fit(remedies.pop())
        own = all(one.words.remedy == _filled(remedy, dict(one.words.values)) for one in said)
        text = _filled(remedy, common) if own else None
        return self._fit(text) if text else ""

    def _row_text(self, one: _Said, common_request: bool, *, in_table: bool) -> str:
        """What tells a row from the others, as the scheme words it; else the finding's message."""
        short = self._data.row(one.finding.code, one.words.values) if in_table else None
        text = short or one.words.message
        if not common_request:
            stop, space = ("。", "") if self._language == "zh" else (".", " ")
            text = f"{text.removesuffix(stop)}{stop}{space}{one.words.remedy}"
        return self._fit(text)

    def _where(self, one: _Said, limit: int) -> str:
        """Where it was found; nothing when the message already names the file and there is no page."""
        named = all(
            place.page is None and self._names.short(place.file) in one.words.message
            for place in one.evidence
        )
        if named:
            return ""
        return self._private.masked(places_text(one.evidence, self._names, self._data, limit))

    def _fit(self, text: str) -> str:
        """A sentence made fit for a letter: one line, private numbers masked."""
        return self._private.masked(one_line(text))


def _varying(said: Sequence[_Said]) -> list[str]:
    """Names of values that differ between findings, in the order they first appear."""
    values: dict[str, set[Value]] = {}
    for one in said:
        for name, value in one.finding.values:
            values.setdefault(name, set()).add(value)
    return [name for name, found in values.items() if len(found) > 1]


def _each(value: Value) -> tuple[Value, ...]:
    return value.values if isinstance(value, Several) else (value,)


def _filled(text: str, values: dict[str, str]) -> str | None:
    try:
        return text.format_map(values)
    except (KeyError, IndexError, ValueError, AttributeError):
        return None
