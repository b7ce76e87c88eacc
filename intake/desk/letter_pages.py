"""The page of a case's letters: what would be written now, what stands in its way, and writing it."""

import threading
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any
from urllib.parse import quote

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from intake.case.letter_words import said_by_itself
from intake.case.letters import Letter, Wishes, draft_letter, issue_letter, now_standing, why_not
from intake.case.own_settings import ENTRIES
from intake.decisions.fingerprint import finding_keys
from intake.desk.conflicts import conflict_about
from intake.desk.desk import Desk
from intake.desk.page_list import PageList
from intake.desk.requests import day_of, sent, words_of
from intake.desk.review_pages import SIDES, in_time, seen_case, shown_case
from intake.desk.review_view import ReviewView
from intake.desk.shelf import Place
from intake.desk.web import NOT_ALLOWED, desk, may, page, problem, said, without_commands
from intake.errors import UsageError
from intake.events import Standing, refuse_letter
from intake.model import CaseReport, effective_severity
from intake.read.office_program import find_office
from intake.render.letter_context import letter_context
from intake.render.letter_data import KINDS, LetterData, LetterKind
from intake.render.letter_items import letter_groups
from intake.rounds import Issued
from intake.scheme import Scheme

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FILES: Mapping[str, str] = {"docx": _WORD, "txt": "text/plain; charset=utf-8"}


class IssueRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Days in ISO form or empty; ``although``: why, with doubts open."""

    kind: LetterKind
    dated: str
    due: str
    received: str
    although: str


def letter(request: Request) -> Response:
    """A letter as it would be written now."""
    here, (place, report, seen) = desk(request), seen_case(request)
    scheme, today = here.scheme_of(report), date.today()
    with here.record(place) as record:
        now = now_standing(place.out, report, record)
        refusals = {kind: _refusal(report, kind, now, today) for kind in KINDS}
        asked = request.query_params.get("kind")
        kind = next((one for one in KINDS if one == asked), None) or _usual(refusals)
        written = None
        if not refusals[kind]:
            wishes = Wishes(_usual_date(report, kind, today), language=report.language)
            written = draft_letter(place.out, report, scheme, record, kind, wishes)
    view = ReviewView(report, scheme, PageList(report))
    data = LetterData(scheme, report.language)
    return page(
        request,
        "letter.html",
        case=place,
        report=report,
        kind=kind,
        kinds=[(one, data.title(one), said(request, refusals[one])) for one in KINDS],
        refusal=said(request, refusals[kind]),
        doubts=[one for one in view.findings() if one.open],
        letter=_shown(report, scheme, data, written) if written else None,
        mail=written.files[f"{kind}.txt"].decode("utf-8") if written else "",
        now=now,
        office=find_office() is not None,
        again=kind == "notice" and now.notice is not None,
        today=today,
        files=_there(place),
        seen=seen,
        unset=_unset(data),
        received=written.options.received_on if written else None,
    )


async def issue(request: Request) -> Response:
    """Issues a letter."""
    if not may(request, "复核", "管理"):
        return problem(request, NOT_ALLOWED, 403)
    here, asked = desk(request), await sent(request, IssueRequest)
    place = here.shelf.find(request.path_params["case"])
    if place is None:
        return problem(request, "没有这个案件", 404)
    wishes = Wishes(
        issued_on=day_of(asked.dated) or date.today(),
        due=day_of(asked.due),
        received_on=day_of(asked.received),
        although=words_of(asked.although),
    )
    who = request.scope["session"].who

    def work() -> Letter:
        return _issue(here, place, asked.kind, wishes, who)

    written = await run_in_threadpool(work)
    return JSONResponse({"number": written.options.number})


def draft(request: Request) -> Response:
    """A draft of a letter as a file, without a number of its own."""
    kind, ending = _kind(request), request.path_params["ending"]
    if kind is None or ending not in _FILES:
        return problem(request, "没有这种信函", 404)
    return _file(_drafted(request, kind).files[f"{kind}.{ending}"], f"草稿-{kind}.{ending}", ending)


async def printed(request: Request) -> Response:
    """How many pages the letter has as it prints, and under which mark they are; while LibreOffice sets it,
    it keeps no thread. Without pages, why."""
    kind = _kind(request)
    if kind is None:
        return problem(request, "没有这种信函", 404)
    written = await run_in_threadpool(_drafted, request, kind)
    done = await in_time(desk(request).prints.of(written.files[f"{kind}.docx"]))
    if done is None:
        return JSONResponse({"mark": "", "pages": 0, "problem": said(request, _NOT_SET)})
    return JSONResponse({"mark": done.mark, "pages": done.pages})


async def printed_page(request: Request) -> Response:
    """One page of a letter as it prints."""
    number, side = request.path_params["number"], request.path_params["side"]
    drawing = (
        await run_in_threadpool(desk(request).prints.picture, request.path_params["mark"], number, side)
        if side in SIDES
        else None
    )
    drawn = await in_time(drawing) if drawing else None
    if drawn is None:
        return problem(request, "没有这一页", 404)
    return Response(drawn, media_type="image/jpeg", headers={"cache-control": "private, max-age=86400"})


def issued(request: Request) -> Response:
    """A letter's file as it lies beside the report."""
    here = desk(request)
    place = here.shelf.find(request.path_params["case"])
    kind, ending = request.path_params["kind"], request.path_params["ending"]
    if place is None or kind not in KINDS or ending not in _FILES:
        return problem(request, "没有这封信", 404)
    try:
        data = (place.out / f"{kind}.{ending}").read_bytes()
    except OSError:
        return problem(request, "没有这封信", 404)
    return _file(data, f"{kind}.{ending}", ending)


