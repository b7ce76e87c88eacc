"""The process behind a bench: given the scheme once, it judges cases and makes what they leave behind."""

import signal
import traceback
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from pickle import loads

import msgspec

from intake.bench import answers
from intake.case.rendered import rendered_outputs
from intake.errors import IntakeError
from intake.judged import report_again, report_on
from intake.kept.packing import unpack_path
from intake.limited import ALIVE, Bounds, allow_cpu, confine
from intake.model import CaseReport, Page, SourceFile
from intake.model.event import Event
from intake.render.letter_context import NoticeOptions
from intake.scheme import Scheme
from intake.settings import Settings


@dataclass(frozen=True, slots=True)
class ReportOn:
    """Report on a case; ``read`` are its files and pages, packed."""

    path: Path
    read: bytes
    settings: Settings
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class ReportAgain:
    """Report on a case by what was kept of it, packed."""

    name: str
    kept: bytes
    settings: Settings
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Render:
    """Make the files that a report leaves behind."""

    report: CaseReport
    pictures: Mapping[tuple[str, int], bytes]
    options: NoticeOptions


def serve(connection: Connection, scheme: Scheme, bounds: Bounds) -> None:
    """Answers tasks until the parent closes the connection."""
    # Ctrl-C reaches the whole group: the parent decides what to keep, and ends us.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    confine(bounds)
    connection.send_bytes(ALIVE)
    with suppress(EOFError, OSError):
        while True:
            task = loads(connection.recv_bytes())  # noqa: S301 - from our own parent
            allow_cpu(bounds.processor.most)
            connection.send_bytes(_packed(_answer(task, scheme, bounds), bounds))


def _packed(answer: object, bounds: Bounds) -> bytes:
    packed = answers.pack(answer)
    if len(packed) <= bounds.answer.most:
        return packed
    return answers.pack(answers.Failed(f"结果有 {len(packed)} 字节", bounds.answer.name))


def _answer(task: ReportOn | ReportAgain | Render, scheme: Scheme, bounds: Bounds) -> object:
    try:
        if isinstance(task, Render):
            return rendered_outputs(task.report, scheme, task.pictures, task.options)
        if isinstance(task, ReportAgain):
            return report_again(task.name, task.kept, scheme, task.settings, task.events)
        files, pages = msgspec.msgpack.decode(
            task.read, type=tuple[tuple[SourceFile, ...], tuple[Page, ...]], dec_hook=unpack_path
        )
        return report_on(task.path, files, pages, scheme, task.settings, task.events)
    except IntakeError as error:
        return answers.Refused(type(error).__name__, str(error))
    except MemoryError:
        return answers.Failed("内存不足", bounds.memory.name)
    except Exception as error:
        trace = "".join(traceback.format_exception(error))
        return answers.Failed(f"内部错误 {type(error).__name__}：{error}", trace=trace)
