"""The values a letter's template is filled with; their names stand in `letter_fields.FIELDS`."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from intake.model import CaseReport, SubmissionResult
from intake.render.clean import one_line
from intake.render.deadline import Deadline, deadline_after
from intake.render.letter_data import LetterData, LetterKind
from intake.render.letter_items import LetterGroup, is_crowded
from intake.render.places import ranges_text
from intake.scheme import Scheme

_DRAFT = {"zh": "草稿", "en": "Draft"}
"""Where a scheme's letter.yaml has no words for it."""

_NEED_NOT_BE = frozenset({"department", "email", "address", "postcode", "website"})


@dataclass(frozen=True, slots=True)
class NoticeOptions:
    """What a letter's writer may choose.

    ``issued_on``: its date. ``due``: the last day to answer, or ``due_days`` working days from
    ``issued_on`` (neither: the scheme's default). ``template``: the body's own Word file. ``number``: the
    letter's number as printed (``None``: a gap to fill by hand). ``received_on``: when the material came
    in. ``earlier_number``: the letter that this one follows, ``earlier_due``: the day it asked to answer
    by; ``corrects``: the letter that it replaces. ``draft``: it is not issued, and says so.
    ``body``: entries of letter.yaml's `body` to replace (``{"name": "…", "phone": "…"}``).
    """

    issued_on: date
    due: date | None = None
    due_days: int | None = None
    language: str = "zh"
    template: Path | None = None
    number: str | None = None
    received_on: date | None = None
    earlier_number: str | None = None
    earlier_due: date | None = None
    corrects: str = ""
    draft: bool = False
    body: Mapping[str, str] = field(default_factory=dict)


def chosen_deadline(options: NoticeOptions, data: LetterData) -> Deadline:
    """The day to answer by: the asked-for one, or working days counted from the letter's date."""
    counted = deadline_after(options.issued_on, options.due_days or data.working_days, data.announced)
    # A day that was counted before, when the letter was first written, is still so many working days.
    if options.due is not None and options.due != counted.day:
        return Deadline(options.due, None)
    return counted


def letter_context(
    report: CaseReport,
    scheme: Scheme,
    data: LetterData,
    groups: Sequence[LetterGroup],
    options: NoticeOptions,
    kind: LetterKind,
) -> dict[str, Any]:
    """Every documented field, as plain text on one line each."""
    deadline = chosen_deadline(options, data)
    number = options.number or data.number(kind, options.issued_on.year, None)
    return {
        "letter": {
            "kind": kind,
            "title": data.title(kind),
            "number": one_line(number) if options.number else number,
            "issued_on": data.day(options.issued_on),
            "reviewed_on": data.day(date.fromisoformat(report.as_of)),
            "received_on": data.or_blank(data.day(options.received_on) if options.received_on else None),
            "earlier_number": one_line(options.earlier_number or ""),
            "corrects": one_line(options.corrects),
            "draft": (data.phrase("draft") or _DRAFT[options.language]) if options.draft else "",
            "earlier_due": data.day(options.earlier_due) if options.earlier_due else "",
            "outcome": outcome(report, data),
            "request_count": sum(len(group.requests) for group in groups),
            "crowded": is_crowded(report),
        },
        "body": body_context(options, data),
        "applicant": {
            "name": one_line(report.applicant or "") or data.phrase("applicant_unknown"),
            "code": data.or_blank(one_line(report.unified_social_credit_code or "")),
        },
        "application": {"item": scheme.title.in_language(options.language)},
        "received": {
            "files": sum(1 for item in report.files if item.alias_of is None and item.status != "ignored"),
            "pages": sum(count for _, count in report.page_counts),
        },
        "basis": data.text("basis"),
        "groups": [asdict(group) for group in groups],
        "form": data.text("form"),
        "deadline": {
            "day": data.day(deadline.day),
            "working_days": deadline.working_days or "",
            "note": data.phrase("calendar_assumed", years=data.years(deadline.assumed))
            if deadline.assumed
            else "",
        },
        "objection": {
            "working_days": data.objection_days,
            "channel": data.text("objection", "channel"),
        },
        "checklist": _checklist(report, scheme, data, groups, options.language),
        "copies": data.text("copies"),
    }


def outcome(report: CaseReport, data: LetterData) -> str:
    """What an acceptance says of the material: complete, or accepted by decision, and what is not."""
    unsent = [item.number for item in report.submissions if item.accepted_unsent]
    kept = [item.number for item in report.submissions if item.accepted and not item.accepted_unsent]
    said = [
        data.phrase(name, numbers=ranges_text(numbers, data))
        for name, numbers in (("outcome_unsent", unsent), ("outcome_kept", kept))
        if numbers
    ]
    if not said:
        return data.phrase("outcome_complete")
    return data.phrase("outcome_accepted", kept=data.text("phrases", "separator").join(said))


def body_context(options: NoticeOptions, data: LetterData) -> dict[str, str]:
    """Who writes. Who has said who it is has no e-mail where it gives none; before, all is a blank."""
    body = {
        name: one_line(options.body.get(name) or data.text("body", name))
        for name in ("name", "department", "contact", "phone", "email", "address", "postcode", "website")
    }
    return {
        name: value if body["name"] and name in _NEED_NOT_BE else data.or_blank(value)
        for name, value in body.items()
    } | {"letterhead": body["name"]}


def _checklist(
    report: CaseReport, scheme: Scheme, data: LetterData, groups: Sequence[LetterGroup], language: str
) -> list[dict[str, str]]:
    """One row for each submission the scheme asks for, and each optional one that was sent."""
    requests = {group.submission: [item.number for item in group.requests] for group in groups}
    rows = []
    for result in sorted(report.submissions, key=lambda item: item.number):
        known = next((item for item in scheme.submissions if item.id == result.id), None)
        asked = requests.get(result.id, [])
        if known is not None and known.id in scheme.optional and not result.documents and not asked:
            continue
        numbers = ranges_text(asked, data)
        rows.append(
            {
                "number": str(result.number),
                "title": known.title.in_language(language) if known else one_line(result.title),
                "status": _status_word(data, _outward(result, asked=bool(asked))),
                "remark": data.phrase("see_requests", numbers=numbers) if asked else "",
            }
        )
    return rows


def _status_word(data: LetterData, status: str) -> str:
    """A body's own letter.yaml may not know the finer words."""
    return data.text("checklist", status) or data.text("checklist", "missing")


def _outward(result: SubmissionResult, *, asked: bool) -> str:
    """The status as the applicant is told it: what our own staff still doubt stays inside."""
    if result.accepted:
        return "accepted_unsent" if result.accepted_unsent else "accepted"
    if result.status == "needs_review":
        return "not_seen"
    if result.status == "deficient" and not asked:
        return "satisfied"
    if result.status == "missing" and result.documents:
        return "incomplete"
    return result.status
