"""Tells what a file is by its content; its name decides only between kinds of plain text."""

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from intake.zh.unmarked_utf16 import unmarked_utf16

_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."

PDF = "application/pdf"
DOCX = f"{_OFFICE}wordprocessingml.document"
XLSX = f"{_OFFICE}spreadsheetml.sheet"
PPTX = f"{_OFFICE}presentationml.presentation"
DOC = "application/msword"
XLS = "application/vnd.ms-excel"
PPT = "application/vnd.ms-powerpoint"
XLSB = "application/vnd.ms-excel.sheet.binary.macroenabled.12"
VISIO = "application/vnd.visio"
EMF = "image/emf"
WMF = "image/wmf"
OFD = "application/ofd"
ENCRYPTED_OFFICE = "application/vnd.ms-office-encrypted"
UNKNOWN = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class _Kind:
    """What people call a type, and the extensions it usually has."""

    title: str
    extensions: tuple[str, ...] = ()


_KINDS = {
    PDF: _Kind("PDF 文件", ("pdf",)),
    DOCX: _Kind("Word 文档（.docx）", ("docx", "docm", "dotx", "dotm", "wps")),
    XLSX: _Kind("Excel 表格（.xlsx）", ("xlsx", "xlsm", "xltx", "xltm", "et")),
    PPTX: _Kind("PowerPoint 演示（.pptx）", ("pptx", "pptm", "ppsx", "potx", "dps")),
    DOC: _Kind("Word 97-2003 文档（.doc）", ("doc", "wps", "dot")),
    XLS: _Kind("Excel 97-2003 表格（.xls）", ("xls", "et", "xlt")),
    PPT: _Kind("PowerPoint 97-2003 演示（.ppt）", ("ppt", "dps", "pps")),
    f"{_OPEN}text": _Kind("OpenDocument 文档", ("odt", "ott")),
    f"{_OPEN}spreadsheet": _Kind("OpenDocument 表格", ("ods", "ots")),
    f"{_OPEN}presentation": _Kind("OpenDocument 演示", ("odp", "otp")),
    XLSB: _Kind("Excel 二进制表格（.xlsb）", ("xlsb",)),
    VISIO: _Kind("Visio 图形", ("vsd", "vsdx", "vss", "vst")),
    OFD: _Kind("OFD 版式文件", ("ofd",)),
    ENCRYPTED_OFFICE: _Kind("加密的 Office 文件"),
    "application/vnd.ms-outlook": _Kind("Outlook 邮件（.msg）", ("msg",)),
    "application/rtf": _Kind("RTF 文档", ("rtf", "doc")),
    "application/zip": _Kind("ZIP 压缩包", ("zip",)),
    "application/x-7z-compressed": _Kind("7z 压缩包", ("7z",)),
    "application/vnd.rar": _Kind("RAR 压缩包", ("rar",)),
    "application/x-tar": _Kind("TAR 归档", ("tar",)),
    "application/gzip": _Kind("GZIP 压缩包", ("gz", "tgz")),
    "application/x-bzip2": _Kind("BZIP2 压缩包", ("bz2", "tbz2", "tbz")),
    "application/x-xz": _Kind("XZ 压缩包", ("xz", "txz")),
    "image/jpeg": _Kind("JPEG 图片", ("jpg", "jpeg", "jpe", "jfif")),
    "image/png": _Kind("PNG 图片", ("png",)),
    "image/webp": _Kind("WebP 图片", ("webp",)),
    "image/bmp": _Kind("BMP 图片", ("bmp", "dib")),
    "image/gif": _Kind("GIF 图片", ("gif",)),
    "image/tiff": _Kind("TIFF 图片", ("tif", "tiff")),
    "image/heic": _Kind("HEIC 图片", ("heic", "heif", "hif", "avif")),
    "image/jp2": _Kind("JPEG 2000 图片", ("jp2", "j2k", "jpf", "jpx")),
    EMF: _Kind("Windows 矢量图（.emf）", ("emf",)),
    WMF: _Kind("Windows 矢量图（.wmf）", ("wmf",)),
    "image/vnd.dwg": _Kind("AutoCAD 图纸（.dwg）", ("dwg",)),
    "application/vnd.apple.iwork": _Kind("苹果 iWork 文档", ("pages", "numbers", "key")),
    "application/x-ms-shortcut": _Kind("快捷方式（不是文件本身）", ("lnk",)),
    "application/x-msdownload": _Kind("可执行程序", ("exe", "dll", "com", "scr")),
    "video/mp4": _Kind("视频文件", ("mp4", "mov", "m4v", "m4a", "3gp")),
    "text/html": _Kind("网页文件", ("html", "htm", "xhtml", "shtml")),
    "message/rfc822": _Kind("电子邮件", ("eml", "mht", "mhtml")),
    "text/csv": _Kind("CSV 表格", ("csv", "tsv")),
    "text/xml": _Kind("XML 文件", ("xml", "doc", "xls")),
    "text/plain": _Kind("纯文本"),
}

