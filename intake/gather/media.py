"""Tells what a file is by its content; its name decides only between kinds of plain text."""

import re
import tarfile
import zipfile
from pathlib import Path
from typing import BinaryIO

from intake.model.media_types import (
    ARCHIVE_TYPES,
    DOC,
    DOCX,
    DWG,
    EMF,
    ENCRYPTED_OFFICE,
    IWORK,
    OFD,
    OPEN_DOCUMENT,
    PDF,
    PPT,
    PPTX,
    UNKNOWN,
    VISIO,
    WMF,
    XLS,
    XLSB,
    XLSX,
    describe,
    no_material_by_name,
    usual_names,
)
from intake.zh.unmarked_utf16 import unmarked_utf16

__all__ = [
    "ARCHIVE_TYPES",
    "DOC",
    "DOCX",
    "EMF",
    "ENCRYPTED_OFFICE",
    "PPT",
    "PPTX",
    "UNKNOWN",
    "VISIO",
    "WMF",
    "XLS",
    "XLSB",
    "describe",
    "media_type_of",
    "media_type_of_ole",
    "usual_names",
]

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
    (b"\x09\x00\x04\x00", XLS),  # Excel 2 to 4, before compound files
    (b"\x09\x02\x06\x00", XLS),
    (b"\x09\x04\x06\x00", XLS),
    (b"\xd7\xcd\xc6\x9a", WMF),
    (b"\x01\x00\x09\x00\x00\x03", WMF),
    (b"AC10", DWG),
    (b"\x4c\0\0\0\x01\x14\x02\0", "application/x-ms-shortcut"),
    (b"\x7fELF", "application/x-executable"),
    (b"\xcf\xfa\xed\xfe", "application/x-executable"),
    (b"\xca\xfe\xba\xbe", "application/x-executable"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "video/x-ms-wmv"),
    (b"\x1a\x45\xdf\xa3", "video/x-matroska"),
    (b"FLV\x01", "video/x-flv"),
    (b"\0\0\x01\xba", "video/mpeg"),
    (b"\0\0\x01\xb3", "video/mpeg"),
    (b".RMF", "video/x-realmedia"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"\xff\xf3", "audio/mpeg"),
    (b"\xff\xf1", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"#!AMR", "audio/amr"),
    (b"MThd\0\0\0\x06", "audio/midi"),
    (b"\0\x01\0\0\0", "font/sfnt"),
    (b"OTTO\0", "font/sfnt"),
    (b"ttcf\0", "font/sfnt"),
    (b"wOFF", "font/sfnt"),
    (b"wOF2", "font/sfnt"),
    (b"SQLite format 3\0", "application/x-leftover"),
    (b"\0\0\0\x01Bud1", "application/x-leftover"),
    (b"d8:announce", "application/x-leftover"),
)

_RIFF = {b"WEBP": "image/webp", b"AVI ": "video/x-msvideo", b"WAVE": "audio/x-wav"}

_ISO_9660 = slice(32769, 32774)
"""Where a disk image says what it is."""

_SHORTCUTS = (b"[internetshortcut]", b"[desktop entry]")
_LEFTOVERS = (b"[.shellclassinfo]", b"[localizedfilenames]")
"""How texts begin that are no text: shortcuts, and settings of folders under another name than theirs."""

_SCRIPTS = frozenset({"bat", "cmd", "vbs", "ps1"})

_BRANDS = (
    dict.fromkeys((b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif"), "image/heic")
    | dict.fromkeys(
        (
            *(
                b"isom",
                b"iso2",
                b"iso4",
                b"iso5",
                b"iso6",
                b"mp41",
                b"mp42",
                b"mp4v",
                b"qt  ",
                b"M4V ",
                b"M4VH",
            ),
            *(b"avc1", b"3gp4", b"3gp5", b"3gp6", b"3g2a", b"MSNV", b"f4v ", b"dash"),
        ),
        "video/mp4",
    )
    | dict.fromkeys((b"M4A ", b"M4B "), "audio/mp4")
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
    extension: media_type for media_type in (DOCX, XLSX, PPTX, OFD) for extension in usual_names(media_type)
}
"""Documents that are ZIP containers, by their usual extensions."""


def media_type_of(path: Path, name: str) -> str:
    """The type of the file at `path`, by content; `application/octet-stream` when it is none we know.

    `name` tells CSV from other text, and of bytes that nobody knows those that can be no material. Raises
    OSError when the file cannot be read.
    """
    with path.open("rb") as stream:
        head = stream.read(65536)
    found = _by_signature(head) or _by_container(path, head, name) or _text_type(head, name)
    return no_material_by_name(name) or UNKNOWN if found == UNKNOWN else found


def _by_signature(head: bytes) -> str | None:
    for signature, media_type in _SIGNATURES:
        if head.startswith(signature):
            return media_type
    if head[:4] == b"RIFF" and head[8:12] in _RIFF:
        return _RIFF[head[8:12]]
    if head[4:8] == b"ftyp" and head[8:12] in _BRANDS:
        return _BRANDS[head[8:12]]
    if head.startswith(b"\x01\0\0\0") and head[40:44] == b" EMF":
        return EMF
    if head.startswith(b"BM") and head[6:10] == b"\0\0\0\0":
        return "image/bmp"
    return "application/x-iso9660-image" if head[_ISO_9660] == b"CD001" else None


def _by_container(path: Path, head: bytes, name: str) -> str | None:
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _inside_zip(path, name)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return media_type_of_ole(path)
    if b"%PDF-" in head[:1024]:
        return PDF
    if _is_tar(head):
        return "application/x-tar"
    # Self-extracting archives carry a program in front.
    if zipfile.is_zipfile(path):
        return _inside_zip(path, name)
    return _inside_program(path) if head.startswith(b"MZ") else None


def _is_tar(head: bytes) -> bool:
    """By its first member's head, whose sum must be right: archives of old programs have no mark."""
    try:
        tarfile.TarInfo.frombuf(head[:512], "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return False
    return True


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
                if declared.startswith(OPEN_DOCUMENT):
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
        return IWORK
    if "AndroidManifest.xml" in names or any(name.endswith(".class") for name in names):
        return "application/x-msdownload"
    return "application/zip"


def media_type_of_ole(file: Path | BinaryIO) -> str:
    """The type of an OLE compound file; `application/octet-stream` for one of an unknown program."""
    import olefile  # heavier than all the rest, and rarely needed

    try:
        with olefile.OleFileIO(file) as document:
            entries = {"/".join(entry).lower() for entry in document.listdir()}
    except (OSError, ValueError, IndexError, TypeError, AttributeError):
        return UNKNOWN
    for stream, media_type in _OLE_STREAMS:
        if stream.lower() in entries:  # [MS-CFB] 2.6.4: names differ by more than their case
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
        return "application/x-ms-shortcut" if extension == "webloc" else "text/xml"
    if extension not in {"txt", "csv", "tsv"} and _is_mail(head):
        return "message/rfc822"
    # Many systems "export to Excel" by writing tabs between values.
    is_table = extension in {"csv", "tsv"} or (extension in {"xls", "xlsx", "et"} and b"\t" in start)
    return "text/csv" if is_table else _plain_type(start, extension)


def _plain_type(start: bytes, extension: str) -> str:
    if start.startswith(_SHORTCUTS):
        return "application/x-ms-shortcut"
    if start.startswith(_LEFTOVERS):
        return "application/x-leftover"
    return "application/x-msdownload" if extension in _SCRIPTS else "text/plain"


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
