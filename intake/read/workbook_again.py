"""A workbook that its first reader refused: read by calamine, then by LibreOffice; else it was not read."""

import re
from contextlib import suppress
from dataclasses import replace

from defusedxml.common import DefusedXmlException

from intake.errors import ReadError
from intake.gather.machine import NOT_READ
from intake.model import Page, SourceFile
from intake.read.calamine_sheets import RefusedError, pages_by_calamine
from intake.read.office_convert import converted
from intake.read.office_program import find_office
from intake.read.second_reader import SAVED_ANEW
from intake.read.types import ReadOptions

_UNREAD = "读取器未能读出此工作簿（{name}），不等于文件已损坏；请打开核对，或另存为 .xlsx 后提交。"
_CONTROL = re.compile(r"_x00(?:0[0-8BCEF]|1[0-9A-F])_")
_MOST_CONTROLS = 5
"""Control characters, as .xlsx writes them, beyond which LibreOffice took bytes for text."""

_ENTITIES = "工作簿的 XML 中定义了实体，办公软件从不这样写；为安全起见不予读取。"


def pages_again(
    source: SourceFile, options: ReadOptions, suffix: str, error: Exception
) -> tuple[Page, ...]:
    """The sheets of a workbook whose first reader raised `error`; `suffix` as LibreOffice knows its type.

    Raises ReadError: ``file-unreadable`` when LibreOffice cannot open it either, or when it is an attack;
    ``file-not-read`` when nobody could be asked.
    """
    if any(isinstance(one, DefusedXmlException) for one in _causes(error)):
        raise ReadError("file-unreadable", _ENTITIES, reason="entities") from error
    with suppress(RefusedError):
        pages = pages_by_calamine(source, options)
        if any(page.lines for page in pages):
            return pages
    if not find_office():
        raise ReadError(NOT_READ, _UNREAD.format(name=type(error).__name__)) from error
    from intake.read.xlsx import Workbook

    with converted(source, options, suffix, "xlsx") as made:
        try:
            pages = Workbook(made, options, {}, (), {}).pages(None)
        except Exception as again:  # what it saved is read no better
            raise ReadError(NOT_READ, _UNREAD.format(name=type(again).__name__)) from again
    if sum(len(_CONTROL.findall(page.text)) for page in pages) > _MOST_CONTROLS:
        raise ReadError(NOT_READ, _UNREAD.format(name=type(error).__name__)) from error
    return tuple(replace(page, why=(SAVED_ANEW, *page.why)) for page in pages)


def unless_empty(pages: tuple[Page, ...], source: SourceFile, options: ReadOptions) -> tuple[Page, ...]:
    """The pages; when they hold nothing, those of the second reader, which may know the file's dialect."""
    if any(page.lines or page.tables for page in pages):
        return pages
    try:
        again = pages_by_calamine(source, options)
    except RefusedError:
        return pages
    return again if any(page.lines for page in again) else pages


def _causes(error: BaseException) -> list[BaseException]:
    """The error and those that led to it."""
    found: list[BaseException] = []
    at: BaseException | None = error
    while at is not None and at not in found:
        found.append(at)
        at = at.__cause__ or at.__context__
    return found
