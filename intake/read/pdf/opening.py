"""Opens PDFs: owner-locked ones as they are, damaged ones after a repair, user-locked ones not at all."""

from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from intake.errors import ReadError
from intake.model import SourceFile

_LOCKED = "文件设有打开密码，请去除密码后重新提交。"
_DAMAGED = "PDF 文件已损坏，无法打开，请重新导出或扫描后提交。"


def open_pdf(source: SourceFile, repaired: Path) -> pdfium.PdfDocument:
    """The document. `repaired` is where a repaired copy may be written.

    Raises ReadError: ``file-encrypted`` when a password is needed, ``file-unreadable`` when broken.
    """
    locked = False
    try:
        document = pdfium.PdfDocument(source.location)
        if len(document):
            return document
        document.close()
    except pdfium.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD
    try:
        # A lock without a password, which pdfium takes for one with: the copy has none.
        _repair(source.location, repaired)
    except ReadError as error:
        raise ReadError("file-encrypted", _LOCKED) if locked else error from error
    try:
        document = pdfium.PdfDocument(repaired)
    except pdfium.PdfiumError as error:
        raise ReadError("file-unreadable", _DAMAGED, reason="damaged") from error
    if not len(document):
        document.close()
        raise ReadError("file-unreadable", _DAMAGED, reason="no pages")
    return document


def _repair(path: Path, repaired: Path) -> None:
    """Rebuilds cross references and page tree as far as the objects allow."""
    import pikepdf  # only broken files need it

    repaired.parent.mkdir(parents=True, exist_ok=True)
    try:
        with pikepdf.open(path) as document:
            document.save(repaired)
    except pikepdf.PasswordError as error:
        raise ReadError("file-encrypted", _LOCKED) from error
    except (pikepdf.PdfError, ValueError, RuntimeError, OSError) as error:
        raise ReadError("file-unreadable", _DAMAGED, reason="damaged") from error
