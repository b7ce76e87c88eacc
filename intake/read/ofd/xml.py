"""OFD's XML, whatever its maker's namespaces: elements by local name, numbers, locations."""

import posixpath
from collections.abc import Iterator

from lxml import etree


def local_name(item: etree._Element) -> str:
    """The element's name without its namespace; `""` for a comment."""
    return etree.QName(item).localname if isinstance(item.tag, str) else ""


def named(root: etree._Element, name: str) -> Iterator[etree._Element]:
    """Descendants by local name: makers differ in namespaces."""
    return (item for item in root.iter() if local_name(item) == name)


def first(root: etree._Element, name: str) -> etree._Element | None:
    """The first descendant of that local name."""
    return next(named(root, name), None)


def text_of(root: etree._Element, name: str) -> str:
    """The text of the first descendant of that name."""
    item = first(root, name)
    return (item.text or "").strip() if item is not None else ""


def numbers(text: str | None) -> list[float]:
    """Numbers set apart by white space; none when one of them is none."""
    try:
        return [float(part) for part in (text or "").split()]
    except ValueError:
        return []


def inside(folder: str, path: str) -> str:
    """A part's name; absolute locations start at the package's root."""
    return path.lstrip("/") if path.startswith("/") else posixpath.normpath(posixpath.join(folder, path))
