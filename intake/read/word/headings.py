"""Which paragraphs are headings, and of which level: by style, by outline level, by bold print."""

import re

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from intake.model import BOLD
from intake.read.word.names import VALUE

_HEADING = re.compile(r"^(?:(?:heading|标题)\s*(?P<level>\d)?|title)$", re.IGNORECASE)
_LONGEST = 40
"""Characters up to which a bold paragraph may be a heading."""

_SENTENCE = re.compile(r"[。；;]|[:：].")


class Headings:
    """The heading styles of one document."""

    def __init__(self, document: Document) -> None:
        self._levels: dict[str, int] = {}
        self._bold: set[str] = set()
        for style in document.styles.element.style_lst:
            found = _HEADING.match(style.name_val or "")
            if found:
                self._levels[style.styleId] = int(found["level"] or 1)
            bold = style.find(f"{qn('w:rPr')}/{qn('w:b')}")
            if bold is not None and bold.get(VALUE) not in {"0", "false", "off"}:
                self._bold.add(style.styleId)

    def level(self, paragraph: Paragraph) -> int:
        """1 for the outermost headings, and so on; `BOLD` for a short bold line; 0 for text."""
        by_style = self._levels.get(paragraph._p.style or "", 0)
        if by_style:
            return by_style
        properties = paragraph._p.pPr
        outline = properties.find(qn("w:outlineLvl")) if properties is not None else None
        stated = outline.get(VALUE, "") if outline is not None else ""
        if stated.isdecimal() and int(stated) < BOLD:
            return int(stated) + 1
        return BOLD if self._is_bold(paragraph) else 0

    def _is_bold(self, paragraph: Paragraph) -> bool:
        text = paragraph.text.strip()
        if not 1 < len(text) <= _LONGEST or _SENTENCE.search(text):
            return False
        inherited = (paragraph._p.style or "") in self._bold
        runs = [run for run in paragraph.runs if run.text.strip()]
        return bool(runs) and all(inherited if run.bold is None else run.bold for run in runs)
