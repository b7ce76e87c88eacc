"""The page where papers are filed anew: every page small, in the documents they belong to."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from intake.desk.page_list import PageList
from intake.desk.review_pages import seen_case
from intake.desk.review_view import ReviewView
from intake.desk.web import desk, page
from intake.model import CaseReport
from intake.model.document import IRRELEVANT
from intake.render.words import status_word
from intake.scheme import Scheme


def sort(request: Request) -> Response:
    """All pages of a case and the items they serve."""
    place, report, seen = seen_case(request)
    scheme, pages = desk(request).scheme_of(report), PageList(report)
    view = ReviewView(report, scheme, pages)
    return page(
        request,
        "sort.html",
        case=place,
        report=report,
        seen=seen,
        mark=pages.mark,
        total=len(pages.pages),
        items=_items(report, scheme),
        files=_files(report, view, pages),
    )


def _items(report: CaseReport, scheme: Scheme) -> list[dict[str, Any]]:
    """The submissions as places to drop pages on, with the kinds each takes."""
    language = report.language
    states = {item.id: item for item in report.submissions}
    return [
        {
            "id": item.id,
            "number": item.number,
            "title": item.title.in_language(language),
            "status": states[item.id].status if item.id in states else "",
            "status_word": status_word(states[item.id], language, optional=item.id in scheme.optional)
            if item.id in states
            else "",
            "kinds": [
                {"id": kind, "title": scheme.kinds[kind].title.in_language(language)}
                for kind in item.kinds
                if kind in scheme.kinds
            ],
        }
        for item in scheme.submissions
    ]


def _files(report: CaseReport, view: ReviewView, pages: PageList) -> list[dict[str, Any]]:
    """Every file with its pages, each with the documents that stand on it."""
    numbers = {item.id: item.number for item in report.submissions}
    shown = {
        item.id: {
            **view.document(item.id),
            "items": _served(item.submissions, numbers),
            "irrelevant": item.kind == IRRELEVANT,
        }
        for item in report.documents
    }
    on_page: dict[tuple[str, int], list[str]] = {}
    for item in report.documents:
        for number in dict.fromkeys(item.pages):
            on_page.setdefault((item.file, number), []).append(item.id)
    found = []
    for file in pages.files:
        before: list[str] = []
        tiles = []
        for number in range(file.first, file.first + file.count):
            own = on_page.get(pages.pages[number], [])
            tiles.append(
                {
                    "page": number,
                    "own": pages.pages[number][1],
                    "documents": [shown[one] for one in own if one not in before],
                    "begins": bool(set(own) - set(before)) or not own,
                    "irrelevant": bool(own) and all(shown[one]["irrelevant"] for one in own),
                    "ids": " ".join(own),
                }
            )
            before = own
        found.append({"path": file.path, "problem": file.problem, "tiles": tiles})
    return found


def _served(submissions: tuple[str, ...], numbers: dict[str, int]) -> list[int]:
    return sorted(numbers[one] for one in submissions if one in numbers)


ROUTES: list[BaseRoute] = [Route("/case/{case}/sort", sort)]
