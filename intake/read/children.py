"""Files found inside documents: pictures pasted into Word, attachments, embedded office files."""

import hashlib
from dataclasses import replace

from intake.gather.archives import Unpacker
from intake.gather.duplicates import free_name
from intake.gather.inspect import inspect_file, is_clutter, refused
from intake.gather.machine import own_trouble
from intake.gather.names import readable
from intake.model import SourceFile
from intake.read.types import ReadOptions

_MOST_NESTING = 6


class Children:
    """Collects the files inside one document, under the same limits as archives' members."""

    def __init__(self, parent: SourceFile, options: ReadOptions) -> None:
        self._parent = parent
        self._options = options
        self._taken: set[str] = set()
        self._found: list[SourceFile] = []
        folder = options.workdir / f"inside-{hashlib.sha256(parent.path.encode()).hexdigest()[:20]}"
        self._unpacker = Unpacker(folder, options.limits)
        self._unread: dict[str, int] = {}

    @property
    def most_pixels(self) -> int:
        """Pixels of a picture that may be opened."""
        return self._options.limits.image_pixels

    def add(self, name: str, data: bytes, context: str = "") -> None:
        """One more file. Archives among them are opened; the same bytes are not kept twice."""
        shown = self._shown(name)
        if is_clutter(shown):
            return
        limits = self._options.limits
        if self._parent.path.count("!/") >= _MOST_NESTING:
            self.refuse(name, f"嵌套超过 {_MOST_NESTING} 层，未读取。")
            return
        digest = hashlib.sha256(data).hexdigest()
        if any(known.sha256 == digest for known in self._found):
            return
        location = self._unpacker.new_path()
        with own_trouble():
            location.write_bytes(data)
        source = inspect_file(location, shown, limits, digest)
        for found in self._unpacker.expand(source):
            self._found.append(_in_context(found, context))

    def refuse(self, name: str, problem: str) -> None:
        """Lists a part that cannot be read."""
        shown = self._shown(name)
        self._found.append(
            refused(self._parent.location, shown, "file-unreadable", problem, reason="damaged")
        )

    def leave_unread(self, what: str, places: int = 1) -> None:
        """Counts parts that this machine cannot read, or that do not count, and that are no fault of the
        file."""
        self._unread[what] = self._unread.get(what, 0) + places

    def noted(self, source: SourceFile) -> SourceFile:
        """The document, with a note on what was left unread."""
        notes = tuple(f"文档内 {number} 处{what}" for what, number in self._unread.items())
        return replace(source, notes=(*source.notes, *notes)) if notes else source

    def files(self) -> tuple[SourceFile, ...]:
        """All of them, in the order they were added."""
        return tuple(self._found)

    def _shown(self, name: str) -> str:
        last = readable(name.replace("\\", "/")).strip("/").rsplit("/", 1)[-1] or "未命名"
        path = free_name(f"{self._parent.path}!/{last}", self._taken)
        self._taken.add(path)
        return path


def _in_context(source: SourceFile, context: str) -> SourceFile:
    return replace(source, context=context) if context else source
