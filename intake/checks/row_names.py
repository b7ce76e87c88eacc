"""How a row of a list is told, so that whoever opens the file finds it."""

from collections import Counter
from collections.abc import Sequence

from intake.checks.types import Case
from intake.model import Document, Fact, RowPlace
from intake.model.value import Row


def row_names(case: Case, document: Document, fact: Fact) -> list[Row]:
    """Each row: by its own 序号 where it has one that no other row has (lists begin anew for each kind of
    row); else by its row on the sheet, or in the table of its page, headings counted, with the page when
    there are several. Outside tables rows are counted through."""
    places = row_places(fact)
    times = Counter(place.serial for place in places)
    told = _told_by_place(case, document, places)
    return [
        Row(serial=place.serial) if place.serial and times[place.serial] == 1 else name
        for place, name in zip(places, told, strict=True)
    ]


def _told_by_place(case: Case, document: Document, places: Sequence[RowPlace]) -> list[Row]:
    if not all(place.row for place in places):
        return [Row(row=number) for number in range(1, len(places) + 1)]
    if len({place.page for place in places}) == 1:
        return [Row(row=place.row) for place in places]
    return [_on_page(case, document, place) for place in places]


def row_places(fact: Fact) -> tuple[RowPlace, ...]:
    """Where each row stands; where that is not known, on the list's page."""
    return fact.row_places or tuple(RowPlace("", 0, fact.page) for _ in fact.row_dicts())


def _on_page(case: Case, document: Document, place: RowPlace) -> Row:
    """A sheet is told by its name, any other page by its number."""
    page = case.pages.get((document.file, place.page))
    if page is not None and page.title:
        return Row(row=place.row, sheet=page.title)
    return Row(row=place.row, page=place.page)
