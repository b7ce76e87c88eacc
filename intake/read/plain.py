"""Plain text in any common encoding."""

from intake.model import SourceFile
from intake.read.flowing import pages_of_text
from intake.read.text_encoding import decode
from intake.read.types import ReadOptions, ReadResult

_MOST_PAGES_OF_TEXT = 50
"""Times `page_characters`: how many bytes of a text file are read."""


def read(source: SourceFile, options: ReadOptions) -> ReadResult:
    """The text in pages of about 60 lines."""
    with source.location.open("rb") as stream:
        text = decode(stream.read(_MOST_PAGES_OF_TEXT * options.limits.page_characters))
    return ReadResult(source, pages_of_text(source.path, text, ("文本文件",)))
