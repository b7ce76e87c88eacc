"""What browsers are told as it happens: server-sent events, from any thread to every page that listens."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import suppress
from typing import Any

_KEEP_ALIVE_SECONDS = 15.0
_MOST_WAITING = 200
"""Events that a page which does not read may lag behind before it is let go; it asks anew by itself."""


Event = tuple[str, Any]
"""A name, and what JSON can say."""


class Feed:
    """Sends events to whoever listens. Nothing is kept: who comes later is told the present state first."""

    def __init__(self) -> None:
        self._listeners: dict[asyncio.Queue[Event | None], asyncio.AbstractEventLoop] = {}

    def send(self, name: str, data: Any) -> None:
        """Tells all listeners; may be called from any thread."""
        for waiting, loop in list(self._listeners.items()):
            with suppress(RuntimeError):  # its loop has ended: so has the listener
                loop.call_soon_threadsafe(_put, waiting, (name, data))

    async def listen(
        self, present: Callable[[], Iterable[Event]], worded: Callable[[Any], Any] = lambda data: data
    ) -> AsyncIterator[str]:
        """The events as text, first what `present` gives, all `worded` for whoever listens; a comment now
        and then tells that the server lives."""
        waiting: asyncio.Queue[Event | None] = asyncio.Queue(_MOST_WAITING)
        self._listeners[waiting] = asyncio.get_running_loop()
        try:
            yield "retry: 1000\n\n"
            for name, data in present():
                yield _text(name, worded(data))
            while True:
                try:
                    event = await asyncio.wait_for(waiting.get(), _KEEP_ALIVE_SECONDS)
                except TimeoutError:
                    yield ": alive\n\n"
                    continue
                if event is None:
                    return
                yield _text(event[0], worded(event[1]))
        finally:
            self._listeners.pop(waiting, None)

    def close(self) -> None:
        """Lets all listeners go."""
        for waiting, loop in list(self._listeners.items()):
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(_end, waiting)


def _text(name: str, data: Any) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


def _put(waiting: "asyncio.Queue[Event | None]", event: Event) -> None:
    if waiting.full():
        _end(waiting)
    else:
        waiting.put_nowait(event)


def _end(waiting: "asyncio.Queue[Event | None]") -> None:
    while not waiting.empty():
        waiting.get_nowait()
    waiting.put_nowait(None)
