"""What happens when a reader stumbles over a file: another program tries, and nobody is accused."""

from dataclasses import replace

from intake.errors import ReadError
from intake.gather.inspect import with_problem
from intake.gather.machine import NOT_READ
from intake.gather.media import DOCX, PPTX
from intake.model import SourceFile
from intake.read.office_program import find_office
from intake.read.types import ReadOptions, ReadResult

_SUFFIXES = {DOCX: "docx", PPTX: "pptx"}
"""Types that LibreOffice opens and saves anew, without what our reader stumbled over."""

SAVED_ANEW = "本程序的读取器读不了原文件，经 LibreOffice 重新保存后读取"


def read_again(source: SourceFile, options: ReadOptions, error: Exception) -> ReadResult:
    """The file as LibreOffice saves it, if it can. Else a file that was not read: an error of our reader,
    or of a library, is no proof of damage."""
    suffix = _SUFFIXES.get(source.media_type)
    if suffix is not None and find_office():
        from intake.read.converted import read_saved_anew

        try:
            result = read_saved_anew(source, options, suffix)
        except ReadError as refused:
            if refused.code != NOT_READ:  # it cannot open it either
                return ReadResult(with_problem(source, refused.code, refused.problem, **refused.params))
        except Exception as again:  # both stumble
            error = again
        else:
            pages = tuple(replace(page, why=(SAVED_ANEW, *page.why)) for page in result.pages)
            return replace(result, pages=pages)
    problem = f"读取器未能读出此文件（{type(error).__name__}），不等于文件已损坏；请打开核对，或改交 PDF。"
    return ReadResult(with_problem(source, NOT_READ, problem))
