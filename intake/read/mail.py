"""E-mails (.eml, .mht): head and body as pages, attachments and forwarded mails as children."""

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any, cast

from intake.model import Page, SourceFile
from intake.read.children import Children
from intake.read.flowing import pages_of_text
from intake.read.html import pages_of_html
from intake.read.text_encoding import decode
from intake.read.types import ReadOptions, ReadResult

_HEAD = (("Subject", "主题"), ("From", "发件人"), ("To", "收件人"), ("Date", "日期"))
_NARROW = re.compile(rb"=\?gb(?:2312|k)\?", re.I)
"""Encoded words that say GB 2312 and hold more; GB 18030 contains both."""


_REFUSALS = (ValueError, IndexError, AttributeError, TypeError, LookupError, RecursionError)
"""What the library's parser of addresses raises on odd ones."""

_LONGEST_HEADER = 8_000
"""Characters of a header that are looked into: the library's parsers take quadratic time and memory."""


class _Bounded(email.policy.EmailPolicy):
    """The library's rules, for the beginning of each header."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        return super().header_fetch_parse(name, value[:_LONGEST_HEADER])


_POLICY = _Bounded(utf8=False)


def read(source: SourceFile, options: ReadOptions) -> ReadResult:
    """Head and body, and every attachment as a file of its own."""
    data = _NARROW.sub(b"=?gb18030?", source.location.read_bytes())
    message = cast(EmailMessage, email.message_from_bytes(data, _class=EmailMessage, policy=_POLICY))
    _mend_headers(message)
    children = Children(source, options)
    subject = _header(message, "Subject")
    plain: list[str] = []
    web: list[str] = []
    for part in _parts(message):
        kind = part.get_content_type()
        if kind == "message/rfc822":
            _add_forwarded(part, children, subject)
            continue
        content = _bytes(part)
        name = _file_name(part)
        if name or kind not in {"text/plain", "text/html"}:
            children.add(name or f"附件.{part.get_content_subtype()}", content, subject)
        elif kind == "text/plain":
            plain.append(decode(content, part.get_content_charset()))
        else:
            web.append(decode(content, part.get_content_charset()))
    head = "\n".join(
        f"{label}：{_header(message, name)}" for name, label in _HEAD if _header(message, name)
    )
    return ReadResult(source, _pages(source, head, plain, web, options), children.files())


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """Its leaves; a forwarded mail is one."""
    todo = [message]
    while todo:
        part = todo.pop()
        _mend_headers(part)
        inner = part.get_payload() if part.is_multipart() else None
        if isinstance(inner, list) and (part is message or part.get_content_type() != "message/rfc822"):
            todo += [item for item in reversed(inner) if isinstance(item, EmailMessage)]
        else:
            yield part


def _mend_headers(part: EmailMessage) -> None:
    """Decodes headers written in plain GBK, which no standard allows and Chinese programs write."""
    for name, value in list(part.raw_items()):
        raw = str(value)
        if any("\udc80" <= sign <= "\udcff" for sign in raw):
            text = decode(raw.encode("utf-8", "surrogateescape"))
            part.replace_header(name, " ".join(text[:_LONGEST_HEADER].split()))


def _add_forwarded(part: EmailMessage, children: Children, subject: str) -> None:
    inner = part.get_payload()
    forwarded = inner[0] if isinstance(inner, list) and inner else None
    if isinstance(forwarded, EmailMessage):
        _mend_headers(forwarded)
        name = _header(forwarded, "Subject") or "转发邮件"
        children.add(f"{name}.eml", forwarded.as_bytes(), subject)


def _pages(
    source: SourceFile, head: str, plain: list[str], web: list[str], options: ReadOptions
) -> tuple[Page, ...]:
    """The plain body when there is one; else the web one."""
    if any(text.strip() for text in plain) or not web:
        return pages_of_text(source.path, "\n".join([head, *plain]), ("电子邮件",))
    top = "<div>" + head.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "</div><div>") + "</div>"
    return pages_of_html(source.path, "\n".join([top, *web]), options.limits.table_cells, "电子邮件")


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except _REFUSALS:
        return ""


def _file_name(part: EmailMessage) -> str:
    try:
        return part.get_filename() or ""
    except _REFUSALS:
        return "附件"


def _bytes(part: EmailMessage) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""
