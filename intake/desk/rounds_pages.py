"""The page of a case's rounds: what came in, what became of each request, the letters that went out, and
what comes in next."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from intake.case.archive import archived
from intake.case.letters import now_standing
from intake.desk.requests import day_of
from intake.desk.review_pages import seen_case, shown_case
from intake.desk.shelf import Place
from intake.desk.web import desk, page, problem
from intake.errors import UsageError
from intake.events import in_force, read_log
from intake.model import CaseReport
from intake.model.event import Delivered, Event, Issued, Withdrawn
from intake.render.letter_data import LetterData
from intake.render.words import words
from intake.rounds import read_arrivals, round_number

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "met": ("met", "waived"),
    "open": ("open", "worse", "unclear"),
    "new": ("new",),
}
"""The columns in which requests stand side by side, with the states each holds."""

_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain; charset=utf-8",
    "pdf": "application/pdf",
}


def rounds(request: Request) -> Response:
    """All rounds of a case."""
    here, (place, report, seen) = desk(request), seen_case(request)
    scheme, log = here.scheme_of(report), read_log(place.out)
    with here.record(place) as record:
        now = now_standing(place.out, report, record)
    data = LetterData(scheme, report.language)
    return page(
        request,
        "rounds.html",
        case=place,
        report=report,
        seen=seen,
        now=now,
        state=now.state(date.today()),
        today=date.today(),
        number=round_number(report),
        arrivals=[
            {"name": _named(one.material, place), "received": one.received_on, "notice": one.notice}
            for one in read_arrivals(place.out)
        ],
        columns=_columns(report),
        letters=_letters(log.events, data),
        busy=here.work.is_under_way(place),
    )


def end_supplement(request: Request) -> Response:
    """All of an answer is there: a further round of the case, to be checked with what came before."""
    here = desk(request)
    place, _ = here.opened(here.shelf.find(request.path_params["case"]))
    received = day_of(request.query_params.get("received", ""))
    with here.changing(place):
        if here.work.is_under_way(place):
            raise UsageError("这个案件正在审查：请等它完成后再放入补充材料")
        came = here.uploads.end(request.path_params["upload"], here.supplements(place))
        here.add_supplement(place, came, received)
    here.doings.note(request.scope["session"].who, "supplement", place.name, came.name)
    here.work.add(place)
    return JSONResponse({"id": place.id, "name": came.name})


def letter_file(request: Request) -> Response:
    """A letter's file as it was issued."""
    place, _ = shown_case(request)
    number, ending = request.path_params["number"], request.path_params["ending"]
    act = next((one.act for one in read_log(place.out).events if one.number == number), None)
    if not isinstance(act, Issued) or ending not in _TYPES:
        return problem(request, "没有这封信", 404)
    for name, content in archived(place.out, act).items():
        if name.endswith(f".{ending}"):
            headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
            return Response(content, media_type=_TYPES[ending], headers=headers)
    return problem(request, "没有这封信", 404)


def _named(material: Path, place: Place) -> str:
    return place.name if material == place.material.resolve() else material.name


def _columns(report: CaseReport) -> list[dict[str, Any]]:
    """What became of the requests of the round before, side by side."""
    said, found = words(report.language), report.rounds.requests if report.rounds else ()
    numbers = {item.id: item.number for item in report.submissions}
    return [
        {
            "id": column,
            "title": said[f"round_{column}"],
            "requests": [
                {
                    "state": one.state,
                    "state_word": said[f"round_{one.state}"],
                    "item": numbers.get(one.submission or "", ""),
                    "message": one.message,
                    "finding": one.finding,
                }
                for one in found
                if one.state in states
            ],
        }
        for column, states in _COLUMNS.items()
    ]


def _letters(events: Sequence[Event], data: LetterData) -> list[dict[str, Any]]:
    """The letters issued, the newest first, each with what is known of its way."""
    counting = [event.act for event in in_force(events)]
    gone = {act.number for act in counting if isinstance(act, Withdrawn)}
    return [
        {
            "event": event.number,
            "kind": act.kind,
            "title": data.text("titles", act.kind) or data.title("notice"),
            "number": act.number,
            "dated": act.issued_on,
            "due_on": act.due_on,
            "who": event.who,
            "why": event.why,
            "round": act.round,
            "files": [name.rsplit(".", 1)[1] for name, _ in act.files],
            "withdrawn": act.number in gone,
            "ends": act.kind in ("acceptance", "rejection") and act.number not in gone,
            "sent": [one for one in counting if isinstance(one, Delivered) and one.number == act.number],
        }
        for event in reversed(events)
        if isinstance(act := event.act, Issued)
    ]


ROUTES: list[BaseRoute] = [
    Route("/case/{case}/rounds", rounds),
    Route("/case/{case}/supplement/{upload}", end_supplement, methods=["POST"]),
    Route("/case/{case}/letters/{number:int}.{ending}", letter_file),
]
