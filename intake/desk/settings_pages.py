"""The pages of whoever answers for the desk: the body's settings, users, backups."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, get_args
from urllib.parse import quote

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from intake.case.organization import load_organization, organization_file
from intake.case.own_settings import (
    ENTRIES,
    TEMPLATES,
    drop_template,
    filled_in,
    write_entries,
    write_template,
    wrong_entries,
)
from intake.desk.desk import Desk
from intake.desk.requests import sent
from intake.desk.shelf import OWN
from intake.desk.users import Role
from intake.desk.web import NOT_ALLOWED, desk, may, page, problem, said
from intake.render.letter_data import LetterData

_BACKUPS = "backups"


class Entries(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The settings' form as it was filled in, by entry."""

    entries: dict[str, str]


class UserSent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A user to be added or changed; without a role, to be removed."""

    name: str
    role: Role | None
    password: str


def settings(request: Request) -> Response:
    """The body's settings, users and backups, for whoever answers for the desk."""
    if not may(request, "管理"):
        refused = said(request, NOT_ALLOWED)
        return page(request, "problem.html", problem=refused, status=403)
    here, own = desk(request), load_organization()
    data = LetterData(here.setup.scheme, "zh")
    return page(
        request,
        "settings.html",
        file=str(own.path),
        entries=ENTRIES,
        filled=filled_in(own.path),
        usual={
            "deadline.working_days": str(data.working_days),
            "number.area": data.text("number", "area"),
        },
        number=data.number("notice", date.today().year, 1),
        templates=[
            (kind, title, kind in own.letter.get("templates", {})) for kind, title in TEMPLATES.items()
        ],
        users=sorted(here.users.known().items()),
        roles=get_args(Role),
        backups=_backups(here),
        register=str(here.database().file or ""),
    )


async def save_settings(request: Request) -> Response:
    given = (await sent(request, Entries)).entries
    return await run_in_threadpool(as_admin, request, "settings", lambda _: _saved(request, given))


async def save_template(request: Request) -> Response:
    """A Word file for letters of one kind; nothing: the scheme's own again."""
    docx, kind = await request.body(), request.path_params["kind"]

    def save(here: Desk) -> Response:
        if kind not in TEMPLATES:
            return problem(request, "没有这种信函", 404)
        if docx:
            write_template(organization_file(), kind, docx)
        else:
            drop_template(organization_file(), kind)
        here.settings_changed()
        return JSONResponse({})

    return await run_in_threadpool(as_admin, request, f"template {kind}", save)


async def save_user(request: Request) -> Response:
    asked = await sent(request, UserSent)

    def save(here: Desk) -> Response:
        if asked.role is None:
            here.users.remove(asked.name)
        else:
            here.users.put(asked.name, asked.role, asked.password)
        return JSONResponse({})

    what = f"user {asked.name} {asked.role}" if asked.role else f"user removed {asked.name}"
    return await run_in_threadpool(as_admin, request, what, save)


def make_backup(request: Request) -> Response:
    """A backup of the register, kept in the desk's own folder."""

    def save(here: Desk) -> Response:
        from intake.register.backup import backup

        name = f"登记簿-{datetime.now().astimezone():%Y%m%d-%H%M%S-%f}.sqlite3"
        backup(here.database(), here.setup.root / OWN / _BACKUPS / name)
        return JSONResponse({"name": name})

    return as_admin(request, "backup", save)


def backup_file(request: Request) -> Response:
    if not may(request, "管理"):
        return problem(request, NOT_ALLOWED, 403)
    here, name = desk(request), request.path_params["name"]
    if name not in _backups(here):
        return problem(request, "没有这份备份", 404)
    data = (here.setup.root / OWN / _BACKUPS / name).read_bytes()
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return Response(data, media_type="application/vnd.sqlite3", headers=headers)


def as_admin(request: Request, what: str, do: Any) -> Response:
    """Does it for whoever may, and notes who did."""
    if not may(request, "管理"):
        return problem(request, NOT_ALLOWED, 403)
    here = desk(request)
    answer: Response = do(here)
    if answer.status_code < 400:
        here.doings.note(request.scope["session"].who, what)
    return answer


def _saved(request: Request, given: Mapping[str, str]) -> Response:
    wrong = wrong_entries(given)
    if wrong:
        told = {entry: said(request, words) for entry, words in wrong.items()}
        return JSONResponse({"problem": said(request, "请更正标出的各项"), "wrong": told}, 400)
    write_entries(organization_file(), given)
    desk(request).settings_changed()
    return JSONResponse({})


def _backups(here: Desk) -> list[str]:
    try:
        found = list((here.setup.root / OWN / _BACKUPS).iterdir())
    except OSError:
        return []
    return sorted(
        (one.name for one in found if one.suffix == ".sqlite3" and one.name[0] != "."), reverse=True
    )


ROUTES: list[BaseRoute] = [
    Route("/settings", settings),
    Route("/settings", save_settings, methods=["POST"]),
    Route("/settings/template/{kind}", save_template, methods=["PUT"]),
    Route("/settings/user", save_user, methods=["POST"]),
    Route("/settings/backup", make_backup, methods=["POST"]),
    Route("/settings/backup/{name}", backup_file),
]
