"""What our pages' scripts send, read strictly."""

from typing import Literal, TypeVar

import msgspec
from starlette.requests import Request

from intake.errors import UsageError

T = TypeVar("T")

_MOST_WORDS = 2000


class Aimed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A finding, and the state in which the page showed it."""

    key: str
    seen: str


class DecideRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    findings: list[Aimed]
    action: Literal["accept", "dismiss", "confirm", "undo"]
    why: str


async def sent(request: Request, kind: type[T]) -> T:
    """The request's body. Raises UsageError: it is none of that kind."""
    try:
        found = msgspec.json.decode(await request.body(), type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"请求无法理解 / the request cannot be understood: {error}") from error
    return found


def words_of(text: str) -> str:
    """A person's words. Raises UsageError: too many."""
    if len(text) > _MOST_WORDS:
        raise UsageError(f"文字超过 {_MOST_WORDS} 字 / too long.")
    return text.strip()
