"""The way in: by the token of this start, on this machine; by name and password from elsewhere."""

from hmac import compare_digest
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from intake.desk.sessions import COOKIE, HOURS
from intake.desk.users import Wait
from intake.desk.web import desk, page

_MOST_BYTES = 4096


def by_token(request: Request) -> Response:
    """With the token that the command printed: a session. Without: what to do."""
    given, token = request.query_params.get("token"), request.app.state.token
    if given is None:
        return _asked(request)
    if not token or not compare_digest(given.encode("utf-8", "replace"), token.encode()):
        return _asked(request, wrong="token", status=403)
    return _signed_in(request, desk(request).setup.who, "管理", by_token=True)


async def by_password(request: Request) -> Response:
    """With a name and password of the desk's users: a session."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MOST_BYTES:
            return _asked(request, wrong="password", status=413)
    sent = parse_qs(body.decode("utf-8", "replace"))
    name, password = sent.get("name", [""])[0].strip(), sent.get("password", [""])[0]
    address = request.client.host if request.client else ""
    users = desk(request).users
    found = await run_in_threadpool(users.checked, name, password, address)
    if isinstance(found, Wait):
        answer = _asked(request, wrong="wait", status=429)
        answer.headers["retry-after"] = str(found.seconds)
        return answer
    if found is None:
        return _asked(request, wrong="password", status=403)
    desk(request).doings.note(name, "sign in")
    return _signed_in(request, name, found.role, by_token=False)


def leave(_: Request) -> Response:
    """Ends the session of this browser."""
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(COOKIE)
    return answer


def _asked(request: Request, *, wrong: str = "", status: int = 200) -> Response:
    users = bool(request.app.state.with_users)
    return page(request, "login.html", wrong=wrong, users=users, status=status)


def _signed_in(request: Request, who: str, role: str, *, by_token: bool) -> Response:
    answer = RedirectResponse("/", 303)
    answer.set_cookie(
        COOKIE,
        desk(request).sessions.cookie(who, role, by_token=by_token),
        max_age=HOURS * 3600,
        httponly=True,
        samesite="strict",
        secure=request.app.state.secure,
    )
    return answer


ROUTES: list[BaseRoute] = [
    Route("/login", by_token),
    Route("/login", by_password, methods=["POST"]),
    Route("/leave", leave, methods=["POST"]),
]
