"""Who may use the desk from other machines: names, roles and passwords, and how often one may guess."""

import os
import threading
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from intake.atomic import write_atomically
from intake.errors import UsageError

Role = Literal["预审", "复核", "管理"]
"""``预审`` reviews: decides, corrects, sorts. ``复核`` issues letters, too. ``管理`` sees, besides, who did
what."""

ROLES: tuple[Role, ...] = get_args(Role)

USERS_FILE = "users.json"

LEAST_CHARACTERS = 10
"""Of a password (NIST SP 800-63B asks for 8)."""

_GUESSES, _WITHIN_SECONDS = 5, 300.0
_MOST_REMEMBERED = 10_000
_MOST_CHARACTERS = 200


class User(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    role: Role
    password: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Too many guesses: how many seconds to wait."""

    seconds: int


class Users:
    """The users kept in the desk's folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / USERS_FILE
        self._hasher = PasswordHasher()
        self._missing = self._hasher.hash("nobody has this password")
        self._guesses: dict[str, deque[float]] = {}
        self._lock = threading.Lock()

    def known(self) -> Mapping[str, User]:
        """All users by name. Raises UsageError: the file is broken."""
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            return {}
        try:
            return msgspec.json.decode(data, type=dict[str, User])
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise UsageError(f"{self._path} 不是用户文件（{error}）") from error

    def put(self, name: str, role: Role, password: str) -> None:
        """Adds a user, or gives one another role and password. Raises UsageError."""
        name = name.strip()
        if not name or len(name) > _MOST_CHARACTERS or not name.isprintable():
            raise UsageError("用户名无效")
        if not LEAST_CHARACTERS <= len(password) <= _MOST_CHARACTERS:
            raise UsageError(f"口令须有 {LEAST_CHARACTERS} 至 {_MOST_CHARACTERS} 个字符")
        self._write({**self.known(), name: User(role, self._hasher.hash(password))})

    def remove(self, name: str) -> None:
        """Raises UsageError: there is no such user."""
        left = dict(self.known())
        if left.pop(name, None) is None:
            raise UsageError(f"没有用户“{name}”")
        self._write(left)

    def checked(self, name: str, password: str, address: str) -> User | Wait | None:
        """The user, if the password is theirs. Five wrong guesses in five minutes, for one name or from one
        address, and the next must wait. A name that is not there takes as long as one that is."""
        wait = self._wait(name, address)
        if wait:
            return Wait(wait)
        user = self.known().get(name)
        try:
            self._hasher.verify(user.password if user else self._missing, password[:_MOST_CHARACTERS])
        except (VerificationError, InvalidHashError):
            user = None
        if user is None:
            self._note(name, address)
            return None
        with self._lock:
            self._guesses.pop(f"name {name}", None)
        return user

    def _wait(self, name: str, address: str) -> int:
        now = time.monotonic()
        with self._lock:
            for key in (f"name {name}", f"address {address}"):
                guesses = self._guesses.get(key, deque())
                while guesses and now - guesses[0] > _WITHIN_SECONDS:
                    guesses.popleft()
                if len(guesses) >= _GUESSES:
                    return int(_WITHIN_SECONDS - (now - guesses[0])) + 1
        return 0

    def _note(self, name: str, address: str) -> None:
        with self._lock:
            for key in (f"name {name}", f"address {address}"):
                self._guesses.setdefault(key, deque(maxlen=_GUESSES)).append(time.monotonic())
            while len(self._guesses) > _MOST_REMEMBERED:
                self._guesses.pop(next(iter(self._guesses)))

    def _write(self, users: Mapping[str, User]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(self._path, msgspec.json.format(msgspec.json.encode(users)))
        if os.name == "posix":
            self._path.chmod(0o600)
