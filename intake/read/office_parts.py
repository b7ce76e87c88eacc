"""What Word, Excel and PowerPoint files share: pictures, embedded files, diagrams."""

import io
import posixpath
import struct

from PIL import Image

from intake.gather.media import UNKNOWN, media_type_of_ole
from intake.read.children import Children
from intake.read.cropping import Crop, cropped
from intake.read.office_program import find_office
from intake.read.ooxml import Package, Relation

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"

_OLE = b"\xd0\xcf\x11\xe0"

_LEAST_MILLIMETRES, _LEAST_DRAWING = 15.0, 1200.0
"""Sides in mm, area in mm²: smaller drawings are formulas and bullets, not charts."""

_LEAST_SIDE, _LEAST_AREA = 90, 20_000
"""Pixels: smaller pictures are logos, bullets and rules, never a document."""


def add_picture(
    package: Package, relation: Relation, children: Children, context: str, crop: Crop | None = None
) -> None:
    """A pasted picture as a file of its own, as much of it as is seen, unless it is a mere ornament."""
    if relation.outside or relation.target not in package.names:
        return
    data = package.read(relation.target)
    size = drawing_size(data)
    if size is None:
        if crop is not None:
            data = cropped(data, crop, children.most_pixels)
        if not _is_ornament(data):
            children.add(posixpath.basename(relation.target), data, context)
    elif min(size) >= _LEAST_MILLIMETRES and size[0] * size[1] >= _LEAST_DRAWING:
        if find_office():
            children.add(posixpath.basename(relation.target), data, context)
        else:
            children.leave_unread("矢量图未读取（本机未安装 LibreOffice）。")


def add_embedded(package: Package, relation: Relation, children: Children, context: str) -> bool:
    """An embedded office file, or a file packed into an OLE object, as a file of its own.

    False when it is an object of a program whose files nobody reads: then its picture speaks for it.
    """
    if relation.outside or relation.target not in package.names:
        return False
    data = package.read(relation.target)
    name = posixpath.basename(relation.target)
    if data.startswith(_OLE):
        packed = _unpacked(data)
        if packed:
            name, data = packed
        elif media_type_of_ole(io.BytesIO(data)) == UNKNOWN:
            return False
    children.add(name, data, context)
    return True


def diagram_texts(package: Package, relation: Relation | None) -> list[str]:
    """The texts of a SmartArt diagram's points, in order."""
    if relation is None or relation.outside:
        return []
    root = package.xml(relation.target)
    if root is None:
        return []
    texts = []
    for point in root.iter(f"{_DGM}pt"):
        text = "".join(item.text or "" for item in point.iter(f"{_A}t")).strip()
        if text:
            texts.append(text)
    return texts


def drawing_size(data: bytes) -> tuple[float, float] | None:
    """Width and height in millimetres of a Windows drawing (EMF, WMF); None when it is none.

    [MS-EMF] 2.2.9: the frame in 0.01 mm at offset 24; [MS-WMF] 2.3.2.3: box and units an inch at 6.
    """
    if data[:4] == b"\x01\0\0\0" and data[40:44] == b" EMF":
        left, top, right, bottom = struct.unpack_from("<4i", data, 24)
        return (right - left) / 100, (bottom - top) / 100
    if data[:4] == b"\xd7\xcd\xc6\x9a" and len(data) >= 22:
        left, top, right, bottom, inch = struct.unpack_from("<4hH", data, 6)
        return (right - left) * 25.4 / max(1, inch), (bottom - top) * 25.4 / max(1, inch)
    return (0.0, 0.0) if data[:4] == b"\x01\0\t\0" else None


def _is_ornament(data: bytes) -> bool:
    try:
        with Image.open(io.BytesIO(data)) as image:
            width, height = image.size
    except (OSError, ValueError, SyntaxError):
        return False
    return min(width, height) < _LEAST_SIDE or width * height < _LEAST_AREA


def _unpacked(data: bytes) -> tuple[str, bytes] | None:
    """Name and bytes of the file inside an OLE 'Package' object; None when it is none."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as document:
            if document.exists("Package"):
                return "embedded", document.openstream("Package").read()
            if not document.exists("\x01Ole10Native"):
                return None
            return _native(document.openstream("\x01Ole10Native").read())
    except (OSError, ValueError, IndexError, TypeError, AttributeError):
        return None


def _native(stream: bytes) -> tuple[str, bytes] | None:
    """Size, flags, label, file name, 8 bytes, temp path's length and text, then length and bytes."""
    name_end = stream.find(b"\0", 6)
    file_end = stream.find(b"\0", name_end + 1)
    if min(name_end, file_end) < 0:
        return None
    place = file_end + 1 + 4
    length = int.from_bytes(stream[place : place + 4], "little")
    place += 4 + length
    size = int.from_bytes(stream[place : place + 4], "little")
    label = stream[6:name_end].decode("gb18030", "replace")
    return label, stream[place + 4 : place + 4 + size]
