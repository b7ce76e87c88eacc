"""The desk as one web application."""

import re
import secrets
from collections.abc import Collection

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from intake.desk import (
    letter_pages,
    queue_pages,
    review_pages,
    rounds_pages,
    rules_pages,
    settings_pages,
    sign_in,
    sort_pages,
)
from intake.desk.desk import Desk
from intake.desk.doings import in_chinese
from intake.desk.guard import Guard
from intake.desk.web import (
    LANGUAGE_COOKIE,
    NOT_ALLOWED,
    desk,
    may,
    page,
    problem,
    said,
)
from intake.errors import ConflictError, IntakeError

_OWN_PATH = re.compile(r"/(?:[A-Za-z0-9_-]+/?)*")


def make_app(
    here: Desk,
    token: str,
    hosts: Collection[str],
    *,
    with_users: bool = False,
    secure: bool = False,
    user_header: str = "",
) -> Starlette:
    """The application over a desk. `token` opens a session (``""``: none does); `hosts` are the names it
    may be asked for by, each with its port. `with_users`: users sign in with their passwords; `secure`:
    browsers come by TLS; `user_header`: a proxy that has signed a user in says so in that header."""
    app = Starlette(
        routes=ROUTES,
        middleware=[
            Middleware(
                Guard, sessions=here.sessions, hosts=hosts, users=here.users, user_header=user_header
            )
        ],
        exception_handlers={IntakeError: in_words, 404: not_there, 405: not_there},
    )
    app.state.desk = here
    app.state.token = token
    app.state.with_users = with_users
    app.state.secure = secure
    return app


def new_token() -> str:
    """A token for one run of the server."""
    return secrets.token_urlsafe(24)


def doings(request: Request) -> Response:
    """Who did what at the desk."""
    if not may(request, "管理"):
        return page(request, "problem.html", problem=said(request, NOT_ALLOWED), status=403)
    doings = [{**one, "said": in_chinese(one.get("did", ""))} for one in desk(request).doings.last()]
    return page(request, "doings.html", doings=doings)


def choose_language(request: Request) -> Response:
    back = request.query_params.get("back", "/")
    answer = RedirectResponse(back if _OWN_PATH.fullmatch(back) else "/", 303)
    chosen = "en" if request.path_params["language"] == "en" else "zh"
    answer.set_cookie(LANGUAGE_COOKIE, chosen, max_age=365 * 86400, httponly=True, samesite="strict")
    return answer


def in_words(request: Request, error: Exception) -> Response:
    """What could not be done, as a page or for a page's script."""
    if "text/html" in request.headers.get("accept", ""):
        return page(request, "problem.html", problem=said(request, str(error)), status=400)
    return problem(request, str(error), 409 if isinstance(error, ConflictError) else 400)


def not_there(request: Request, error: Exception) -> Response:
    status = getattr(error, "status_code", 404)
    if "text/html" in request.headers.get("accept", "") and request.scope.get("session"):
        return page(
            request,
            "problem.html",
            problem=said(request, "没有这一页"),
            status=status,
        )
    return problem(request, "没有这一页", status)


ROUTES: list[BaseRoute] = [
    Mount("/static", StaticFiles(packages=[("intake.desk", "static")])),
    *sign_in.ROUTES,
    Route("/doings", doings),
    Route("/language/{language}", choose_language),
    *queue_pages.ROUTES,
    *letter_pages.ROUTES,
    *review_pages.ROUTES,
    *sort_pages.ROUTES,
    *rounds_pages.ROUTES,
    *settings_pages.ROUTES,
    *rules_pages.ROUTES,
]
"""All there is to ask for."""
