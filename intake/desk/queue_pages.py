"""The page of all cases, what drops in there, and what browsers are told meanwhile."""

from datetime import date
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from intake.desk.queue_rows import FILTERS, SORTS, chosen, counts, queue_rows
from intake.desk.uploads import TooMuchError
from intake.desk.web import desk, language, page, problem, said
from intake.desk.work import told
from intake.errors import UsageError


def queue(request: Request) -> Response:
    """All cases, or those asked for."""
    asked = request.query_params
    wanted = asked.get("show", "all") if asked.get("show") in FILTERS else "all"
    sort = asked.get("sort", "urgent") if asked.get("sort") in SORTS else "urgent"
    search = asked.get("q", "")[:200]
    who = request.scope["session"].who
    rows = queue_rows(desk(request), language(request), date.today(), who)
    return page(
        request,
        "queue.html",
        rows=chosen(rows, wanted, search, sort),
        counts=counts(rows),
        filters=FILTERS,
        wanted=wanted,
        sort=sort,
        search=search,
        folder=str(desk(request).setup.root),
    )


async def events(request: Request) -> Response:
    """The stream of what happens, first of all how checks stand now: a page that was reloaded goes on."""
    here = desk(request)

    def present() -> list[tuple[str, Any]]:
        checks = here.work.checks()
        return [("check", told(id_, one)) for id_, one in checks.items() if one.state != "done"]

    def worded(data: dict[str, Any]) -> dict[str, Any]:
        return {**data, "problem": said(request, data["problem"])} if data.get("problem") else data

    return StreamingResponse(
        here.feed.listen(present, worded),
        media_type="text/event-stream",
        headers={"x-accel-buffering": "no"},
    )


async def begin_upload(request: Request) -> Response:
    name = request.query_params.get("name", "")
    try:
        return JSONResponse({"id": await run_in_threadpool(desk(request).uploads.begin, name)})
    except UsageError as error:
        return problem(request, str(error))


async def take_file(request: Request) -> Response:
    """One file's bytes, as they come."""
    path = request.query_params.get("path", "")
    try:
        size = await desk(request).uploads.take(request.path_params["upload"], path, request.stream())
    except TooMuchError as error:
        return problem(request, str(error), 413)
    except UsageError as error:
        return problem(request, str(error))
    except ClientDisconnect:
        return problem(request, "传送中断")
    return JSONResponse({"size": size})


def end_upload(request: Request) -> Response:
    """All is there: a case, to be checked."""
    here = desk(request)
    try:
        place = here.shelf.place(here.uploads.end(request.path_params["upload"]))
    except UsageError as error:
        return problem(request, str(error))
    here.doings.note(request.scope["session"].who, "upload", place.name)
    here.work.add(place)
    return JSONResponse({"id": place.id, "name": place.name})


def drop_upload(request: Request) -> Response:
    desk(request).uploads.drop(request.path_params["upload"])
    return JSONResponse({})


def check_again(request: Request) -> Response:
    here = desk(request)
    place = here.shelf.find(request.path_params["case"])
    if place is None:
        return problem(request, "没有这个案件", 404)
    return JSONResponse({"added": here.work.add(place)})


def take_over(request: Request) -> Response:
    """The case is whoever's asks from now on; asked for once more, nobody's."""
    here, who = desk(request), request.scope["session"].who
    place = here.shelf.find(request.path_params["case"])
    if place is None:
        return problem(request, "没有这个案件", 404)
    owner = "" if here.owners.known().get(place.id) == who else who
    here.owners.put(place.id, owner)
    here.doings.note(who, "take over" if owner else "leave", place.name)
    return JSONResponse({"owner": owner})


ROUTES: list[BaseRoute] = [
    Route("/", queue),
    Route("/events", events),
    Route("/uploads/begin", begin_upload, methods=["POST"]),
    Route("/uploads/{upload}/file", take_file, methods=["PUT"]),
    Route("/uploads/{upload}/end", end_upload, methods=["POST"]),
    Route("/uploads/{upload}/drop", drop_upload, methods=["POST"]),
    Route("/case/{case}/check", check_again, methods=["POST"]),
    Route("/case/{case}/owner", take_over, methods=["POST"]),
]
