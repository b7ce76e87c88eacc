"""E-mails (.eml, .mht): head and body as pages, attachments as children."""

import email
import email.policy
from email.message import EmailMessage

from intake.model import Page, SourceFile
from intake.read.children import Children
from intake.read.flowing import pages_of_text
from intake.read.html import pages_of_html
from intake.read.text_encoding import decode
from intake.read.types import ReadOptions, ReadResult

_HEAD = (("Subject", "主题"), ("From", "发件人"), ("To", "收件人"), ("Date", "日期"))


def read(source: SourceFile, options: ReadOptions) -> ReadResult:
    """Head and body, and every attachment as a file of its own."""
    with source.location.open("rb") as stream:
        message = email.message_from_binary_file(stream, _class=EmailMessage, policy=email.policy.default)
    children = Children(source, options)
    head = "\n".join(
        f"{label}：{_header(message, name)}" for name, label in _HEAD if _header(message, name)
    )
    plain: list[str] = []
    web: list[bytes] = []
    for part in message.walk():
        if part.is_multipart():
            continue
        data = _bytes(part)
        name = _file_name(part)
        kind = part.get_content_type()
        if name or kind not in {"text/plain", "text/html"}:
            children.add(name or f"附件.{part.get_content_subtype()}", data, _header(message, "Subject"))
        elif kind == "text/plain":
            plain.append(decode(data, part.get_content_charset()))
        else:
            web.append(data)
    return ReadResult(source, _pages(source, head, plain, web, options), children.files())


def _pages(
    source: SourceFile, head: str, plain: list[str], web: list[bytes], options: ReadOptions
) -> tuple[Page, ...]:
    """The plain body when there is one; else the web one."""
    if any(text.strip() for text in plain) or not web:
        return pages_of_text(source.path, "\n".join([head, *plain]), ("电子邮件",))
    top = "<div>" + head.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "</div><div>") + "</div>"
    data = top.encode() + "\n".join(decode(part) for part in web).encode("utf-8", "replace")
    return pages_of_html(source.path, data, options.limits.table_cells, "电子邮件")


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):  # the parser of odd addresses
        return ""


def _file_name(part: EmailMessage) -> str:
    try:
        return part.get_filename() or ""
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):
        return "附件"


def _bytes(part: EmailMessage) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""
