"""What our pages' scripts send, read strictly."""

from datetime import date
from typing import Annotated, Literal, TypeVar

import msgspec
from starlette.requests import Request as WebRequest

from intake.errors import UsageError

T = TypeVar("T")

_MOST_WORDS = 2000


class Aimed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A finding, and the state in which the page showed it: when it was decided, or nothing."""

    key: str
    seen: str = ""


class PlaceSent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A page by its number in the case, and a box on it (four fractions, or none)."""

    page: int
    box: Annotated[list[float], msgspec.Meta(max_length=4)] = []


class Request(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="do"):
    """Something to be done. ``seen``: how many events the page knew of; ``why``: the person's reason."""

    seen: int
    why: str


class Decide(Request, frozen=True, tag="decide"):
    findings: list[Aimed]
    action: Literal["accept", "dismiss", "confirm", "undo"]


class Assign(Request, frozen=True, tag="assign"):
    """Pages (of the list with that ``mark``) or documents by id: filed under an item or as a kind, as no
    material of the application, or only made one document."""

    mark: str
    places: list[PlaceSent] = []
    documents: list[str] = []
    item: str | None = None
    kind: str | None = None
    irrelevant: bool = False


class Correct(Request, frozen=True, tag="correct"):
    document: str
    name: str
    value: str


class Add(Request, frozen=True, tag="add"):
    mark: str
    item: str
    words: str
    request: str
    phrase: str
    places: list[PlaceSent] = []


class Word(Request, frozen=True, tag="word"):
    finding: Aimed
    found: str
    request: str


class Waive(Request, frozen=True, tag="waive"):
    item: str
    words: str


class Explain(Request, frozen=True, tag="explain"):
    item: str
    words: str


class Undo(Request, frozen=True, tag="undo"):
    event: int


class Extend(Request, frozen=True, tag="extend"):
    """``due``: the ISO day to which the applicant may answer now."""

    due: str


class Deliver(Request, frozen=True, tag="deliver"):
    """The letter of that number went out on that ISO day, or (``receipt``) its receipt came back."""

    number: str
    on: str
    how: str
    receipt: bool


class Withdraw(Request, frozen=True, tag="withdraw"):
    number: str


class Unlock(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A password for a case's locked files."""

    password: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]

    def __repr__(self) -> str:
        return "Unlock"


AnyRequest = Decide | Assign | Correct | Add | Word | Waive | Explain | Undo | Extend | Deliver | Withdraw


async def sent(request: WebRequest, kind: type[T]) -> T:
    """The request's body. Raises UsageError: it is none of that kind."""
    try:
        found = msgspec.json.decode(await request.body(), type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"请求无法理解：{error}") from error
    return found


async def act_sent(request: WebRequest) -> Request:
    """What a person wants done. Raises UsageError: it is nothing that can be."""
    try:
        found: Request = msgspec.json.decode(await request.body(), type=AnyRequest)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"请求无法理解：{error}") from error
    return found


async def unlock_sent(request: WebRequest) -> Unlock:
    """A password. Raises UsageError, which does not repeat what was sent."""
    try:
        return msgspec.json.decode(await request.body(), type=Unlock)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise UsageError("请输入密码（最多200个字符）") from None


def words_of(text: str) -> str:
    """A person's words. Raises UsageError: too many."""
    if len(text) > _MOST_WORDS:
        raise UsageError(f"文字超过 {_MOST_WORDS} 字")
    return text.strip()


def day_of(text: str) -> date | None:
    """A day as a form sends it; None: none is given. Raises UsageError: it is no day that can be meant."""
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if not 2000 <= day.year < 2100:
        raise UsageError(f"日期“{text[:40]}”无效，请写成 2026-11-24 的样子")
    return day
