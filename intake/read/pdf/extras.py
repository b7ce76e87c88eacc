"""What lies on and in a PDF beside its pages' content: form fields, written notes, attached files."""

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from intake.model import Box, Line, Mark, SourceFile
from intake.read.children import Children
from intake.read.pdf.frame import Frame
from intake.read.types import ReadOptions

_WRITTEN = {pdfium_c.FPDF_ANNOT_TEXT, pdfium_c.FPDF_ANNOT_FREETEXT}
_MOST_ANNOTATIONS = 2000


def on_page(
    page: pdfium.PdfPage, frame: Frame, document: pdfium.PdfDocument
) -> tuple[tuple[Line, ...], list[Box], tuple[Mark, ...]]:
    """The values of form fields and the texts of notes, each at its place; the places of pictures pasted
    on as stamps; and of electronic seals (signature fields with an appearance)."""
    lines, pictures, seals = [], [], []
    for number in range(min(pdfium_c.FPDFPage_GetAnnotCount(page.raw), _MOST_ANNOTATIONS)):
        annotation = pdfium_c.FPDFPage_GetAnnot(page.raw, number)
        if not annotation:
            continue
        try:
            text = _text(annotation, document)
            box = frame.visible(*_place(annotation))
            if box is None:
                continue
            if text:
                lines.append(Line(text, box))
            elif pdfium_c.FPDFAnnot_GetSubtype(annotation) == pdfium_c.FPDF_ANNOT_STAMP:
                pictures.append(box)
            elif box.area > 0 and _is_signature(annotation, document):
                seals.append(Mark("seal", box))
        finally:
            pdfium_c.FPDFPage_CloseAnnot(annotation)
    return tuple(lines), pictures, tuple(seals)


def with_values(lines: tuple[Line, ...], values: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines with a form's values each behind its label: what stands left of it in its row, else what
    is nearest above."""
    merged = list(lines)
    for value in sorted(values, key=lambda value: (value.box.middle_y, value.box.x0)):
        label = max(
            (line for line in merged if line.box.same_row(value.box) and line.box.x0 < value.box.x0),
            key=lambda line: line.box.x0,
            default=None,
        ) or max(
            (line for line in merged if line.box.middle_y <= value.box.y0),
            key=lambda line: line.box.middle_y,
            default=None,
        )
        merged.insert(merged.index(label) + 1 if label else 0, value)
    return tuple(merged)


def _is_signature(annotation: object, document: pdfium.PdfDocument) -> bool:
    if not document.formenv or pdfium_c.FPDFAnnot_GetSubtype(annotation) != pdfium_c.FPDF_ANNOT_WIDGET:
        return False
    field = pdfium_c.FPDFAnnot_GetFormFieldType(document.formenv.raw, annotation)
    return bool(field == pdfium_c.FPDF_FORMFIELD_SIGNATURE) and bool(
        pdfium_c.FPDFAnnot_HasKey(annotation, b"AP")
    )


def _text(annotation: object, document: pdfium.PdfDocument) -> str:
    kind = pdfium_c.FPDFAnnot_GetSubtype(annotation)
    if kind in _WRITTEN:
        return _string(
            lambda buffer, size: pdfium_c.FPDFAnnot_GetStringValue(annotation, b"Contents", buffer, size)
        )
    if kind != pdfium_c.FPDF_ANNOT_WIDGET or not document.formenv:
        return ""
    form = document.formenv.raw
    field = pdfium_c.FPDFAnnot_GetFormFieldType(form, annotation)
    if field in {pdfium_c.FPDF_FORMFIELD_CHECKBOX, pdfium_c.FPDF_FORMFIELD_RADIOBUTTON}:
        return "☑" if pdfium_c.FPDFAnnot_IsChecked(form, annotation) else ""
    if field in {
        pdfium_c.FPDF_FORMFIELD_TEXTFIELD,
        pdfium_c.FPDF_FORMFIELD_COMBOBOX,
        pdfium_c.FPDF_FORMFIELD_LISTBOX,
    }:
        return _string(
            lambda buffer, size: pdfium_c.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, size)
        )
    return ""


def _string(call: Callable[[Any, int], int]) -> str:
    """A UTF-16 string from one of pdfium's two-step calls."""
    size = call(None, 0)
    if size <= 2 or size > 200_000:
        return ""
    buffer = ctypes.create_string_buffer(size)
    call(ctypes.cast(buffer, ctypes.POINTER(pdfium_c.FPDF_WCHAR)), size)
    text = buffer.raw[: size - 2].decode("utf-16-le", "replace")
    return " ".join(text.split())


def _place(annotation: object) -> tuple[float, float, float, float]:
    rectangle = pdfium_c.FS_RECTF()
    pdfium_c.FPDFAnnot_GetRect(annotation, ctypes.byref(rectangle))
    return rectangle.left, rectangle.bottom, rectangle.right, rectangle.top


def attachments(
    document: pdfium.PdfDocument, source: SourceFile, options: ReadOptions
) -> tuple[SourceFile, ...]:
    """The files attached to the document (a portfolio's parts too), as files of their own."""
    count = document.count_attachments()
    if not count:
        return ()
    children = Children(source, options)
    for number in range(count):
        try:
            attached = document.get_attachment(number)
            name, data = attached.get_name(), bytes(attached.get_data())
        except pdfium.PdfiumError:
            children.refuse(f"附件{number + 1}", "附件已损坏，无法读取。")
            continue
        children.add(name or f"附件{number + 1}", data)
    return children.files()
