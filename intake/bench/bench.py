"""Judging cases and making their outputs in processes of our own: Python judges on one core a process, and
what hangs or takes too much is ended from outside."""

import logging
import pickle
import queue
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec

from intake import errors
from intake.bench import answers
from intake.bench.serving import Render, ReportAgain, ReportOn, serve
from intake.case.unjudged import NotDone, unjudged_report
from intake.errors import CaseError
from intake.kept.packing import pack_path
from intake.limited import ChildLost, LimitedProcess, judging_bounds
from intake.limits import Limits
from intake.model import CaseReport, Page, Reported, SourceFile
from intake.model.event import Event
from intake.render.letter_context import NoticeOptions
from intake.scheme import Scheme
from intake.settings import Settings

_LOG = logging.getLogger("intake")


class Bench:
    """`jobs` processes that judge and write, each given the scheme once, started when they are needed.

    For several threads at once. Leaving its context ends all processes at once: who still waits gets a
    CaseError.
    """

    def __init__(self, scheme: Scheme, limits: Limits, jobs: int) -> None:
        bounds = judging_bounds(limits)
        self._limits = limits
        self._closed = False
        self._all = [LimitedProcess(serve, (scheme, bounds), bounds, "intake-judge") for _ in range(jobs)]
        # Last in, first out: a process that runs already goes before one that must be started.
        self._idle: queue.LifoQueue[LimitedProcess] = queue.LifoQueue()
        for process in reversed(self._all):
            self._idle.put(process)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends all processes at once, for good."""
        self._closed = True
        for process in self._all:
            process.close()

    def start(self) -> None:
        """Starts the processes ahead of their first task: while cases are read, they make ready."""
        for process in self._all:
            process.start()

    def rest(self) -> None:
        """Ends the processes that do nothing now: another bench takes the tasks to come. One that is asked
        all the same starts anew."""
        resting = []
        with suppress(queue.Empty):
            while True:
                resting.append(self._idle.get_nowait())
        for process in resting:
            process.end()
            self._idle.put(process)

    def report_on(
        self,
        path: Path,
        files: tuple[SourceFile, ...],
        pages: tuple[Page, ...],
        scheme: Scheme,
        settings: Settings,
        events: Sequence[Event] = (),
    ) -> Reported:
        """What `report_on` gives, by the scheme the bench was given; where that hangs, takes too much, or
        fails, a report that says so and what was read."""
        read = msgspec.msgpack.encode((files, pages), enc_hook=pack_path)
        try:
            reported: Reported = self._ask(ReportOn(path, read, settings, tuple(events)))
        except NotDone as undone:
            return Reported(unjudged_report(path, files, pages, scheme, settings, undone.reason))
        return reported

    def report_again(
        self,
        name: str,
        kept: bytes,
        scheme: Scheme,  # noqa: ARG002 - the processes have it
        settings: Settings,
        events: Sequence[Event],
    ) -> CaseReport:
        """What `report_again` gives. Raises NotDone where that hangs, takes too much, or fails."""
        report: CaseReport = self._ask(ReportAgain(name, kept, settings, tuple(events)))
        return report

    def render(
        self,
        report: CaseReport,
        scheme: Scheme,  # noqa: ARG002 - the processes have it
        pictures: Mapping[tuple[str, int], bytes],
        options: NoticeOptions,
    ) -> Mapping[str, bytes]:
        """What `rendered_outputs` gives. Raises NotDone where that hangs, takes too much, or fails."""
        files: Mapping[str, bytes] = self._ask(Render(report, pictures, options))
        return files

    def _ask(self, task: ReportOn | ReportAgain | Render) -> Any:
        process = self._idle.get()
        try:
            answer = answers.unpack(process.ask(pickle.dumps(task)))
        except ChildLost as lost:
            if self._closed:
                raise CaseError("审核已中断。") from lost
            raise NotDone(lost.reason) from lost
        except answers.Unintelligible as error:
            process.end()
            raise NotDone("审核进程的回答无法理解") from error
        finally:
            self._idle.put(process)
        if isinstance(answer, answers.Refused):
            raise getattr(errors, answer.error, CaseError)(answer.message)
        if isinstance(answer, answers.Failed):
            raise self._not_done(answer)
        return answer

    def _not_done(self, failed: answers.Failed) -> NotDone:
        if failed.limit:
            most = getattr(self._limits, failed.limit)
            return NotDone(
                f"{failed.problem}，超过限制 {failed.limit}={most}；"
                f"确有需要时用 --limit {failed.limit}=更大的值"
            )
        _LOG.error("%s", failed.trace)
        return NotDone(f"{failed.problem}。这是程序的缺陷，请报告（详情见错误输出）")
