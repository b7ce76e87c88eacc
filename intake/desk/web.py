"""Our pages' templates and answers."""

import re
from typing import Any

from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from intake.desk.desk import Desk
from intake.language import desk as catalogue
from intake.render.clean import encodable
from intake.render.web_page import environment

LANGUAGE_COOKIE = "intake_language"


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """The page of that template; every value is escaped, and characters that hide or turn text are
    shown."""
    spoken = language(request)
    session = request.scope.get("session")
    text = (
        environment("intake.desk")
        .get_template(template)
        .render(
            values,
            t=lambda text, *values: words(text, spoken).format(*values) if values else words(text, spoken),
            lang="en" if spoken == "en" else "zh-CN",
            path=request.url.path,
            session=session,
            csrf=desk(request).sessions.csrf(session) if session else "",
        )
    )
    return HTMLResponse(encodable(text), status)


def words(text: str, spoken: str) -> str:
    """A text of ours in that language."""
    return catalogue().said(text, spoken)


def language(request: HTTPConnection) -> str:
    """The language this browser has chosen; Chinese first."""
    return "en" if request.cookies.get(LANGUAGE_COOKIE) == "en" else "zh"


def said(request: HTTPConnection, message: str) -> str:
    """A message in the language of whoever asks, without what it says of commands and their options: at the
    desk there are forms."""
    return without_commands(words(message, language(request)))


def desk(request: Request) -> Desk:
    """The desk this request goes to."""
    found: Desk = request.app.state.desk
    return found


NOT_ALLOWED = "您的角色不能做这件事"


def may(request: Request, *roles: str) -> bool:
    """Whether whoever asks has one of those roles."""
    session = request.scope.get("session")
    return session is not None and session.role in roles


def problem(request: HTTPConnection, message: str, status: int = 400) -> Response:
    """An answer to a page's script that says what went wrong."""
    return JSONResponse({"problem": encodable(said(request, message))}, status)


_CHINESE = re.compile("[\u4e00-\u9fff]")
_OF_A_COMMAND = re.compile(r"[，；。]?(?:[^，；。]*的，)?[^，；。]*(?:--[a-z]|\bintake [a-z])[^，；。]*")
_IN_ENGLISH = re.compile(r"[,;.]? ?[^,;.]*(?:--[a-z]|\bintake [a-z])[^,;.]*")


def without_commands(message: str) -> str:
    """A message without what it says of commands and their options."""
    clause = _OF_A_COMMAND if _CHINESE.search(message) else _IN_ENGLISH
    return clause.sub("", message).lstrip("，；。,;. ") or message
