"""The few pdfium calls made for every character or object of a page, without the making of pointers.

pypdfium2's own declarations turn every handle into a Python object; on pages of a thousand objects that
costs more than the calls. Handles are plain addresses here.
"""

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium_c


def address(handle: object) -> int:
    """The address behind one of pypdfium2's handles."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0  # type: ignore[arg-type]


def _plain(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    place = ctypes.cast(function, ctypes.c_void_p).value
    if place is None:
        raise RuntimeError("pdfium function missing")
    made: Callable[..., Any] = ctypes.CFUNCTYPE(result, *arguments)(place)
    return made


object_at = _plain(pdfium_c.FPDFPage_GetObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
"""(page, number) -> object"""

kind_of = _plain(pdfium_c.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p)
"""(object) -> FPDF_PAGEOBJ_…"""

text_mode_of = _plain(pdfium_c.FPDFTextObj_GetTextRenderMode, ctypes.c_int, ctypes.c_void_p)
"""(text object) -> 3 for invisible text"""

full_box = _plain(
    pdfium_c.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p
)
"""(text page, character, FS_RECTF to fill) -> whether it has one"""

ink_box = _plain(
    pdfium_c.FPDFText_GetCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, *[ctypes.c_void_p] * 4
)
"""(text page, character, left, right, bottom, top to fill: doubles) -> whether it has one"""

run_count = _plain(pdfium_c.FPDFText_CountRects, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_int)
"""(text page, first character, number of them) -> in how many runs they stand"""

run_box = _plain(
    pdfium_c.FPDFText_GetRect, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, *[ctypes.c_void_p] * 4
)
"""(text page, run counted last, left, top, right, bottom to fill: doubles) -> whether there is one"""

has_no_unicode = _plain(pdfium_c.FPDFText_HasUnicodeMapError, ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
"""(text page, character) -> 1 when the font does not say what the character is"""

angle_of = _plain(pdfium_c.FPDFText_GetCharAngle, ctypes.c_float, ctypes.c_void_p, ctypes.c_int)
"""(text page, character) -> the angle it is turned clockwise by, in radians; -1 for a wrong number"""

unicode_of = _plain(pdfium_c.FPDFText_GetUnicode, ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)
"""(text page, character) -> its code"""

draw_mode = _plain(pdfium_c.FPDFPath_GetDrawMode, ctypes.c_int, ctypes.c_void_p, *[ctypes.c_void_p] * 2)
"""(path object, fill mode and whether stroked to fill: ints) -> whether it is known"""

segment_count = _plain(pdfium_c.FPDFPath_CountSegments, ctypes.c_int, ctypes.c_void_p)
"""(path object) -> number of its segments"""

segment_at = _plain(pdfium_c.FPDFPath_GetPathSegment, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
"""(path object, number) -> segment"""

segment_kind = _plain(pdfium_c.FPDFPathSegment_GetType, ctypes.c_int, ctypes.c_void_p)
"""(segment) -> FPDF_SEGMENT_…"""

segment_closes = _plain(pdfium_c.FPDFPathSegment_GetClose, ctypes.c_int, ctypes.c_void_p)
"""(segment) -> whether it ends a closed part"""

segment_point = _plain(pdfium_c.FPDFPathSegment_GetPoint, ctypes.c_int, *[ctypes.c_void_p] * 3)
"""(segment, x and y to fill: floats) -> whether it has one"""

matrix_of = _plain(pdfium_c.FPDFPageObj_GetMatrix, ctypes.c_int, *[ctypes.c_void_p] * 2)
"""(object, FS_MATRIX to fill: six floats) -> whether it has one"""

form_count = _plain(pdfium_c.FPDFFormObj_CountObjects, ctypes.c_int, ctypes.c_void_p)
"""(form object) -> number of objects in it"""

form_object_at = _plain(pdfium_c.FPDFFormObj_GetObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)
"""(form object, number) -> object"""
