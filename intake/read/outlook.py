"""Outlook messages (.msg): head and body as pages, attachments as children.

[MS-OXMSG]: every property is a stream `__substg1.0_` + its tag (4 hex) + its type (001F text in UTF-16,
001E in the sender's code page, 0102 bytes).
"""

import olefile

from intake.errors import ReadError
from intake.model import SourceFile
from intake.read.children import Children
from intake.read.flowing import pages_of_text
from intake.read.html import pages_of_html
from intake.read.text_encoding import decode
from intake.read.types import ReadOptions, ReadResult

_SUBJECT, _SENDER, _RECEIVERS, _BODY, _WEB_BODY = "0037", "0C1A", "0E04", "1000", "1013"
_LONG_NAME, _SHORT_NAME, _DATA = "3707", "3704", "3701"
_HEAD = ((_SUBJECT, "主题"), (_SENDER, "发件人"), (_RECEIVERS, "收件人"))


def read(source: SourceFile, options: ReadOptions) -> ReadResult:
    """Head and body, and every attachment as a file of its own. Raises ReadError when damaged."""
    children = Children(source, options)
    try:
        with olefile.OleFileIO(source.location) as document:
            subject = _text(document, "", _SUBJECT)
            head = [f"{label}：{text}" for tag, label in _HEAD if (text := _text(document, "", tag))]
            body = _text(document, "", _BODY)
            web = b"" if body.strip() else _bytes(document, "", _WEB_BODY)
            for folder in sorted({entry[0] for entry in document.listdir() if len(entry) > 1}):
                if folder.startswith("__attach_version1.0_"):
                    _attachment(document, folder, children, subject)
    except (OSError, ValueError, IndexError, TypeError, AttributeError) as error:
        problem = "Outlook 邮件已损坏，无法读取，请改交附件本身。"
        raise ReadError("file-unreadable", problem, reason="damaged") from error
    pages = pages_of_text(source.path, "\n".join([*head, body]), ("Outlook 邮件",))
    if web:
        pages += pages_of_html(source.path, web, options.limits.table_cells, "Outlook 邮件")
    return ReadResult(children.noted(source), pages, children.files())


def _attachment(document: olefile.OleFileIO, folder: str, children: Children, subject: str) -> None:
    name = _text(document, folder, _LONG_NAME) or _text(document, folder, _SHORT_NAME) or "附件"
    data = _bytes(document, folder, _DATA)
    if data:
        children.add(name, data, subject)
    else:
        children.leave_unread("附件是嵌入的邮件或链接，未读取。")


def _text(document: olefile.OleFileIO, folder: str, tag: str) -> str:
    wide = _stream(document, folder, f"{tag}001F")
    if wide:
        return wide.decode("utf-16-le", "replace").rstrip("\0")
    return decode(_stream(document, folder, f"{tag}001E").rstrip(b"\0"))


def _bytes(document: olefile.OleFileIO, folder: str, tag: str) -> bytes:
    return _stream(document, folder, f"{tag}0102")


def _stream(document: olefile.OleFileIO, folder: str, name: str) -> bytes:
    path = [part for part in (folder, f"__substg1.0_{name}") if part]
    return document.openstream(path).read() if document.exists(path) else b""