UNREADABLE_TYPES = frozenset(
    {
        "application/vnd.apple.iwork",
        "application/x-ms-shortcut",
        "application/x-msdownload",
        "image/vnd.dwg",
        "video/mp4",
    }
)
"""Types that are recognised only to be called by their names."""

ARCHIVE_TYPES = frozenset(
    {
        "application/zip",
        "application/x-7z-compressed",
        "application/vnd.rar",
        "application/x-tar",
        "application/gzip",
        "application/x-bzip2",
        "application/x-xz",
    }
)

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"II+\x00", "image/tiff"),
    (b"MM\x00+", "image/tiff"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"{\\rtf", "application/rtf"),
    (b"\x00\x00\x00\x0cjP  \r\n", "image/jp2"),
    (b"\xd7\xcd\xc6\x9a", WMF),
    (b"\x01\x00\x09\x00\x00\x03", WMF),
    (b"AC10", "image/vnd.dwg"),
    (b"\x4c\0\0\0\x01\x14\x02\0", "application/x-ms-shortcut"),
)

_BRANDS = dict.fromkeys(
    (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif"), "image/heic"
) | dict.fromkeys(
    (b"isom", b"iso2", b"mp41", b"mp42", b"qt  ", b"M4V ", b"M4A ", b"avc1", b"3gp4", b"3gp5"), "video/mp4"
)
"""ISO base media files by their brand."""

_PROGRAM_HEAD = 2 * 1024**2
"""Bytes of a program in which a self-extracting archive's own beginning lies."""

_OLE_STREAMS = (
    ("EncryptedPackage", ENCRYPTED_OFFICE),
    ("WordDocument", DOC),
    ("Workbook", XLS),
    ("Book", XLS),
    ("PowerPoint Document", PPT),
    ("VisioDocument", VISIO),
    ("__properties_version1.0", "application/vnd.ms-outlook"),
)

_MAIL_HEADER = re.compile(
    rb"^(received|from|to|subject|date|mime-version|return-path|message-id|content-type|x-[\w-]+):", re.I
)


_ZIPPED = {
    extension: media_type
    for media_type in (DOCX, XLSX, PPTX, OFD)
    for extension in _KINDS[media_type].extensions
}
"""Documents that are ZIP containers, by their usual extensions."""


def describe(media_type: str) -> str:
    """What people call that type."""
    kind = _KINDS.get(media_type)
    return kind.title if kind else media_type


def usual_names(media_type: str) -> tuple[str, ...]:
    """The extensions it usually has; empty when any will do."""
    kind = _KINDS.get(media_type)
    return kind.extensions if kind else ()


def media_type_of(path: Path, name: str) -> str:
    """The type of the file at `path`, by content; `application/octet-stream` when it is none we know.

    `name` tells CSV from other text. Raises OSError when the file cannot be read.
    """
    with path.open("rb") as stream:
        head = stream.read(65536)
    return _by_signature(head) or _by_container(path, head, name) or _text_type(head, name)


def _by_signature(head: bytes) -> str | None:
    for signature, media_type in _SIGNATURES:
        if head.startswith(signature):
            return media_type
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:8] == b"ftyp" and head[8:12] in _BRANDS:
        return _BRANDS[head[8:12]]
    if head.startswith(b"\x01\0\0\0") and head[40:44] == b" EMF":
        return EMF
    if head.startswith(b"BM") and head[6:10] == b"\0\0\0\0":
        return "image/bmp"
    return None


