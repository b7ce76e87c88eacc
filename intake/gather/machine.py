"""Tells this machine's trouble (a full disk, no permission) from a fault of the file.

What is the machine's is never held against the applicant: it becomes ``file-not-read``, a doubt.
"""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from intake.errors import ReadError

NOT_READ = "file-not-read"
"""The finding on a file that this machine could not read: nothing is known against the file."""

_TROUBLES = {
    errno.ENOSPC: "磁盘已满，请腾出空间后重新审查",
    errno.EDQUOT: "磁盘配额已用完，请腾出空间后重新审查",
    errno.EFBIG: "写出的文件超过上限（written_bytes）",
    errno.EROFS: "磁盘为只读，请检查后重新审查",
    errno.EIO: "磁盘读写出错，请检查磁盘后重新审查",
    errno.EMFILE: "同时打开的文件过多（open_files）",
    errno.ENFILE: "同时打开的文件过多",
    errno.ENOMEM: "内存不足（worker_memory_bytes）",
    errno.EACCES: "没有读取权限，请修改权限后重新审查",
    errno.EPERM: "没有读取权限，请修改权限后重新审查",
    errno.ENOENT: "文件在审查中被移走，请放回后重新审查",
    errno.ESTALE: "网络文件夹断开，请重新连接后再审查",
}
_NEARLY_FULL = 8 * 1024**2
"""Bytes free below which an outside program's failure is not laid to the file."""


def machine_trouble(error: BaseException) -> ReadError | None:
    """The error to tell instead, when this one or one that led to it is the machine's own."""
    seen: set[int] = set()
    at: BaseException | None = error
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        if isinstance(at, OSError) and at.errno in _TROUBLES:
            return ReadError(NOT_READ, _TROUBLES[at.errno])
        at = at.__cause__ or at.__context__
    return None


@contextmanager
def own_trouble() -> Iterator[None]:
    """What goes wrong with this machine in the block is raised as ReadError, lest a caller that catches
    OSError take it for damage."""
    try:
        yield
    except OSError as error:
        trouble = machine_trouble(error)
        if trouble is None:
            raise
        raise trouble from error


def full_disk(folder: Path) -> ReadError | None:
    """The error to tell when there is hardly room left where a program that failed was writing."""
    if shutil.disk_usage(folder).free < _NEARLY_FULL:
        return ReadError(NOT_READ, _TROUBLES[errno.ENOSPC])
    return None
