"""Our pages' templates and answers."""

import re
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from intake.desk.desk import Desk
from intake.render.clean import encodable
from intake.render.web_page import environment

LANGUAGE_COOKIE = "intake_language"


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """The page of that template; every value is escaped, and characters that hide or turn text are
    shown."""
    english = language(request) == "en"
    session = request.scope.get("session")
    text = (
        environment("intake.desk")
        .get_template(template)
        .render(
            values,
            t=lambda zh, en: en if english else zh,
            lang="en" if english else "zh-CN",
            path=request.url.path,
            session=session,
            csrf=desk(request).sessions.csrf(session) if session else "",
        )
    )
    return HTMLResponse(encodable(text), status)


def language(request: Request) -> str:
    """The language this browser has chosen; Chinese first."""
    return "en" if request.cookies.get(LANGUAGE_COOKIE) == "en" else "zh"


def desk(request: Request) -> Desk:
    """The desk this request goes to."""
    found: Desk = request.app.state.desk
    return found


NOT_ALLOWED = "您的角色不能做这件事 / your role may not do this."


def may(request: Request, *roles: str) -> bool:
    """Whether whoever asks has one of those roles."""
    session = request.scope.get("session")
    return session is not None and session.role in roles


def problem(message: str, status: int = 400) -> Response:
    """An answer to a page's script that says what went wrong; the script shows its language's part."""
    return JSONResponse({"problem": encodable(without_commands(message))}, status)


_OF_A_COMMAND = re.compile(r"[，；。]?(?:[^，；。]*的，)?[^，；。]*(?:--[a-z]|\bintake [a-z])[^，；。]*")


def without_commands(message: str) -> str:
    """A message without what it says of commands and their options: at the desk there are forms."""
    return _OF_A_COMMAND.sub("", message).lstrip("，；。") or message


def in_one_language(message: str, language: str) -> str:
    """Our messages say it in Chinese and then, behind a stroke, in English: the part asked for."""
    message = without_commands(message)
    chinese, stroke, english = message.rpartition(" / ")
    if not stroke or not english.isascii():
        return message
    return english if language == "en" else chinese
