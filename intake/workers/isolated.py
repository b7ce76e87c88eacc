"""A child process that reads strangers' files, spoken to in typed messages."""

from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path

import msgspec

from intake.limited import ChildLost, LimitedProcess, reading_bounds
from intake.limits import Limits
from intake.workers import messages
from intake.workers.child import serve


class IsolatedReader:
    """One reading process and its keeper. Not for several threads at once: a pool gives each its own."""

    def __init__(
        self, ocr: str, limits: Limits, cache: Path | None, on_page: Callable[[str], None] | None = None
    ) -> None:
        self._on_page = on_page
        setup = messages.Setup(ocr, asdict(limits), str(cache) if cache else None)
        self._process = LimitedProcess(serve, (setup,), reading_bounds(limits), "intake-reader")

    def start(self) -> None:
        """Starts the child ahead of its first task."""
        self._process.start()

    @property
    def running(self) -> bool:
        """Whether the child is there already for the next task."""
        return self._process.running

    def ask(self, task: messages.Task) -> messages.Answer:
        """The child's answer. Raises ChildLost when there will be none."""
        on_page = self._on_page
        told = (
            partial(on_page, task.source.path) if on_page and isinstance(task, messages.ReadTask) else None
        )
        answer = self._process.ask(messages.pack(task), told)
        try:
            return messages.unpack_answer(answer)
        except msgspec.DecodeError as error:
            self._process.end()
            raise ChildLost("读取进程的回答无法理解", "answer") from error

    def close(self) -> None:
        """Ends the child and all it started at once, for good."""
        self._process.close()
