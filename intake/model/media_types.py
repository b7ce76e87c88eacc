"""The types of files there are: what people call them, how they are named, whether they can be material."""

from collections.abc import Mapping
from dataclasses import dataclass

_OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."

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
IWORK = "application/vnd.apple.iwork"
DWG = "image/vnd.dwg"
ENCRYPTED_OFFICE = "application/vnd.ms-office-encrypted"
UNKNOWN = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class _Kind:
    """What people call a type, and the extensions it usually has. ``material``: whether a file of it can be
    what an applicant submits: whatever its name says, a video is no list and a shortcut no licence."""

    title: str
    extensions: tuple[str, ...] = ()
    material: bool = True


_KINDS: Mapping[str, _Kind] = {
    PDF: _Kind("PDF 文件", ("pdf",)),
    DOCX: _Kind("Word 文档（.docx）", ("docx", "docm", "dotx", "dotm", "wps")),
    XLSX: _Kind("Excel 表格（.xlsx）", ("xlsx", "xlsm", "xltx", "xltm", "et")),
    PPTX: _Kind("PowerPoint 演示（.pptx）", ("pptx", "pptm", "ppsx", "potx", "dps")),
    DOC: _Kind("Word 97-2003 文档（.doc）", ("doc", "wps", "dot")),
    XLS: _Kind("Excel 97-2003 表格（.xls）", ("xls", "et", "xlt")),
    PPT: _Kind("PowerPoint 97-2003 演示（.ppt）", ("ppt", "dps", "pps")),
    f"{OPEN_DOCUMENT}text": _Kind("OpenDocument 文档", ("odt", "ott")),
    f"{OPEN_DOCUMENT}spreadsheet": _Kind("OpenDocument 表格", ("ods", "ots")),
    f"{OPEN_DOCUMENT}presentation": _Kind("OpenDocument 演示", ("odp", "otp")),
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
    DWG: _Kind("AutoCAD 图纸（.dwg）", ("dwg",)),
    IWORK: _Kind("苹果 iWork 文档", ("pages", "numbers", "key")),
    "text/html": _Kind("网页文件", ("html", "htm", "xhtml", "shtml")),
    "message/rfc822": _Kind("电子邮件", ("eml", "mht", "mhtml")),
    "text/csv": _Kind("CSV 表格", ("csv", "tsv")),
    "text/xml": _Kind("XML 文件", ("xml", "doc", "xls")),
    "text/plain": _Kind("纯文本"),
    "application/x-ms-shortcut": _Kind(
        "快捷方式（不是文件本身）", ("lnk", "url", "webloc", "desktop"), material=False
    ),
    "application/x-msdownload": _Kind(
        "可执行程序", ("exe", "dll", "scr", "msi", "apk", "jar", "bat", "cmd", "vbs", "ps1"), material=False
    ),
    "application/x-executable": _Kind("可执行程序", (), material=False),
    "application/x-iso9660-image": _Kind("光盘映像", ("iso", "dmg"), material=False),
    "application/x-leftover": _Kind("系统或软件留下的文件", (), material=False),
    "font/sfnt": _Kind("字体文件", ("ttf", "ttc", "otf", "woff", "woff2"), material=False),
    "video/mp4": _Kind("视频文件", ("mp4", "mov", "m4v", "3gp"), material=False),
    "video/x-msvideo": _Kind("视频文件", ("avi",), material=False),
    "video/x-ms-wmv": _Kind("视频或音频文件", ("wmv", "asf", "wma"), material=False),
    "video/x-matroska": _Kind("视频文件", ("mkv", "webm"), material=False),
    "video/x-flv": _Kind("视频文件", ("flv", "f4v"), material=False),
    "video/mpeg": _Kind("视频文件", ("mpg", "mpeg", "vob", "mts", "m2ts"), material=False),
    "video/x-realmedia": _Kind("视频或音频文件", ("rm", "rmvb", "ra"), material=False),
    "audio/mpeg": _Kind("音频文件", ("mp3", "aac"), material=False),
    "audio/mp4": _Kind("音频文件", ("m4a",), material=False),
    "audio/x-wav": _Kind("音频文件", ("wav",), material=False),
    "audio/ogg": _Kind("音频文件", ("ogg", "oga", "opus"), material=False),
    "audio/flac": _Kind("音频文件", ("flac",), material=False),
    "audio/amr": _Kind("录音文件", ("amr",), material=False),
    "audio/midi": _Kind("音频文件", ("mid", "midi"), material=False),
}

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


def describe(media_type: str) -> str:
    """What people call that type."""
    kind = _KINDS.get(media_type)
    return kind.title if kind else media_type


def usual_names(media_type: str) -> tuple[str, ...]:
    """The extensions it usually has; empty when any will do."""
    kind = _KINDS.get(media_type)
    return kind.extensions if kind else ()


def can_be_material(media_type: str) -> bool:
    """Whether a file of that type can be something that an applicant submits."""
    kind = _KINDS.get(media_type)
    return kind is None or kind.material


def no_material_by_name(name: str) -> str | None:
    """The type, one that can be no material, that the extension of a file of unknown content names."""
    extension = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    return _NO_MATERIAL.get(extension)


_NO_MATERIAL = {
    extension: media_type
    for media_type, kind in _KINDS.items()
    if not kind.material
    for extension in kind.extensions
}


def is_read(media_type: str) -> bool:
    """Whether there is a reader for it; the others are known only to be called by their names."""
    return can_be_material(media_type) and media_type not in {IWORK, DWG}
