"""Opens a Word document with python-docx: only the parts it is asked for, parsed safely and tidied."""

from dataclasses import dataclass

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.document import CT_Document
from docx.oxml.ns import qn
from docx.oxml.parser import element_class_lookup
from docx.package import Package as WordPackage
from docx.parts.document import DocumentPart
from docx.parts.hdrftr import FooterPart, HeaderPart
from docx.parts.settings import SettingsPart
from docx.parts.styles import StylesPart
from lxml import etree

from intake.read.ooxml import Package
from intake.read.word.tidy import tidy
from intake.read.word.unseen import take_out_unseen

_PARTS: dict[str, tuple[type[XmlPart], str, str]] = {
    "styles": (StylesPart, CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    "settings": (SettingsPart, CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
    "header": (HeaderPart, CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
    "footer": (FooterPart, CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
}
"""By the kind of relation that leads to them."""


def main_part(package: Package) -> str:
    """The name of the part that holds the document's body."""
    for relation in package.relations("").values():
        if relation.kind == "officeDocument" and not relation.outside:
            return relation.target
    return "word/document.xml"


@dataclass(frozen=True, slots=True)
class Opened:
    """A document, and the number of places where text was deleted by a change nobody has accepted yet."""

    document: Document
    deleted: int


def open_document(package: Package, main: str) -> Opened | None:
    """The document, without its pictures and embedded files, which `package` gives one by one; None when
    its body is missing or no XML."""
    body = package.xml(main, element_class_lookup)
    if not isinstance(body, CT_Document) or body.body is None:
        return None
    deleted = tidy(body)
    for more in body.findall(qn("w:body"))[1:]:  # some programs write several
        body.body.extend(more)
    whole = WordPackage()
    roots = []
    part = DocumentPart(PackURI(f"/{main}"), CONTENT_TYPE.WML_DOCUMENT_MAIN, body, whole)
    for identifier, relation in package.relations(main).items():
        if relation.kind not in _PARTS or relation.outside:
            continue
        root = tidied(package, relation.target)
        if root is not None:
            roots.append(root)
            kind, content_type, related_by = _PARTS[relation.kind]
            other = kind(PackURI(f"/{relation.target}"), content_type, root, whole)
            part.load_rel(related_by, other, identifier)
    take_out_unseen(body, roots)
    return Opened(part.document, deleted)


def tidied(package: Package, name: str) -> etree._Element | None:
    """A part's root, as it reads on paper; None when it is missing or no XML."""
    root = package.xml(name, element_class_lookup)
    if root is not None:
        tidy(root)
    return root
