"""Where documents may begin in a file, and what beginning, staying and belonging nowhere cost there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from intake.assign.continuation import Place, goes_on
from intake.assign.steps import Step
from intake.model import Part
from intake.zh.numbering import goes_further

PRIOR = 2.3
"""Log-odds against any one kind before anything is known."""

SWITCH = 3.2
"""Log-odds that a page must bring to begin another document inside a file; twice that where the page
shows that it goes on with the one before."""

_AMID_TEXT = 0.6
"""More than that for a part amid a page."""

_APART = 4.0
"""Log-odds against going on with a document over a border between chapters of a book."""

_MAYBE_BEGINS = 0.5
_MAYBE_APART = 0.3
"""Where a heading only may begin a chapter: what beginning a document there costs more than where it
surely does, and what going on costs."""

_SHEET_NOWHERE = 1.5
"""Log-odds against a sheet of a workbook that belongs nowhere: each may be about something else."""


@dataclass(frozen=True, slots=True)
class Border:
    """A border before a part. ``begin``, ``stay``, ``nowhere``: log-odds against beginning a document,
    going on with one, belonging to none. ``page``: a page begins there too. ``amid_text``: a text may go
    on over it, so that what begins there may be a section of it. ``chapter``: a book's chapter begins
    there, if ``certain``; else it may. ``sheet``: so does a sheet of a workbook."""

    part: Part
    begin: float
    stay: float
    nowhere: float
    page: bool
    amid_text: bool = False
    chapter: bool = False
    certain: bool = False
    sheet: bool = False

    @property
    def maybe(self) -> bool:
        """Whether a book's chapter only may begin there."""
        return self.chapter and not self.certain


class Borders:
    """The borders of one file."""

    def __init__(
        self, steps: Sequence[Step], places: Sequence[Place], chapters: Mapping[tuple[int, int], bool]
    ) -> None:
        self._steps = steps
        self._places = places
        self._chapters = chapters
        self._known: dict[tuple[int, int], Border] = {}

    def before(self, step: int, at: int) -> Border:
        """The border before a part."""
        known = self._known.get((step, at))
        if known is None:
            known = self._known[step, at] = self._border(step, at)
        return known

    def _border(self, step: int, at: int) -> Border:
        part, page = self._steps[step].parts[at], at == 0
        certain = self._chapters.get((step, at))
        if certain:
            return Border(part, PRIOR, _APART, 0.0, page, chapter=True, certain=True)
        if certain is not None:
            cost = PRIOR + _MAYBE_BEGINS
            return Border(part, cost, _MAYBE_APART, cost, page, chapter=True)
        if page and self._is_another_sheet(step):
            cost = PRIOR + _MAYBE_BEGINS
            return Border(part, cost, _MAYBE_APART, _SHEET_NOWHERE, page, chapter=True, sheet=True)
        # Pages of a text that flows are the reader's own: a heading on top of one stands amid the text.
        if not page or (part.page.flowing and part.heading):
            cost = SWITCH + _AMID_TEXT
            return Border(part, cost, 0.0, cost, page, amid_text=True)
        cost = 2 * SWITCH if self.follows(step) else SWITCH
        return Border(part, cost, 0.0, cost, page)

    def follows(self, step: int) -> bool:
        """Whether a page shows that it goes on with the one before it."""
        return step > 0 and goes_on(self._places[step - 1], self._places[step])

    def _is_another_sheet(self, step: int) -> bool:
        """Whether a sheet of a workbook begins there, under a name that does not say it goes on."""
        own = self._steps[step].parts[0].page
        return step > 0 and own.flowing and bool(own.title) and not goes_further(own.title)
