"""Looks at one file: size, hash, type by content, and what is wrong with it before any reader tries."""

import hashlib
from dataclasses import replace
from pathlib import Path

from intake.gather.machine import NOT_READ, machine_trouble
from intake.gather.media import ENCRYPTED_OFFICE, describe, media_type_of, usual_names
from intake.gather.zip_directory import directory_size
from intake.limits import Limits
from intake.model import SourceFile
from intake.model.media_types import can_be_material, is_read

_CLUTTER = {"thumbs.db", ".ds_store", "desktop.ini", ".directory", "ehthumbs.db"}


def is_clutter(path: str) -> bool:
    """Whether it is a file that systems and office programs leave behind, never material."""
    parts = path.split("/")
    name = parts[-1].lower()
    return name in _CLUTTER or name.startswith(("~$", "._", ".~lock.")) or "__MACOSX" in parts[:-1]


def left_out(path: Path, shown: str, problem: str | None) -> SourceFile:
    """A file that is deliberately not read."""
    return SourceFile(shown, path, "", "application/octet-stream", 0, "ignored", problem)


def refused(path: Path, shown: str, code: str, problem: str, **params: str) -> SourceFile:
    """A file that cannot be used, with the finding code that says why."""
    return SourceFile(
        shown,
        path,
        "",
        "application/octet-stream",
        0,
        "unreadable",
        problem,
        code,
        tuple(sorted(params.items())),
    )


def inspect_file(path: Path, shown: str, limits: Limits, sha256: str | None = None) -> SourceFile:
    """The file with size, hash and type; with its problem when no reader needs to try."""
    try:
        size = path.stat().st_size
        if size > limits.file_bytes:
            most = f"{limits.file_bytes / 1024**2:.0f} MB"
            return refused(
                path,
                shown,
                "file-too-large",
                f"文件大小 {size / 1024**2:.0f} MB 超过上限 {most}（file_bytes），请拆分或压缩后重新提交。",
                limit="file_bytes",
                value=str(limits.file_bytes),
            )
        if size == 0:
            return refused(path, shown, "file-empty", "文件为空（0 字节），请重新提交。")
        if directory_size(path) > limits.archive_directory_bytes:
            most = str(limits.archive_directory_bytes)
            problem = (
                f"压缩包（或文件内部）的目录超过上限 {most} 字节（archive_directory_bytes），请拆分后提交。"
            )
            return refused(
                path, shown, "file-too-large", problem, limit="archive_directory_bytes", value=most
            )
        media_type = media_type_of(path, shown)
        digest = sha256 or sha256_of(path)
    except OSError as error:
        trouble = machine_trouble(error)
        problem = trouble.problem if trouble else f"文件无法打开：{error.strerror}"
        return refused(path, shown, NOT_READ, problem)
    source = SourceFile(shown, path, digest, media_type, size, notes=_notes(shown, media_type))
    return _judged(source)


def sha256_of(path: Path) -> str:
    """The file's SHA-256 in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _judged(source: SourceFile) -> SourceFile:
    if source.media_type == ENCRYPTED_OFFICE:
        return with_problem(source, "file-encrypted", "文件设有打开密码，请去除密码后重新提交。")
    if source.media_type == "application/octet-stream":
        problem = "无法识别的文件格式，请改交 PDF、Word、Excel 或图片文件。"
        return with_problem(source, "file-unsupported", problem, type="unknown")
    if not can_be_material(source.media_type):
        problem = f"{describe(source.media_type)}，不是可以审查的申请材料，未读取。"
        return with_problem(source, "file-unsupported", problem, type=source.media_type)
    if not is_read(source.media_type):
        problem = f"暂不支持的文件格式：{describe(source.media_type)}，请改交 PDF、Word、Excel 或图片文件。"
        return with_problem(source, "file-unsupported", problem, type=source.media_type)
    return source


def with_problem(source: SourceFile, code: str, problem: str, **params: str) -> SourceFile:
    """The same file, unreadable for that reason."""
    return replace(
        source,
        status="unreadable",
        problem=problem,
        problem_code=code,
        problem_params=tuple(sorted(params.items())),
    )


def _notes(shown: str, media_type: str) -> tuple[str, ...]:
    """A wrong extension is worth a note, not a problem."""
    name = shown.rsplit("/", 1)[-1]
    extension = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    usual = usual_names(media_type)
    if not usual or extension in usual:
        return ()
    written = f"扩展名为 .{extension}" if extension else "没有扩展名"
    return (f"文件{written}，实际内容是 {describe(media_type)}。",)
