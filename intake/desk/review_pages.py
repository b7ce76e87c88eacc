"""The page of one case: its submissions and findings, every page of it, and what persons decide."""

import asyncio
from concurrent.futures import Future
from typing import TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from intake.desk.acting import act_here
from intake.desk.desk import Desk
from intake.desk.page_list import PageList
from intake.desk.page_view import WIDTH, found_lines, frames, shape, text_layer
from intake.desk.requests import Extend, Withdraw, act_sent, unlock_sent
from intake.desk.review_view import ReviewView
from intake.desk.shelf import Place
from intake.desk.web import NOT_ALLOWED, desk, language, may, page, problem
from intake.events import read_log
from intake.model import CaseReport
from intake.render.wording import worded
from intake.render.words import words
from intake.scheme import Scheme, Wording

T = TypeVar("T")

SIDES = (240, 1200, 1800, 2600)
"""Longest sides, in pixels, in which pages are drawn; the last shows A4 at more than 200 dpi."""

_DRAW_SECONDS = 60.0


def review(request: Request) -> Response:
    """The case with all its findings; pages come as they are looked at."""
    place, report, seen = seen_case(request)
    scheme = desk(request).scheme_of(report)
    pages = PageList(report)
    view = ReviewView(report, scheme, pages)
    findings = view.findings()
    whys = [one.decision["why"] for one in findings if one.decision]
    said = words(report.language)
    return page(
        request,
        "review.html",
        case=place,
        report=report,
        verdict_word=said[report.verdict],
        verdict_said=said[f"verdict_{report.verdict}"],
        findings=findings,
        items=view.items(findings),
        pages=pages,
        whys=list(dict.fromkeys(whys)),
        events=view.events(),
        seen=seen,
        phrases=phrases(scheme, report.language),
    )


async def picture(request: Request) -> Response:
    """One page drawn as a JPEG; while it is drawn, it keeps no thread."""
    number, side = request.path_params["number"], request.path_params["side"]
    if side not in SIDES:
        return problem(request, "没有这一页", 404)
    drawing = await run_in_threadpool(_drawing, request, number, side)
    drawn = await in_time(drawing) if drawing else None
    if drawn is None:
        return problem(request, "这一页没有图像", 404)
    return Response(drawn, media_type="image/jpeg", headers={"cache-control": "private, max-age=86400"})


def page_text(request: Request) -> Response:
    """What lies over a page's picture: its text and its frames; of a page without picture, the text."""
    here, (place, report) = desk(request), shown_case(request)
    pages, number = PageList(report), request.path_params["number"]
    if number >= len(pages.pages):
        return problem(request, "没有这一页", 404)
    file, own = pages.pages[number]
    scheme = here.scheme_of(report)
    read = here.materials.of(place, scheme).pages.get((file, own))
    if read is None:
        return problem(request, "这一页没有读出", 404)
    view = ReviewView(report, scheme, pages)
    return page(
        request,
        "page.html",
        read=read,
        width=WIDTH,
        height=WIDTH * shape(read),
        lines=text_layer(read),
        frames=frames(view.boxes(file, own), read),
    )


def find(request: Request) -> Response:
    """Where a text stands in the case."""
    here, (place, report) = desk(request), shown_case(request)
    pages = PageList(report)
    material = here.materials.of(place, here.scheme_of(report))
    text = request.query_params.get("q", "")[:100]
    return JSONResponse(
        {"found": list(found_lines([material.pages.get(one) for one in pages.pages], text))}
    )


async def act(request: Request) -> Response:
    """Something a person does to the case."""
    here = desk(request)
    place = here.shelf.find(request.path_params["case"])
    if place is None:
        return problem(request, "没有这个案件", 404)
    asked = await act_sent(request)
    if isinstance(asked, Extend | Withdraw) and not may(request, "复核", "管理"):
        return problem(request, NOT_ALLOWED, 403)
    await run_in_threadpool(act_here, here, place, asked, request.scope["session"].who)
    return JSONResponse({})


async def unlock(request: Request) -> Response:
    """A password for locked files: the case is read again with it."""
    here, who = desk(request), request.scope["session"].who
    place = here.shelf.find(request.path_params["case"])
    if place is None:
        return problem(request, "没有这个案件", 404)
    asked = await unlock_sent(request)
    if not here.open_with(place, asked.password, who):
        return problem(request, "正在审查：审完后请按“重新审查”", 409)
    here.doings.note(who, "unlock", place.name)
    return JSONResponse({})


def shown_case(request: Request) -> tuple[Place, CaseReport]:
    """The case of the address and its report in the browser's language."""
    here = desk(request)
    place, report = here.opened(here.shelf.find(request.path_params["case"]))
    asked = language(request)
    return place, report if report.language == asked else worded(
        report, here.scheme_of(report), "en" if asked == "en" else "zh"
    )


def seen_case(request: Request) -> tuple[Place, CaseReport, int]:
    """The same, and how many events its report knows of."""
    here = desk(request)
    place, _ = here.opened(here.shelf.find(request.path_params["case"]))
    with here.changing(place):  # between the log and the report nothing happens
        place, report = shown_case(request)
        return place, report, len(read_log(place.out).events)


def phrases(scheme: Scheme, language: str) -> list[dict[str, str]]:
    """The scheme's phrases for findings of one's own."""
    return [
        {"id": name, **{part: Wording(said).in_language(language) for part, said in one.items()}}
        for name, one in scheme.data.get("phrases", {}).items()
    ]


async def in_time(drawing: "Future[T | None]") -> T | None:
    """None: it takes too long. Others may wait for the same drawing, so it goes on."""
    try:
        return await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(drawing)), _DRAW_SECONDS)
    except TimeoutError:
        return None


def _drawing(request: Request, number: int, side: int) -> "Future[bytes | None] | None":
    """The page's drawing, under way or done; None: it has no picture, or there is no such page."""
    here = desk(request)
    place, report = here.opened(here.shelf.find(request.path_params["case"]))
    pages = PageList(report).pages
    if number >= len(pages):
        return None
    return _drawn(here, place, report, pages[number], side)


def _drawn(
    here: Desk, place: Place, report: CaseReport, page: tuple[str, int], side: int
) -> "Future[bytes | None] | None":
    material = here.materials.of(place, here.scheme_of(report))
    read = material.pages.get(page)
    source = material.source(page[0]) if read and not read.flowing else None
    return here.pictures.of(source, read, side) if read and source else None


ROUTES: list[BaseRoute] = [
    Route("/case/{case}", review),
    Route("/case/{case}/page/{number:int}/{side:int}.jpg", picture),
    Route("/case/{case}/page/{number:int}", page_text),
    Route("/case/{case}/find", find),
    Route("/case/{case}/act", act, methods=["POST"]),
    Route("/case/{case}/unlock", unlock, methods=["POST"]),
]
