"""The headers and footers of a Word document."""

from collections.abc import Iterator
from typing import Literal

from docx.document import Document
from docx.oxml.ns import qn
from docx.section import _BaseHeaderFooter
from docx.text.paragraph import Paragraph

from intake.read.word.flat import Flat

_LEAST = 4
"""Characters of a line worth keeping; shorter ones are page numbers."""


def margins(document: Document, kind: Literal["header", "footer"], flat: Flat) -> list[str]:
    """The distinct lines of those that are printed on some page, in the order of the sections."""
    seen: dict[str, None] = {}
    for margin in _printed(document, kind):
        for item in margin.part.element.iter(qn("w:p")):
            text = flat.inside(Paragraph(item, margin)).all_text.strip()
            if len(text) >= _LEAST:
                seen[text] = None
    return list(seen)


def _printed(document: Document, kind: Literal["header", "footer"]) -> Iterator[_BaseHeaderFooter]:
    both_sides = document.settings.odd_and_even_pages_header_footer
    for section in document.sections:
        margins: list[_BaseHeaderFooter] = [getattr(section, kind)]
        if section.different_first_page_header_footer:
            margins.append(getattr(section, f"first_page_{kind}"))
        if both_sides:
            margins.append(getattr(section, f"even_page_{kind}"))
        yield from (margin for margin in margins if _is_there(margin))


def _is_there(margin: _BaseHeaderFooter) -> bool:
    """Whether the section has one of its own, and its part was found."""
    try:
        return not margin.is_linked_to_previous and margin.part is not None
    except KeyError:
        return False