def _by_container(path: Path, head: bytes, name: str) -> str | None:
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _inside_zip(path, name)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return media_type_of_ole(path)
    if b"%PDF-" in head[:1024]:
        return PDF
    if head[257:262] == b"ustar":
        return "application/x-tar"
    # Self-extracting archives carry a program in front.
    if zipfile.is_zipfile(path):
        return _inside_zip(path, name)
    return _inside_program(path) if head.startswith(b"MZ") else None


def _inside_program(path: Path) -> str:
    with path.open("rb") as stream:
        head = stream.read(_PROGRAM_HEAD)
    return "application/vnd.rar" if b"Rar!\x1a\x07" in head else "application/x-msdownload"


def _inside_zip(path: Path, name: str) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                declared = archive.read("mimetype").decode("ascii", "replace").strip()
                if declared.startswith(_OPEN):
                    return declared.removesuffix("-template")
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, RuntimeError, EOFError):
        # Broken: its name alone says whether people know it as a document or as an archive.
        return _ZIPPED.get(name.rsplit(".", 1)[-1].lower(), "application/zip")
    return _by_members(names)


def _by_members(names: set[str]) -> str:
    """What a ZIP container is by the names of its members."""
    if "OFD.xml" in names:
        return OFD
    if "[Content_Types].xml" in names:
        if "xl/workbook.bin" in names:
            return XLSB
        for folder, media_type in (("word/", DOCX), ("xl/", XLSX), ("ppt/", PPTX), ("visio/", VISIO)):
            if any(name.startswith(folder) for name in names):
                return media_type
    if any(name.endswith(".iwa") for name in names):
        return "application/vnd.apple.iwork"
    return "application/zip"


def media_type_of_ole(file: Path | BinaryIO) -> str:
    """The type of an OLE compound file; `application/octet-stream` for one of an unknown program."""
    import olefile  # heavier than all the rest, and rarely needed

    try:
        with olefile.OleFileIO(file) as document:
            entries = {"/".join(entry) for entry in document.listdir()}
    except (OSError, ValueError, IndexError, TypeError, AttributeError):
        return UNKNOWN
    for stream, media_type in _OLE_STREAMS:
        if stream in entries:
            return media_type
    return UNKNOWN


def _text_type(head: bytes, name: str) -> str:
    if not _is_text(head):
        return UNKNOWN
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\0", b"")[:2048].lower()
    extension = name.rsplit(".", 1)[-1].lower()
    if start.startswith((b"<!doctype html", b"<html")) or (b"<html" in start and start.startswith(b"<")):
        return "text/html"
    if start.startswith(b"<?xml"):
        return "text/xml"
    if extension not in {"txt", "csv", "tsv"} and _is_mail(head):
        return "message/rfc822"
    # Many systems "export to Excel" by writing tabs between values.
    is_table = extension in {"csv", "tsv"} or (extension in {"xls", "xlsx", "et"} and b"\t" in start)
    return "text/csv" if is_table else "text/plain"


def _is_mail(head: bytes) -> bool:
    lines = head.split(b"\n", 12)[:12]
    named = {match.group(1).lower() for line in lines if (match := _MAIL_HEADER.match(line))}
    return len(named) >= 2 and bool(_MAIL_HEADER.match(lines[0]))


def _is_text(head: bytes) -> bool:
    """Whether the bytes are text in an encoding Chinese offices use."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or unmarked_utf16(head):
        return True
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head)
    if controls > len(head) // 500:
        return False
    for encoding in ("utf-8", "gb18030"):
        try:
            head[: -4 or None].decode(encoding)
        except UnicodeDecodeError as error:
            if error.start < len(head) - 8:  # else only the cut at the end broke a character
                continue
        return True
    return False
