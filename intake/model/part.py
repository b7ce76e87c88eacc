"""What the cut of a page gives."""

from dataclasses import dataclass

from intake.model.geometry import WHOLE_PAGE, Box
from intake.model.page import Page


@dataclass(frozen=True, slots=True)
class Part:
    """What stands on a page under one heading: a run of lines and tables, a paper copied beside others.

    ``content`` is the page as far as it lies in ``box``: of a page that is one part, the page itself.
    ``heading`` is the line it begins with, as printed (``""``: it goes on with what stands before it), and
    ``level`` how deep that stands in the file's outline, 0 outermost. Headings with the same ``series`` are
    numbered in one way under one heading; ``number`` is its own, where it has one. ``styled``: the file
    itself sets it as a heading. ``copied``: a paper copied beside others begins here.
    """

    page: Page
    content: Page
    box: Box = WHOLE_PAGE
    heading: str = ""
    level: int = 0
    series: int = 0
    number: int | None = None
    styled: bool = False
    copied: bool = False
