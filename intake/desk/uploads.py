"""Files that come in from a browser: laid out under names that are safe, within limits, and made a case
only when all are there."""

import secrets
import shutil
import threading
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from intake.batch.run import ARCHIVES
from intake.errors import UsageError
from intake.file_names import plain_name
from intake.limits import Limits

_MOST_FOLDERS = 30


class TooMuchError(UsageError):
    """What comes in is beyond a limit."""


@dataclass(slots=True)
class _Upload:
    folder: Path
    name: str
    size: int = 0
    files: set[str] = field(default_factory=set)


class Uploads:
    """Uploads under way, below `folder`; finished ones go to `target`."""

    def __init__(self, folder: Path, target: Path, limits: Limits) -> None:
        self._folder = folder
        self._target = target
        self._limits = limits
        self._open: dict[str, _Upload] = {}
        self._lock = threading.Lock()
        shutil.rmtree(folder, ignore_errors=True)  # what an earlier run did not end, browsers send again

    def begin(self, name: str) -> str:
        """A new upload of a case of that name; its id. Raises UsageError: the name is none."""
        safe = _case_name(name)
        id_ = secrets.token_urlsafe(16)
        folder = self._folder / secrets.token_hex(8)
        folder.mkdir(parents=True)
        with self._lock:
            self._open[id_] = _Upload(folder, safe)
        return id_

    async def take(self, id_: str, path: str, chunks: AsyncIterator[bytes]) -> int:
        """Writes one file of an upload; gives its bytes.

        Raises:
            UsageError: there is no such upload, or the path is none.
            TooMuchError: a limit was passed; what came of the file is gone again.
        """
        upload = self._find(id_)
        relative = safe_path(path)
        if relative.as_posix() in upload.files:
            raise UsageError(f"同名文件传了两次：{relative}")
        if len(upload.files) >= self._limits.case_files:
            raise TooMuchError(f"文件超过 {self._limits.case_files} 个（case_files）")
        place = upload.folder / relative
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            written = await self._write(place, upload, chunks)
        except (NotADirectoryError, FileExistsError, IsADirectoryError) as error:
            raise UsageError(f"{relative} 既是文件又是文件夹") from error
        upload.files.add(relative.as_posix())
        return written

    async def _write(self, place: Path, upload: _Upload, chunks: AsyncIterator[bytes]) -> int:
        written = 0
        try:
            with place.open("xb") as file:
                async for chunk in chunks:
                    written += len(chunk)
                    self._refuse_too_much(written, upload.size + written)
                    file.write(chunk)
        except BaseException:  # a browser that went away, too
            place.unlink(missing_ok=True)
            raise
        upload.size += written
        return written

    def _refuse_too_much(self, of_file: int, of_case: int) -> None:
        limits = self._limits
        if of_file > limits.file_bytes:
            raise TooMuchError(f"单个文件超过 {limits.file_bytes} 字节（file_bytes）")
        if of_case > limits.archive_total_bytes:
            raise TooMuchError(f"一个案件超过 {limits.archive_total_bytes} 字节（archive_total_bytes）")

    def end(self, id_: str, target: Path | None = None) -> Path:
        """Makes the upload a case, or with `target` something that lies in that folder; where it lies. One
        archive alone stays as it is.

        Raises:
            UsageError: there is no such upload, or nothing came.
        """
        upload = self._find(id_)
        if not upload.files:
            raise UsageError("没有收到文件")
        with self._lock:
            self._open.pop(id_, None)
            only = PurePosixPath(next(iter(upload.files)))
            if len(upload.files) == 1 and len(only.parts) == 1 and only.name.lower().endswith(ARCHIVES):
                place = _free(target or self._target, _case_name(only.name))
                (upload.folder / only).rename(place)
                shutil.rmtree(upload.folder, ignore_errors=True)
            else:
                place = _free(target or self._target, upload.name)
                upload.folder.rename(place)
        return place

    def drop(self, id_: str) -> None:
        """Forgets an upload that was broken off."""
        with self._lock:
            upload = self._open.pop(id_, None)
        if upload:
            shutil.rmtree(upload.folder, ignore_errors=True)

    def _find(self, id_: str) -> _Upload:
        with self._lock:
            upload = self._open.get(id_)
        if upload is None:
            raise UsageError("没有这次上传，请重新拖入")
        return upload


def _free(folder: Path, name: str) -> Path:
    """A path in the folder for something of that name which is not taken, nor its outputs' folder."""
    folder.mkdir(parents=True, exist_ok=True)
    stem, suffix = name, ""
    for ending in ARCHIVES:
        if name.lower().endswith(ending):
            stem, suffix = name[: -len(ending)], name[-len(ending) :]
    number, path = 1, folder / name
    while path.exists() or path.with_name(f"{path.name}-intake").exists():
        number += 1
        path = folder / f"{stem} ({number}){suffix}"
    return path


def _case_name(name: str) -> str:
    """A safe name that is not taken for outputs, nor for something put aside."""
    safe = plain_name(name)
    safe = f"{safe} 案件" if safe.endswith("-intake") else safe
    return f"案件 {safe}" if safe.startswith("_") else safe


def safe_path(path: str) -> PurePosixPath:
    """A path below the case. Raises UsageError: it leads elsewhere."""
    parts = path.split("/")
    if not path or path.startswith("/") or "\0" in path or any(part in ("", ".", "..") for part in parts):
        raise UsageError(f"路径无效：{path!r}")
    if len(parts) > _MOST_FOLDERS:
        raise UsageError(f"文件夹超过 {_MOST_FOLDERS} 层：{path!r}")
    return PurePosixPath(*(plain_name(part) for part in parts))
