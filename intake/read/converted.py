"""Older office formats (.doc .wps .ppt .rtf .odt …): converted by LibreOffice, then read as that."""

from dataclasses import dataclass, replace

from intake.gather.media import DOC, EMF, PPT, VISIO, WMF, XLS, XLSB, describe
from intake.model import SourceFile
from intake.read.locked import refuse_locked
from intake.read.office_convert import converted
from intake.read.types import ReadOptions, ReadResult


@dataclass(frozen=True, slots=True)
class _Conversion:
    """The extension LibreOffice knows a type by, and what it is made into and read as."""

    suffix: str
    target: str


_CONVERSIONS = {
    DOC: _Conversion("doc", "docx"),
    "application/rtf": _Conversion("rtf", "docx"),
    "application/vnd.oasis.opendocument.text": _Conversion("odt", "docx"),
    PPT: _Conversion("ppt", "pptx"),
    "application/vnd.oasis.opendocument.presentation": _Conversion("odp", "pptx"),
    "application/vnd.oasis.opendocument.spreadsheet": _Conversion("ods", "xlsx"),
    XLSB: _Conversion("xlsb", "xlsx"),
    XLS: _Conversion("xls", "xlsx"),
    VISIO: _Conversion("vsd", "pdf"),
    EMF: _Conversion("emf", "pdf"),
    WMF: _Conversion("wmf", "pdf"),
}

_XML_KINDS = (
    (b"urn:schemas-microsoft-com:office:spreadsheet", _Conversion("xml", "xlsx")),
    (b"Word.Document", _Conversion("xml", "docx")),
    (b"schemas.microsoft.com/office/2006/xmlPackage", _Conversion("xml", "docx")),
    (b"opendocument.text", _Conversion("fodt", "docx")),
    (b"opendocument.spreadsheet", _Conversion("fods", "xlsx")),
    (b"opendocument.presentation", _Conversion("fodp", "pptx")),
)
"""What stands at the beginning of office documents that are written as one XML file."""

_XML_HEAD = 8192


def read(source: SourceFile, options: ReadOptions) -> ReadResult:
    """The converted document's pages. Raises ReadError: ``file-encrypted``, or as `converted` does."""
    conversion = _conversion(source)
    if conversion is None:
        from intake.read import plain

        return plain.read(source, options)
    refuse_locked(source)
    result = read_converted(source, options, conversion)
    why = (f"{describe(source.media_type)}经 LibreOffice 转换",)
    pages = tuple(replace(page, why=(*why, *page.why)) for page in result.pages)
    return replace(result, pages=pages)


def children_of_xls(source: SourceFile, options: ReadOptions) -> tuple[SourceFile, ...]:
    """The pictures and files inside an Excel 97-2003 workbook, had by converting it."""
    return read_converted(source, options, _CONVERSIONS[XLS]).children


def read_saved_anew(source: SourceFile, options: ReadOptions, suffix: str) -> ReadResult:
    """What its reader gives for the file as LibreOffice saves it in the same format."""
    return read_converted(source, options, _Conversion(suffix, suffix))


def read_converted(source: SourceFile, options: ReadOptions, conversion: "_Conversion") -> ReadResult:
    """What the reader of the target format gives for the converted file."""
    from intake.read import pptx, xlsx
    from intake.read.pdf import reader as pdf
    from intake.read.word import reader as word

    readers = {"docx": word.read, "pptx": pptx.read, "xlsx": xlsx.read, "pdf": pdf.read}
    with converted(source, options, conversion.suffix, conversion.target) as made:
        result = readers[conversion.target](made, options)
    kept = replace(source, status=result.source.status, notes=result.source.notes)
    return replace(result, source=kept)


def _conversion(source: SourceFile) -> _Conversion | None:
    """How to convert it; None for XML that is no office document."""
    if source.media_type != "text/xml":
        return _CONVERSIONS[source.media_type]
    with source.location.open("rb") as stream:
        head = stream.read(_XML_HEAD)
    return next((kind for mark, kind in _XML_KINDS if mark in head), None)
