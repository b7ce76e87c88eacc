"""How a row of a list is called, so that whoever opens the file finds it."""

from intake.check.types import Case
from intake.model import Document, Fact, RowPlace


def row_names(case: Case, document: Document, fact: Fact) -> list[str]:
    """A name for each row: by its own 序号 where every row has one and no two the same; else by its row on
    the sheet, or in the table of its page, headings counted, with the page when there are several. Outside
    tables rows are counted through."""
    places = fact.row_places or tuple(RowPlace("", 0, fact.page) for _ in fact.row_dicts())
    english = case.language == "en"
    serials = [place.serial for place in places]
    if all(serials) and len(set(serials)) == len(serials):
        return [f"No. {serial}" if english else f"序号{serial}" for serial in serials]
    if not all(place.row for place in places):
        return [_row(number, english) for number in range(1, len(places) + 1)]
    if len({place.page for place in places}) == 1:
        return [_row(place.row, english) for place in places]
    return [_page(case, document, place.page, english) + _row(place.row, english) for place in places]


def every_row(count: int, language: str) -> tuple[str, str]:
    """All of so many rows, named as one: the name, and what stands beside it."""
    return ("every row", f"{count} in all") if language == "en" else ("各行", f"共{count}行")


def _row(number: int, english: bool) -> str:
    return f"row {number}" if english else f"第{number}行"


def _page(case: Case, document: Document, number: int, english: bool) -> str:
    """A sheet by its name, any other page by its number."""
    page = case.pages.get((document.file, number))
    if page is not None and page.title:
        return f"sheet “{page.title}”, " if english else f"工作表“{page.title}”"
    return f"page {number}, " if english else f"第{number}页"
