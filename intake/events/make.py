"""New acts, made of what a person asks for and what the report says now."""

from collections.abc import Sequence

import msgspec

from intake.decisions.fingerprint import finding_keys
from intake.decisions.make import find
from intake.errors import UsageError
from intake.events.facts import data_of
from intake.events.in_force import in_force
from intake.events.named import document_named, documents_at, pages_of, places_named, submission_named
from intake.extract.typed import typed_value
from intake.model import CaseReport, Document, FactValue, Finding, Span, effective_severity
from intake.model.document import IRRELEVANT
from intake.model.event import (
    Act,
    Added,
    Assigned,
    Corrected,
    Decided,
    Delivered,
    Event,
    Explained,
    Extended,
    Filed,
    Issued,
    Place,
    Undone,
    Waived,
    Withdrawn,
    Worded,
)
from intake.scheme import Field, Kind, Scheme

_STRICT = frozenset({"choice", "date", "date_end", "date_start", "money", "number", "year"})
"""Types of which a text that cannot be read as one is no value: checks reckon with them."""


def assign_act(
    report: CaseReport,
    scheme: Scheme,
    what: Sequence[str],
    *,
    item: str | None = None,
    kind: str | None = None,
    irrelevant: bool = False,
) -> Assigned:
    """What is named (`places_named`) becomes one document, of that kind and serving that submission;
    without either it stays what its first part is: so pages are split off, and documents joined.

    Raises:
        UsageError: something named is not there, lies in several files, or kind and submission do not fit.
    """
    places = tuple(dict.fromkeys(place for name in what for place in places_named(report, name)))
    if len({(place.file, place.sha256) for place in places}) != 1:
        raise UsageError("一份文件只能由同一个文件中的页组成。")
    places = tuple(sorted(places, key=lambda one: (one.page, one.box.y0, one.box.x0)))
    there = documents_at(report, places)
    before = tuple(dict.fromkeys(Filed(one.kind, one.submission) for one in there))
    if irrelevant:
        return Assigned(places, IRRELEVANT, None, (), before)
    new = _filed(scheme, there, item, kind)
    also = there[0].also if there and item is None and kind is None else ()
    return Assigned(places, new.kind, new.submission, also, before)


def _filed(scheme: Scheme, there: Sequence[Document], item: str | None, kind: str | None) -> Filed:
    if kind is not None and kind not in scheme.kinds:
        listed = "；".join(f"{one.id} {one.title.in_language('zh')}" for one in scheme.kinds.values())
        raise UsageError(f"没有文件种类“{kind}”。有：{listed}")
    submission = submission_named(scheme, item) if item is not None else None
    if submission is None and kind is None:
        if not there:
            raise UsageError("请用 --item 或 --kind 说明它是什么。")
        return Filed(there[0].kind, there[0].submission)
    if submission is None:
        serving = scheme.serving(str(kind))
        return Filed(str(kind), serving[0].id if serving else None)
    if kind is None:
        known = [one.kind for one in there if one.kind in submission.kinds]
        return Filed((known or submission.satisfied_by)[0], submission.id)
    if kind not in submission.kinds:
        listed = "、".join(f"{one} {scheme.kinds[one].title.in_language('zh')}" for one in submission.kinds)
        raise UsageError(f"第{submission.number}项不收“{kind}”，可用：{listed}")
    return Filed(kind, submission.id)


def correct_act(
    report: CaseReport, scheme: Scheme, document: str, name: str, value: str | FactValue | None
) -> Corrected:
    """The fact of that name in that document is `value`: a text is read by the field's type (a date in any
    form), ``""`` or None says that the paper does not state it.

    Raises:
        UsageError: there is no such document or field, or the value cannot be one of the field's type.
    """
    found = document_named(report, document)
    kind = scheme.kinds.get(found.kind)
    fields = {field.name: field for field in kind.fields} if kind else {}
    if kind and name not in fields:
        name = next((one for one in fields if _called(kind, one, name)), name)
    if name not in fields:
        listed = "、".join(_title(kind, one) for one in fields) if kind else "—"
        raise UsageError(f"{document} 没有“{name}”这一项。有：{listed}")
    own = [fact for fact in report.facts if (fact.document, fact.name) == (document, name)]
    best = max(own, key=lambda fact: fact.confidence, default=None)
    place = Span(best.page, best.box) if best else found.places[0]
    known = pages_of(report)
    return Corrected(
        known.place(found.file, place.page, place),
        found.kind,
        name,
        _value(fields[name], value),
        data_of(best.value) if best else None,
    )


def _called(kind: Kind, name: str, said: str) -> bool:
    """Whether that is what reports call a fact."""
    title = kind.fact_title(name)
    return said.strip() in {*dict(title.texts).values(), title.printed} - {""}


def _title(kind: Kind, name: str) -> str:
    title = kind.fact_title(name)
    return dict(title.texts).get("zh") or title.printed or name


