"""Pictures pasted into a document, each with the text around it, which tells what it is."""

from dataclasses import dataclass

from intake.read.children import Children
from intake.read.cropping import Crop
from intake.read.office_parts import add_picture
from intake.read.ooxml import Package, Relation

_NEAR = 80
"""Characters of the paragraph before and of the one after."""


@dataclass(slots=True)
class _Picture:
    relation: Relation
    crop: Crop | None
    before: str
    after: str = ""


class Pasted:
    """Collects the pictures while the text is read. ``heading`` and ``last`` are the chapter's heading and
    the text read last."""

    def __init__(self) -> None:
        self._pictures: list[_Picture] = []
        self.heading = ""
        self.last = ""

    def add(self, relation: Relation, crop: Crop | None) -> None:
        """A picture that stands here."""
        before = "\n".join(dict.fromkeys(part for part in (self.heading, self.last[-_NEAR:]) if part))
        self._pictures.append(_Picture(relation, crop, before))

    def read(self, text: str) -> None:
        """A text that stands here, behind what was added before."""
        for picture in reversed(self._pictures):
            if picture.after:
                break
            picture.after = text[:_NEAR]
        self.last = text

    def hand_over(self, package: Package, children: Children) -> None:
        """Makes the pictures files of their own."""
        for picture in self._pictures:
            context = f"{picture.before}\n{picture.after}".strip()
            add_picture(package, picture.relation, children, context, picture.crop)
