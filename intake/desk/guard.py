"""What every request passes: whose page it comes from, who asks, and what browsers may do with
the answer."""

from collections.abc import Collection
from dataclasses import replace
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from intake.desk.sessions import COOKIE, Session, Sessions
from intake.desk.users import Users
from intake.desk.web import problem, said

OPEN = ("/static/", "/login")
"""What may be seen without a session."""

_SAFE = frozenset({"GET", "HEAD"})
_KNOWN = _SAFE | {"POST", "PUT"}
_MOST_BYTES = 1024 * 1024
"""Of a request that is no upload."""

_MOST_CHARACTERS = 1000
"""Of a path."""

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "x-frame-options": "DENY",
}


class Guard:
    """Wraps the desk. `hosts`: the names under which it may be asked for, each with its port; another one
    means that a stranger's page has made its own name point here."""

    def __init__(
        self,
        app: ASGIApp,
        sessions: Sessions,
        hosts: Collection[str],
        users: Users,
        user_header: str,
    ) -> None:
        self._app = app
        self._users = users
        self._user_header = user_header
        self._sessions = sessions
        self._hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-store")
            await send(message)

        refusal = self._refusal(scope)
        await (refusal or self._app)(scope, receive, with_headers)

    def _refusal(self, scope: Scope) -> ASGIApp | None:
        """The answer to what may not pass; None to what may."""
        headers = Headers(scope=scope)
        stranger = self._of_a_stranger(scope, headers)
        if stranger is not None:
            return stranger
        scope["session"] = session = self._session(scope, headers)
        if scope["path"].startswith(OPEN):
            return None
        if session is None:
            return _to_sign_in(scope, headers)
        return None if scope["method"] in _SAFE else self._refused_change(session, scope, headers)

    def _of_a_stranger(self, scope: Scope, headers: Headers) -> ASGIApp | None:
        """The answer to what no page of ours asks, whoever sits before it."""
        if len(scope["path"]) > _MOST_CHARACTERS:
            return PlainTextResponse("too long", 414)
        if headers.get("host", "").lower() not in self._hosts:
            return PlainTextResponse(said(HTTPConnection(scope), "请用启动时显示的地址打开"), 421)
        if scope["method"] not in _KNOWN:
            return PlainTextResponse("method not allowed", 405)
        if scope["method"] not in _SAFE and not self._of_ours(headers):
            return PlainTextResponse(said(HTTPConnection(scope), "请求来自别的网页"), 403)
        return None

    def _session(self, scope: Scope, headers: Headers) -> Session | None:
        """Whose request it is: as a trusted proxy says, else as the cookie does. Who is no user any more
        has no session any more."""
        if self._user_header:
            name = headers.get(self._user_header, "")
            user = self._users.known().get(name)
            return Session(name, user.role, f"header {name}") if user else None
        session = self._sessions.read(HTTPConnection(scope).cookies.get(COOKIE))
        if session is None or session.by_token:
            return session
        user = self._users.known().get(session.who)
        return replace(session, role=user.role) if user else None

    def _refused_change(self, session: Session, scope: Scope, headers: Headers) -> ASGIApp | None:
        """The answer to a request to do something that no page of this session sent, or of no length."""
        asked, path = HTTPConnection(scope), scope["path"]
        if not self._sessions.is_csrf(session, headers.get("x-csrf-token", "")):
            return problem(asked, "页面已过期，请刷新", 403)
        length = headers.get("content-length", "" if "transfer-encoding" in headers else "0")
        if not path.startswith("/uploads/") and not (length.isdecimal() and int(length) <= _MOST_BYTES):
            return problem(asked, "请求过大", 413)
        return None

    def _of_ours(self, headers: Headers) -> bool:
        """Browsers say where a request comes from; what is no browser must show the session's token."""
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc.lower() not in self._hosts:
            return False
        return headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")


def _to_sign_in(scope: Scope, headers: Headers) -> ASGIApp:
    if scope["method"] in _SAFE and "text/html" in headers.get("accept", ""):
        return RedirectResponse("/login", 303)
    return problem(HTTPConnection(scope), "请重新登录", 401)