def _value(field: Field, value: str | FactValue | None) -> str | float | tuple[dict[str, str], ...] | None:
    if value is None or value == "":
        return None
    if isinstance(value, tuple):
        return tuple(dict(row) for row in value)
    if field.type == "rows":
        raise UsageError(f"“{field.name}”是一张表，不能写成一个值。")
    if not isinstance(value, str):
        return value
    if field.type == "date_end" and value in ("长期", "long_term"):
        return "long_term"
    typed = typed_value(field, value)
    if typed is None and field.type not in _STRICT:
        return value.strip()
    if typed is None or isinstance(typed[0], tuple):
        raise UsageError(f"“{value}”不能作为“{field.name}”（{field.type}）。")
    return typed[0]


def add_act(
    report: CaseReport,
    scheme: Scheme,
    *,
    item: str | None,
    words: str = "",
    request: str = "",
    phrase: str = "",
    places: Sequence[str] = (),
) -> Added:
    """A person's own finding. Raises UsageError: a place or submission is not there, or nothing is said."""
    phrases = scheme.data.get("phrases", {})
    if phrase and phrase not in phrases:
        listed = "；".join(f"{name} {one['title']['zh']}" for name, one in phrases.items())
        raise UsageError(f"没有短语“{phrase}”。有：{listed or '—'}")
    if not words.strip() and not phrase:
        raise UsageError("请用 --words 写明问题，或用 --phrase 选一条短语。")
    return Added(
        submission_named(scheme, item).id if item else None,
        words.strip(),
        request.strip(),
        phrase,
        tuple(place for name in places for place in places_named(report, name)),
    )


def word_act(
    report: CaseReport,
    finding: str,
    *,
    found: str | None,
    request: str | None,
    before: tuple[str, str] = ("", ""),
) -> Worded:
    """The letter's words for the request that the finding is part of. `before`: what it says by itself.

    Raises:
        UsageError: there is no such finding, it is no request, or nothing is said otherwise.
    """
    one = find(report, finding)
    if effective_severity(one) != "deficiency":
        raise UsageError(f"{one.id}（{one.code}）不在通知书中，没有可改的措辞。")
    if found is None and request is None:
        raise UsageError("请用 --found 或 --request 给出新的措辞。")
    keys = finding_keys(report)
    together = tuple(keys[other.id] for other in requested_with(report, one))
    return Worded(one.code, one.submission, together, report.language, found, request, *before)


def requested_with(report: CaseReport, finding: Finding) -> tuple[Finding, ...]:
    """The deficiencies that one request of the letter is about: those of one code and submission."""
    return tuple(
        other
        for other in report.findings
        if (other.code, other.submission) == (finding.code, finding.submission)
        and effective_severity(other) == "deficiency"
    )


def waive_act(scheme: Scheme, item: str, words: str) -> Waived:
    """Raises UsageError: there is no such submission, or no words."""
    if not words.strip():
        raise UsageError("请用 --words 写明按什么受理。")
    return Waived(submission_named(scheme, item).id, words.strip())


def explain_act(scheme: Scheme, item: str | None, words: str) -> Explained:
    """Raises UsageError: there is no such submission, or no words."""
    if not words.strip():
        raise UsageError("请用 --words 写明申请人的说明。")
    return Explained(submission_named(scheme, item).id if item else None, words.strip())


def undo_act(events: Sequence[Event], number: int) -> Undone | Decided:
    """Takes the event of that number back. Raises UsageError: there is none, or it counts no longer."""
    event = next((one for one in in_force(events) if one.number == number), None)
    if event is None:
        raise UsageError(f"没有编号 {number} 的操作，或已撤销（intake log 列出全部）。")
    if isinstance(event.act, Issued):
        raise UsageError(
            f"信函 {event.act.number} 已发出，不能当作没有发过："
            "通知书可更正（intake notice --kind correction），受理、退回可撤回（intake withdraw）。"
        )
    if isinstance(event.act, Decided):
        return msgspec.structs.replace(event.act, action="undo")
    return Undone(number)


def subjects(  # noqa: PLR0911 - one for each kind of act
    act: Act,
) -> frozenset[tuple[object, ...]]:
    """What an act is about: of two acts that share one, the later must have seen the earlier."""
    match act:
        case Assigned(places=places):
            return frozenset(("page", _file(place), place.page) for place in places)
        case Corrected(place=place, name=name):
            return frozenset({("fact", _file(place), place.page, name)})
        case Worded(code=code, submission=submission):
            return frozenset({("words", code, submission)})
        case Waived(submission=submission):
            return frozenset({("waived", submission)})
        case Undone(event=number):
            return frozenset({("event", number)})
        case Issued() | Extended() | Delivered() | Withdrawn():
            return frozenset({("letters",)})
        case Decided(finding_key=key):
            return frozenset({("finding", key)})
    return frozenset()


def _file(place: Place) -> str:
    return place.sha256 or place.file
