"""Templates are opened and filled where that can be ended: in the process that writes the case, which keeps
to bounds already, else in one of our own. A template may come from anywhere, and three words of one can ask
for all the memory there is."""

import pickle
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

import msgspec

from intake.errors import SchemeError
from intake.limited import (
    ALIVE,
    Bounds,
    ChildLost,
    LimitedProcess,
    allow_cpu,
    confine,
    is_confined,
    judging_bounds,
)
from intake.limits import Limits

_BOUNDS = judging_bounds(Limits())


class _Done(msgspec.Struct, tag=True):
    value: bytes


class _Refused(msgspec.Struct, tag=True):
    message: str


def within_bounds(what: str, function: Callable[..., bytes], *values: Any) -> bytes:
    """What `function`, one of a module, gives, done within bounds.

    Raises:
        SchemeError: as the function does; or it hangs or takes too much, and the message names `what`.
    """
    if is_confined():
        return function(*values)
    try:
        with _lock:
            answer = msgspec.msgpack.decode(
                _process.ask(pickle.dumps((function, values))), type=_Done | _Refused
            )
    except ChildLost as lost:
        over = f"{lost.limit}={getattr(Limits(), lost.limit)}" if lost.limit else lost.reason
        raise SchemeError(f"{what}: 模板无法填写：{over}") from lost
    if isinstance(answer, _Refused):
        raise SchemeError(answer.message)
    return answer.value


def _serve(connection: Connection, bounds: Bounds) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    confine(bounds)
    connection.send_bytes(ALIVE)
    with suppress(EOFError, OSError):
        while True:
            function, values = pickle.loads(connection.recv_bytes())  # noqa: S301 - from our own parent
            allow_cpu(bounds.processor.most)
            connection.send_bytes(msgspec.msgpack.encode(_answer(function, values)))


def _answer(function: Callable[..., bytes], values: tuple[Any, ...]) -> _Done | _Refused:
    try:
        return _Done(function(*values))
    except Exception as error:
        said = str(error) if isinstance(error, SchemeError) else f"{type(error).__name__}: {error}"
        return _Refused(said)


_lock = threading.Lock()
_process = LimitedProcess(_serve, (_BOUNDS,), _BOUNDS, "intake-letter")
"""Started with the first letter of a process that keeps to no bounds itself; ends with that process."""
