"""Who is at a browser: signed sessions, the token that opens the first one, and what proves that a request
comes from one of our own pages."""

import hmac
import os
import secrets
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from itsdangerous import BadSignature, URLSafeTimedSerializer

COOKIE = "intake_desk"
HOURS = 12
"""How long a session lasts without signing in again."""

_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Session:
    """Who works in a browser, and the number that tells this session from all others."""

    who: str
    role: str
    number: str
    by_token: bool = False


class Sessions:
    """Sessions signed with a key of the desk's own, so that they outlive a restart of the server."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._signed = URLSafeTimedSerializer([key], salt="session")

    def cookie(self, who: str, role: str, *, by_token: bool) -> str:
        """A new session as a cookie's value. `by_token`: of whoever has the token, a user or not."""
        return str(self._signed.dumps([who, role, secrets.token_hex(8), by_token]))

    def read(self, cookie: str | None) -> Session | None:
        """The session of a cookie; None when it is none of ours, or too old."""
        if not cookie:
            return None
        try:
            who, role, number, by_token = self._signed.loads(cookie, max_age=HOURS * 3600)
        except (BadSignature, ValueError, TypeError):
            return None
        return Session(str(who), str(role), str(number), bool(by_token))

    def csrf(self, session: Session) -> str:
        """What a page sends back with everything it asks to be done."""
        return hmac.new(self._key, f"csrf {session.number}".encode(), sha256).hexdigest()

    def is_csrf(self, session: Session, given: str) -> bool:
        return hmac.compare_digest(self.csrf(session).encode(), given.encode("utf-8", "replace"))


def kept_key(folder: Path) -> bytes:
    """The key that lies in the desk's folder, made when it is not there; only this user may read it."""
    path = folder / "session.key"
    try:
        key = path.read_bytes()
        if len(key) == _KEY_BYTES:
            return key
    except OSError:
        pass
    folder.mkdir(parents=True, exist_ok=True)
    key = secrets.token_bytes(_KEY_BYTES)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(key)
    return key
