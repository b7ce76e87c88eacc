"""The child process: reads what it is told, answers, and never decides about its own life."""

import contextlib
import signal
from multiprocessing.connection import Connection
from pathlib import Path

from PIL import Image

from intake.gather.archives import open_archive
from intake.gather.unlock import unlocked
from intake.kept.cache import Cache, cache_key
from intake.kept.code_digest import code_digest
from intake.kept.machine_digest import machine_digest
from intake.limited import ALIVE, allow_cpu, confine, reading_bounds
from intake.limits import Limits, limits_of_reading
from intake.ocr import open_ocr
from intake.read import load_drawing, page_count, page_picture, read_file
from intake.read.types import ReadOptions, ReadResult
from intake.workers import messages
from intake.workers.cached_ocr import CachedOcr
from intake.workers.kept_readings import KeptReadings

_BLANK = Image.new("L", (64, 32), 255)


def serve(connection: Connection, setup: messages.Setup) -> None:
    """Answers tasks until the parent closes the connection."""
    # Ctrl-C reaches the whole group: the parent decides what to keep, and closes us.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limits = Limits(**setup.limits)
    confine(reading_bounds(limits))
    reading = _Reading(setup, limits, connection)
    connection.send_bytes(ALIVE)
    with contextlib.suppress(EOFError, OSError):
        while True:
            task = messages.unpack_task(connection.recv_bytes())
            allow_cpu(limits.cpu_seconds)
            connection.send_bytes(_packed(reading.answer(task), limits.answer_bytes))


def _packed(answer: messages.Answer, most: int) -> bytes:
    try:
        packed = messages.pack(answer)
    except UnicodeEncodeError as error:
        return messages.pack(messages.Failed(f"读出的文字无法编码（{error.reason}）"))
    if len(packed) <= most:
        return packed
    return messages.pack(messages.TooMuch(len(packed)))


class _Reading:
    def __init__(self, setup: messages.Setup, limits: Limits, connection: Connection) -> None:
        self._limits = limits
        self._connection = connection
        self._cache = Cache(Path(setup.cache)) if setup.cache else None
        self._kept = KeptReadings(self._cache) if self._cache else None
        ocr = open_ocr(setup.ocr)
        self._engine = ocr.engine_name if ocr else "off"
        self._ocr = CachedOcr(ocr, self._cache) if ocr and self._cache else ocr

    def answer(self, task: messages.Task) -> messages.Answer:
        try:
            if isinstance(task, messages.CountTask):
                return messages.Counted(page_count(task.source))
            if isinstance(task, messages.ReadTask):
                return messages.ReadDone(self._read(task))
            if isinstance(task, messages.PictureTask):
                return messages.Pictured(self._picture(task))
            if isinstance(task, messages.WarmTask):
                return self._warm()
            return self._opened(task)
        except Exception as error:
            return messages.Failed(f"{type(error).__name__}: {error}")

    def _opened(self, task: messages.OpenTask | messages.UnlockTask) -> messages.Answer:
        source, limits = task.source, self._limits
        if isinstance(task, messages.UnlockTask):
            return messages.UnlockDone(unlocked(source, Path(task.target), limits, task.passwords))
        folder = Path(task.folder)
        return messages.OpenDone(
            open_archive(source, folder, limits, task.spent, self._alive, task.passwords)
        )

    def _read(self, task: messages.ReadTask) -> ReadResult:
        source = task.source
        key = cache_key(
            "read",
            code_digest("gather", "read", "aligned", "ocr", "model", "zh"),
            machine_digest(),
            source.sha256,
            source.media_type,
            source.path,
            source.context,
            self._engine,
            limits_of_reading(self._limits),
            repr((task.first, task.last)),
        )
        workdir = Path(task.workdir)
        kept = self._kept.get(key, source, workdir) if self._kept else None
        if kept is not None:
            return kept
        options = ReadOptions(workdir=workdir, ocr=self._ocr, limits=self._limits, on_page=self._alive)
        pages = range(task.first, task.last + 1) if task.first and task.last else None
        result = read_file(source, options, pages)
        if self._kept:
            self._kept.put(key, result, workdir)
        return result

    def _warm(self) -> messages.Answer:
        load_drawing()
        if self._ocr is not None:
            self._ocr.read_strips((_BLANK,))  # its networks are loaded with the first picture
        code_digest("read")
        machine_digest()
        return messages.Warm()

    def _picture(self, task: messages.PictureTask) -> bytes | None:
        source = task.source
        key = cache_key(
            "picture",
            code_digest("read"),
            machine_digest(),
            source.sha256,
            repr((task.page, task.side, task.rotation, task.mirrored)),
        )
        kept = self._cache.get(key, bytes) if self._cache else None
        if kept is None:
            kept = page_picture(source, task.page, task.side, task.rotation, mirrored=task.mirrored)
            if self._cache and kept is not None:
                self._cache.put(key, kept)
        return kept

    def _alive(self) -> None:
        self._connection.send_bytes(ALIVE)
