"""Office Open XML packages opened safely: sizes counted while unpacking, no external entities."""

import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass
from types import TracebackType

from lxml import etree

from intake.errors import ReadError
from intake.gather.machine import NOT_READ
from intake.limits import Limits
from intake.model import SourceFile

_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DAMAGED = "文件已损坏，无法打开，请重新保存后提交。"
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_PART = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_RATIO_FLOOR = 32 * 1024**2


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: ``target`` is a part's name, or an outside address (never fetched)."""

    kind: str
    target: str
    outside: bool


class Package:
    """An open package. Reading a part raises ReadError when the package unpacks beyond its limits."""

    def __init__(self, source: SourceFile, limits: Limits) -> None:
        self._source = source
        self._limits = limits
        self._unpacked = 0
        self._counted: set[str] = set()
        try:
            self._zip = zipfile.ZipFile(source.location)
        except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as error:
            raise ReadError("file-unreadable", _DAMAGED, reason="damaged") from error
        self.names = frozenset(self._zip.namelist())

    def __enter__(self) -> "Package":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def read(self, name: str) -> bytes:
        """A part's bytes. Raises KeyError when there is no such part."""
        parts = []
        try:
            with self._zip.open(name) as stream:
                while chunk := stream.read(1 << 18):
                    if name not in self._counted:
                        self._spend(len(chunk))
                    parts.append(chunk)
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise ReadError("file-unreadable", _DAMAGED, reason="damaged") from error
        self._counted.add(name)
        return b"".join(parts)

    def check_sizes(self) -> None:
        """Unpacks every part once, keeping nothing, for libraries that open the package themselves."""
        for name in self.names:
            self.read(name)

    def xml(
        self, name: str, lookup: etree.ElementNamespaceClassLookup | None = None
    ) -> etree._Element | None:
        """A part's root; None when it is missing or no XML. `lookup`: the classes of its elements."""
        if name not in self.names:
            return None
        return parse_xml(transitional(self.read(name)), lookup)

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part refers to, by id."""
        folder, base = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        if root is None:
            return {}
        found = {}
        for item in root.iter(_RELATIONSHIPS):
            target, outside = item.get("Target", ""), item.get("TargetMode") == "External"
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[item.get("Id", "")] = Relation(item.get("Type", "").rsplit("/", 1)[-1], target, outside)
        return found

    def _spend(self, size: int) -> None:
        self._unpacked += size
        most = max(_RATIO_FLOOR, self._limits.archive_ratio * self._source.size)
        if self._unpacked > min(most, self._limits.file_bytes):
            raise ReadError(
                "file-too-large",
                f"文件解压后超过原大小 {self._limits.archive_ratio} 倍（archive_ratio），疑似异常。",
                limit="archive_ratio",
                value=str(self._limits.archive_ratio),
            )


def transitional(data: bytes) -> bytes:
    """An XML part with the namespaces of ISO 29500 Transitional: "Strict Open XML" files use others."""
    if _STRICT not in data:
        return data
    data = data.replace(
        _STRICT + b"officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    )
    return _STRICT_PART.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", data)


def parse_xml(
    data: bytes, lookup: etree.ElementNamespaceClassLookup | None = None
) -> etree._Element | None:
    """The root element, entities unresolved, nothing fetched; None when it cannot be parsed. Raises
    ReadError when it is nested deeper than anything an office program writes."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        recover=True,
        remove_comments=True,
    )
    if lookup is not None:
        parser.set_element_class_lookup(lookup)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise ReadError(NOT_READ, "文件内部的 XML 嵌套过深或一段过长，超过解析器的上限，未读取。")
    if root is not None and root.getroottree().docinfo.doctype:
        return None  # office formats have no document types; a bomb does
    return root
