"""Foot- and endnotes, which python-docx does not read."""

from docx.oxml.ns import qn

from intake.read.ooxml import Package, Relation
from intake.read.word.inside import Notes
from intake.read.word.opening import tidied


def notes_of(package: Package, relations: dict[str, Relation]) -> Notes:
    """The texts of all notes."""
    found = {}
    for relation in relations.values():
        name = {"footnotes": "footnote", "endnotes": "endnote"}.get(relation.kind)
        root = tidied(package, relation.target) if name is not None and not relation.outside else None
        for note in root.iter(qn(f"w:{name}")) if root is not None else ():
            text = "".join(item.text or "" for item in note.iter(qn("w:t"))).strip()
            if text:
                found[qn(f"w:{name}Reference"), note.get(qn("w:id"), "")] = text
    return found