_NOT_SET = "没有排出打印效果（没有 LibreOffice，或它没有成功）：请看内容，版式以 Word 文件为准"


def _kind(request: Request) -> LetterKind | None:
    return next((one for one in KINDS if one == request.path_params["kind"]), None)


def _unset(data: LetterData) -> list[str]:
    """What every letter says of its sender, as far as nobody has set it."""
    return [
        entry.label
        for entry in ENTRIES
        if entry.path in {("body", name) for name in ("name", "contact", "phone")}
        and not data.text(*entry.path)
    ]


def _drafted(request: Request, kind: LetterKind) -> Letter:
    """The letter of that kind as it would be written now. Raises as `draft_letter` does."""
    here, (place, report) = desk(request), shown_case(request)
    with here.record(place) as record:
        wishes = Wishes(_usual_date(report, kind, date.today()), language=report.language)
        return draft_letter(place.out, report, here.scheme_of(report), record, kind, wishes)


_LETTERS = threading.Lock()
"""Numbers are given one after the other."""


def _issue(here: Desk, place: Place, kind: LetterKind, wishes: Wishes, who: str) -> Letter:
    with here.changing(place), _LETTERS, here.record(place) as record:
        _, report = here.opened(place)
        written = issue_letter(
            place.out, here.scheme_of(report), record, kind, wishes, who=who, pdf=True
        ).letter
        here.doings.note(who, f"issue {kind} {written.options.number}", place.name, wishes.although)
    here.feed.send("case", {"id": place.id, "who": who})
    return written


def _shown(report: CaseReport, scheme: Scheme, data: LetterData, written: Letter) -> dict[str, Any]:
    """The letter's fields, each request with the findings it is made of."""
    groups = letter_groups(report, scheme, data, report.language) if written.kind != "acceptance" else ()
    context = letter_context(report, scheme, data, groups, written.options, written.kind)
    context["groups"] = [
        {
            **asdict(group),
            "requests": [
                {**asdict(item), **_behind(report, scheme, group.submission, item.code)}
                for item in group.requests
            ],
        }
        for group in groups
    ]
    return context


def _behind(report: CaseReport, scheme: Scheme, submission: str | None, code: str) -> dict[str, Any]:
    """The findings behind a request, and how the machine says it."""
    known = {item.id for item in report.submissions}
    ids = [
        item.id
        for item in report.findings
        if item.code == code
        and (item.submission == submission if submission else item.submission not in known)
        and effective_severity(item) == "deficiency"
    ]
    found, request = said_by_itself(report, scheme, ids[0])
    return {
        "findings": ids,
        "key": finding_keys(report)[ids[0]],
        "machine_found": found,
        "machine_request": request,
        "conflict": conflict_about(report, code, submission),
    }


def _refusal(report: CaseReport, kind: LetterKind, now: Standing, today: date) -> str:
    """What stands in the way of a letter of that kind; nothing: ``""``."""
    try:
        refuse_letter(kind, now, max(today, _usual_date(report, kind, today)))
    except UsageError as error:
        return without_commands(str(error)).rstrip("。")
    issued = (
        Issued(now.notice.number, date.fromisoformat(now.notice.issued_on), now.due)
        if now.notice and now.due
        else None
    )
    return why_not(report, kind, issued, now.due, today)


def _usual(refusals: Mapping[LetterKind, str]) -> LetterKind:
    """The letter that comes next: what follows on silence goes before the notice that was sent."""
    order: tuple[LetterKind, ...] = ("reminder", "notice", "acceptance")
    return next((kind for kind in order if not refusals[kind]), "notice")


def _usual_date(report: CaseReport, kind: LetterKind, today: date) -> date:
    """What a review leads to is dated with it; what follows on silence, with the day it is written."""
    return date.fromisoformat(report.as_of) if kind in ("notice", "acceptance") else today


def _there(place: Place) -> list[tuple[str, str]]:
    return [
        (kind, ending) for kind in KINDS for ending in _FILES if (place.out / f"{kind}.{ending}").is_file()
    ]


def _file(data: bytes, name: str, ending: str) -> Response:
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return Response(data, media_type=_FILES[ending], headers=headers)


ROUTES: list[BaseRoute] = [
    Route("/case/{case}/letter", letter),
    Route("/case/{case}/letter", issue, methods=["POST"]),
    Route("/case/{case}/draft/{kind}.{ending}", draft),
    Route("/case/{case}/print/{kind}", printed),
    Route("/case/{case}/print/{mark}/{number:int}/{side:int}.jpg", printed_page),
    Route("/case/{case}/issued/{kind}.{ending}", issued),
]
