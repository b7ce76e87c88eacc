"""Archives in several volumes, put together where all volumes are there; else the missing one is named."""

import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from intake.gather.inspect import sha256_of, with_problem
from intake.gather.machine import NOT_READ, machine_trouble
from intake.gather.media import media_type_of
from intake.gather.split_zip import disk_of, join_zip, says_its_end
from intake.gather.volume_names import Family, Volumes, first_gap, volumes_of
from intake.limits import Limits
from intake.model import SourceFile

MISSING = "volume-missing"
"""The finding on an archive one of whose volumes is not there."""

_SEVEN_ZIP = b"7z\xbc\xaf\x27\x1c"
_NOT_TOLD_APART = (None, "file-unsupported")
"""Codes that a whole volume may have got by itself: the bytes of a later one are of no known type."""


def with_volumes_joined(
    files: Iterable[SourceFile], new_path: Callable[[], Path], limits: Limits
) -> list[SourceFile]:
    """The files, each archive in several volumes as one: the volume that it is known by (the first; of a
    ZIP the last) stands for it, the others are passed over. `new_path` gives a place for what is made."""
    found = list(files)
    changed: dict[str, SourceFile] = {}
    for volumes in (*volumes_of(found), *_lonely_ends(found)):
        if all(file.problem_code in _NOT_TOLD_APART for file in volumes.files.values()):
            changed |= {file.path: file for file in _joined(volumes, new_path, limits)}
    return [changed.get(file.path, file) for file in found]


def missing_volume(name: str) -> str:
    """What to say of an archive of which that volume is not there."""
    return f"分卷压缩包缺少“{name}”，请补齐全部分卷，或合并为一个 ZIP 压缩包后重新提交。"


def _lonely_ends(files: Sequence[SourceFile]) -> Iterable[Volumes]:
    """Last volumes of a ZIP of which no other is there: their names do not tell, their ends do."""
    known = {file.path for volumes in volumes_of(files) for file in volumes.files.values()}
    for file in files:
        named = file.name.lower().endswith(".zip") and file.path not in known
        if named and file.media_type == "application/zip" and _disk_of(file) > 0:
            yield Volumes(Family("zip", file.name[: -len(".zip")]), {0: file})


def _disk_of(file: SourceFile) -> int:
    try:
        return disk_of(file.location)
    except OSError:  # said when it is read
        return 0


def _joined(volumes: Volumes, new_path: Callable[[], Path], limits: Limits) -> list[SourceFile]:
    family, files = volumes.family, volumes.files
    first = 0 if family.kind == "zip" else 1
    standing = files.get(first) or files[min(files)]
    if family.kind == "zip" and first in files and _disk_of(standing) == 0:
        return []  # whole by itself; what lies beside it is something else
    try:
        missing = _missing(volumes)
        if missing is not None:
            name = family.name(missing)
            whole = with_problem(standing, MISSING, missing_volume(name), missing=name)
        else:
            whole = _whole(volumes, standing, new_path, limits)
    except OSError as error:
        trouble = machine_trouble(error)
        whole = with_problem(standing, NOT_READ, trouble.problem if trouble else f"分卷无法合并：{error}")
    passed_over = f"分卷压缩包的一卷，随“{standing.name}”读取。"
    others = [
        replace(file, status="ignored", problem=passed_over, problem_code=None, problem_params=(), notes=())
        for file in files.values()
        if file is not standing
    ]
    return [whole, *others]


def _missing(volumes: Volumes) -> int | None:
    """The number of a volume that is not there. (Whether a RAR goes on shows when it is read.)"""
    files, kind = volumes.files, volumes.family.kind
    if kind == "zip":
        return first_gap(files, 1, _disk_of(files[0])) if 0 in files else 0
    gap = first_gap(files, 1)
    if gap is not None or kind != "numbered":
        return gap
    return None if _is_whole([files[number].location for number in sorted(files)]) else max(files) + 1


def _is_whole(parts: Sequence[Path]) -> bool:
    """Whether the bytes of a cut archive are all there; of what does not say, they are."""
    with parts[0].open("rb") as stream:
        head = stream.read(32)
    if head.startswith(_SEVEN_ZIP) and len(head) == 32:
        end = 32 + int.from_bytes(head[12:20], "little") + int.from_bytes(head[20:28], "little")
        return sum(part.stat().st_size for part in parts) >= end
    return says_its_end(parts[-1]) if head.startswith(b"PK\x03\x04") else True


def _whole(
    volumes: Volumes, standing: SourceFile, new_path: Callable[[], Path], limits: Limits
) -> SourceFile:
    family, files = volumes.family, volumes.files
    size = sum(file.size for file in files.values())
    if size > limits.file_bytes:
        most = str(limits.file_bytes)
        problem = f"各分卷共 {size} 字节，超过上限 {most}（file_bytes），请拆分后提交。"
        return with_problem(standing, "file-too-large", problem, limit="file_bytes", value=most)
    # A ZIP's last volume bears no number: it comes last.
    order = sorted(files, key=lambda number: (number == 0, number))
    made = new_path()
    made.parent.mkdir(parents=True, exist_ok=True)
    if family.kind in {"parts", "rar"}:
        made = _side_by_side(family, [files[number].location for number in order], made)
        return replace(standing, location=made, size=size)
    parts = [files[number].location for number in order]
    if family.kind == "zip":
        if not join_zip(parts, made):
            problem = "分卷压缩包已损坏，无法打开，请合并为一个 ZIP 压缩包后重新提交。"
            return with_problem(standing, "file-unreadable", problem, reason="damaged")
    else:
        _concatenate(parts, made)
    return replace(
        standing,
        location=made,
        size=size,
        sha256=sha256_of(made),
        media_type=media_type_of(made, family.stem),
        status="read",
        problem=None,
        problem_code=None,
        problem_params=(),
        notes=(),
    )


def _concatenate(parts: Sequence[Path], made: Path) -> None:
    with made.open("wb") as out:
        for part in parts:
            with part.open("rb") as stream:
                shutil.copyfileobj(stream, out, 1 << 20)


def _side_by_side(family: Family, parts: Sequence[Path], folder: Path) -> Path:
    """The volumes under names by which RAR programs find the next one; none is a stranger's."""
    folder.mkdir()
    plain = replace(family, stem="volume")
    for number, part in enumerate(parts, 1):
        place = folder / plain.name(number)
        try:
            place.symlink_to(part.resolve())
        except OSError:  # a system, or a file system, without links
            shutil.copyfile(part, place)
    return folder / plain.name(1)
