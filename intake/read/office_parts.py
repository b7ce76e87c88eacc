"""What Word, Excel and PowerPoint files share: pictures, embedded files, diagrams."""

import io
import posixpath

from PIL import Image

from intake.read.children import Children
from intake.read.ooxml import Package, Relation

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"

_LEAST_SIDE, _LEAST_AREA = 90, 20_000
"""Pixels: smaller pictures are logos, bullets and rules, never a document."""


def add_picture(package: Package, relation: Relation, children: Children, context: str) -> None:
    """A pasted picture as a file of its own, unless it is a mere ornament."""
    if relation.outside or relation.target not in package.names:
        return
    data = package.read(relation.target)
    if not _is_ornament(data):
        children.add(posixpath.basename(relation.target), data, context)


def add_embedded(package: Package, relation: Relation, children: Children, context: str) -> None:
    """An embedded office file, or a file packed into an OLE object, as a file of its own."""
    if relation.outside or relation.target not in package.names:
        return
    data = package.read(relation.target)
    name = posixpath.basename(relation.target)
    packed = _unpacked(data) if data.startswith(b"\xd0\xcf\x11\xe0") else None
    if packed:
        name, data = packed
    children.add(name, data, context)


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


def _is_ornament(data: bytes) -> bool:
    try:
        with Image.open(io.BytesIO(data)) as image:
            width, height = image.size
    except (OSError, ValueError, SyntaxError):
        return data[:4] in {b"\xd7\xcd\xc6\x9a", b"\x01\x00\x00\x00"}  # WMF, EMF: drawings, not scans
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
