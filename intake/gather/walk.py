"""Walks a case's folder. Links are not followed; pipes, sockets and devices are never opened."""

import stat
from collections.abc import Collection, Iterator
from pathlib import Path

from intake.file_names import reachable
from intake.gather.inspect import inspect_file, is_clutter, left_out, refused
from intake.gather.machine import NOT_READ
from intake.gather.names import natural_key, readable
from intake.limits import Limits
from intake.model import SourceFile

_SPECIAL = {
    stat.S_IFIFO: "命名管道",
    stat.S_IFSOCK: "套接字",
    stat.S_IFCHR: "设备文件",
    stat.S_IFBLK: "设备文件",
}


_HEAD_BYTES = 4096
"""Of a report, in which its version stands."""


def walk(case: Path, limits: Limits) -> Iterator[SourceFile]:
    """Every entry that is no folder, folder by folder in natural order of names."""
    if not case.is_dir():
        yield _entry(case.resolve(), readable(case.name), limits)
        return
    count = 0
    waiting: list[tuple[Path, str]] = [(case, "")]
    while waiting:
        path, shown = waiting.pop()
        if path is not case and not _is_folder(path):
            count += 1
            yield (
                _entry(path, shown, limits)
                if count <= limits.case_files
                else _one_too_many(path, shown, limits)
            )
            continue
        try:
            names = [entry.name for entry in path.iterdir()]
        except OSError:
            yield refused(
                path,
                f"{shown}/",
                NOT_READ,
                "文件夹无法打开（没有读取权限）",
            )
            continue
        if path is not case and _is_of_ours(path, names):
            yield left_out(path, f"{shown}/", "本程序写出的审查结果，不是申请材料，没有读取。")
            continue
        prefix = f"{shown}/" if shown else ""
        inside = sorted(((readable(name), name) for name in names), key=lambda pair: natural_key(pair[0]))
        waiting.extend((reachable(path / name), prefix + label) for label, name in reversed(inside))


def _is_of_ours(folder: Path, names: Collection[str]) -> bool:
    """Whether a folder holds what a check of ours wrote: read as material, its tables would stand for the
    papers they speak of."""
    if not {"report.json", "report.html"} <= set(names):
        return False
    try:
        with (folder / "report.json").open("rb") as file:
            return b'"report_version"' in file.read(_HEAD_BYTES)
    except OSError:
        return False


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except OSError:
        return False


def _entry(path: Path, shown: str, limits: Limits) -> SourceFile:
    try:
        mode = path.lstat().st_mode
    except OSError:
        return refused(path, shown, NOT_READ, "文件无法打开（没有读取权限，或刚被移走）")
    if stat.S_ISLNK(mode):
        return left_out(path, shown, "符号链接，未跟随；如需审查请提交文件本身。")
    if not stat.S_ISREG(mode):
        kind = _SPECIAL.get(stat.S_IFMT(mode), "特殊文件")
        return refused(path, shown, "file-unsupported", f"不是普通文件（{kind}），未打开。", type=kind)
    if is_clutter(shown):
        return left_out(path, shown, None)
    return inspect_file(path, shown, limits)


def _one_too_many(path: Path, shown: str, limits: Limits) -> SourceFile:
    most = str(limits.case_files)
    problem = f"案件文件数超过上限 {most}（case_files），此文件未读取。"
    return refused(path, shown, "file-too-large", problem, limit="case_files", value=most)
