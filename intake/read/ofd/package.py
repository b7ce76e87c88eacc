"""The parts of an OFD package: documents, their pages, resources, annotations, seals, attachments."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from intake.model import Box
from intake.read.ofd.xml import first, inside, local_name, named, numbers, text_of
from intake.read.ooxml import Package

Area = tuple[float, float, float, float]
"""Left, top, width, height in millimetres."""

_A4 = (0.0, 0.0, 210.0, 297.0)


@dataclass(slots=True)
class Resources:
    """Parts by the ids that objects refer to: pictures and font programs by name, composites themselves."""

    pictures: dict[str, str] = field(default_factory=dict)
    fonts: dict[str, str] = field(default_factory=dict)
    composites: dict[str, etree._Element] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Annotation:
    """Something laid over a page: its kind (Watermark, Stamp, Link, Path, Highlight) and its look."""

    kind: str
    subtype: str
    appearance: etree._Element
    area: Area


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its own content and its templates', the templates first, and what was laid over it."""

    layers: tuple[etree._Element, ...]
    area: Area
    annotations: tuple[Annotation, ...]
    seals: tuple[Box, ...]
    resources: Resources


class OfdDocument:
    """One document of a package."""

    def __init__(self, package: Package, path: str, root: etree._Element, signatures: str) -> None:
        self._package = package
        self._folder = posixpath.dirname(path)
        self._root = root
        self._signatures = signatures
        self._parts = {name.lower(): name for name in package.names}
        self._resources = Resources()
        for name in ("PublicRes", "DocumentRes"):
            for item in named(root, name):
                self._add_resources(inside(self._folder, item.text or ""), self._resources)

    def sheets(self) -> Iterator[Sheet]:
        """The pages in order."""
        whole = area_of(self._root) or _A4
        templates = {
            item.get("ID", ""): item.get("BaseLoc", "") for item in named(self._root, "TemplatePage")
        }
        annotations, seals = self._annotations(), self._seals()
        pages = first(self._root, "Pages")
        for item in named(pages, "Page") if pages is not None else ():
            path = inside(self._folder, item.get("BaseLoc", ""))
            content = self._xml(path)
            if content is None:
                continue
            roots = [
                (where, self._xml(where))
                for use in named(content, "Template")
                if (where := inside(self._folder, templates.get(use.get("TemplateID", ""), "")))
            ]
            roots.append((path, content))
            used = Resources(
                dict(self._resources.pictures),
                dict(self._resources.fonts),
                dict(self._resources.composites),
            )
            for where, root in roots:
                for part in named(root, "PageRes") if root is not None else ():
                    self._add_resources(inside(posixpath.dirname(where), part.text or ""), used)
            area = area_of(content) or whole
            identifier = item.get("ID", "")
            boxes = tuple(_box(place, area) for place in seals.get(identifier, []))
            layers = tuple(root for _, root in roots if root is not None)
            yield Sheet(layers, area, tuple(annotations.get(identifier, ())), boxes, used)

    def attachments(self) -> Iterator[str]:
        """Names of the parts attached to the document; lists and data in XML are for programs."""
        path = inside(self._folder, text_of(self._root, "Attachments")) if self._root is not None else ""
        listed = self._xml(path)
        for item in named(listed, "FileLoc") if listed is not None else ():
            name = self.part(inside(posixpath.dirname(path), (item.text or "").strip()))
            if name and not name.lower().endswith(".xml"):
                yield name

    def part(self, name: str) -> str | None:
        """A part's name as the package spells it: makers differ in capitals."""
        return name if name in self._package.names else self._parts.get(name.lower())

    def _xml(self, name: str) -> etree._Element | None:
        found = self.part(name)
        return self._package.xml(found) if found else None

    def _add_resources(self, path: str, to: Resources) -> None:
        root = self._xml(path.strip())
        if root is None:
            return
        folder = inside(posixpath.dirname(path), root.get("BaseLoc", ""))
        for item in root.iter():
            name, identifier = local_name(item), item.get("ID", "") if isinstance(item.tag, str) else ""
            if name == "MultiMedia" and item.get("Type", "Image") == "Image":
                part = self.part(inside(folder, text_of(item, "MediaFile")))
                if part:
                    to.pictures[identifier] = part
            elif name == "Font" and first(item, "FontFile") is not None:
                part = self.part(inside(folder, text_of(item, "FontFile")))
                if part:
                    to.fonts[identifier] = part
            elif name == "CompositeGraphicUnit":
                to.composites[identifier] = item

    def _annotations(self) -> dict[str, list[Annotation]]:
        """What is laid over the pages, by the page's id (GB/T 33190, 15)."""
        found: dict[str, list[Annotation]] = {}
        path = inside(self._folder, text_of(self._root, "Annotations"))
        listed = self._xml(path)
        for item in named(listed, "Page") if listed is not None else ():
            root = self._xml(inside(posixpath.dirname(path), text_of(item, "FileLoc")))
            for one in named(root, "Annot") if root is not None else ():
                look = first(one, "Appearance")
                place = numbers(look.get("Boundary")) if look is not None else []
                if look is not None and one.get("Visible", "true") != "false":
                    area = (place[0], place[1], place[2], place[3]) if len(place) == 4 else (0.0,) * 4
                    found.setdefault(item.get("PageID", ""), []).append(
                        Annotation(one.get("Type", ""), one.get("Subtype", ""), look, area)
                    )
        return found

    def _seals(self) -> dict[str, list[list[float]]]:
        """Where electronic seals stand, by the page's id (GB/T 33190, 18.2: StampAnnot)."""
        found: dict[str, list[list[float]]] = {}
        path = inside(self._folder, self._signatures) if self._signatures else ""
        listed = self._xml(path)
        for item in named(listed, "Signature") if listed is not None else ():
            root = self._xml(inside(posixpath.dirname(path), item.get("BaseLoc", "")))
            for stamp in named(root, "StampAnnot") if root is not None else ():
                place = numbers(stamp.get("Boundary"))
                if len(place) == 4:
                    found.setdefault(stamp.get("PageRef", ""), []).append(place)
        return found


def documents(package: Package) -> Iterator[OfdDocument]:
    """The documents of a package."""
    root = package.xml("OFD.xml")
    for body in named(root, "DocBody") if root is not None else ():
        path = text_of(body, "DocRoot").lstrip("/")
        document = package.xml(path)
        if document is not None:
            yield OfdDocument(package, path, document, text_of(body, "Signatures"))


def area_of(root: etree._Element) -> Area | None:
    """The page area a document or page states."""
    for name in ("ApplicationBox", "PhysicalBox"):
        for item in named(root, name):
            values = numbers(item.text)
            if len(values) == 4 and values[2] > 0 and values[3] > 0:
                return values[0], values[1], values[2], values[3]
    return None


def _box(place: list[float], area: Area) -> Box:
    """A boundary (left, top, width, height) in fractions of the page."""
    left, top, width, height = place
    x, y = left - area[0], top - area[1]
    edges = (x / area[2], y / area[3], (x + width) / area[2], (y + height) / area[3])
    return Box(*(min(1.0, max(0.0, edge)) for edge in edges))
