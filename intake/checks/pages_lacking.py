"""A paper that counts its pages, and of which pages are not there: 共4页, and only 第1、2页."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from intake.checks.absence import illegible
from intake.checks.certainty import UNSURE
from intake.checks.describe import document_name
from intake.checks.shapes import KINDS, Codes, parameters
from intake.checks.types import Case, Problem
from intake.model import Document, Evidence, Line, Page
from intake.model.value import Number, Several
from intake.zh.page_counts import page_counts, total_alone
from intake.zh.text import normalise

NAME = "pages_lacking"
CODES: Codes = {"lacking": ("document", "count", "present", "missing")}
PARAMS = parameters(CODES, ("kinds",), kinds=KINDS)

_HEAD_LINES = 8
"""Lines at a paper's head in which it may tell how many pages it has."""

_AGREE = 2
"""Pages that count to the same total, from which it was read right."""


@dataclass(frozen=True, slots=True)
class _Counted:
    """What the pages of a document say: each number that one bears, with its place; the total; how many of
    its pages bear none."""

    numbers: Mapping[int, Evidence]
    total: int
    silent: int
    sure: bool


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """Documents of ``kinds`` whose pages count to more than are there. Where pages of the document bear no
    number, or a page that counts to the same total lies elsewhere without its first, these may be what
    lacks. That a first page lacks is not told: a cover says what stands behind it. Firm where two pages
    agree on the total, or a text says it, and no page of the file was left over. A count that runs on from
    one paper of a file to another is none of theirs.
    """
    counted = {item.id: found for item in case.documents if (found := _counted(case, item))}
    for document in case.of_kind(*params["kinds"]):
        found = counted.get(document.id)
        if found is None or any(
            _is_bound_with(found, other) for one, other in counted.items() if one != document.id
        ):
            continue
        spare = {
            number
            for other in counted.values()
            if other.total == found.total and 1 not in other.numbers
            for number in other.numbers
        }
        there = sorted(found.numbers) or list(range(1, found.silent + 1))
        out = [at for at in range(2, found.total + 1) if at not in there]
        missing = [at for at in out if at not in spare and not _lies_between(found, at)]
        if len(missing) < len(out):  # the count is of more than this paper, or of pages that bear no number
            there = [at for at in range(1, found.total + 1) if at not in missing]
        if len(missing) <= (found.silent if found.numbers else 0):
            continue
        sure = found.sure and not _left_over(case, document)
        yield Problem(
            params["codes"]["lacking"],
            document.submission,
            {
                "document": document_name(case, document),
                "count": Number(found.total),
                "present": Several(tuple(map(Number, there))),
                "missing": Several(tuple(map(Number, missing))),
            },
            tuple(found.numbers[at] for at in sorted(found.numbers)) or (_first(document, case),),
            document.confidence if sure else UNSURE,
        )


def _lies_between(found: _Counted, number: int) -> bool:
    """Whether as many pages lie before, or between, the pages that bear the numbers around it as it takes:
    then one of those is it, and bears no number that was read."""
    below = max((at for at in found.numbers if at < number), default=0)
    above = min((at for at in found.numbers if at > number), default=0)
    begin = found.numbers[below].page or 0 if below else 0
    return bool(above) and (found.numbers[above].page or 0) - begin >= above - below


def _counted(case: Case, document: Document) -> _Counted | None:
    """Nothing where no page counts, two totals stand in it, or a number stands twice: then several papers
    lie in one."""
    pages = [page for page in case.pages_of(document) if not page.flowing]
    said = [(number, total, place, page) for page in pages for number, total, place in _on(page)]
    if not said:
        total = total_alone([line.text for page in pages[:1] for line in page.lines[:_HEAD_LINES]])
        if total is None or total <= len(pages):
            return None
        # Which ones are there is not told: the first so many.
        return _Counted({}, total, len(pages), sure=False)
    totals = {total for _, total, _, _ in said}
    numbers = Counter(number for number, _, _, _ in said)
    total = max(totals)
    if len(totals) > 1 or max(numbers.values()) > 1 or max(numbers) > total:
        return None
    bearing = {page.number for _, _, _, page in said}
    sure = len(bearing) >= _AGREE or all(page.method == "text" for _, _, _, page in said)
    silent = len([page for page in pages if page.number not in bearing])
    return _Counted({number: place for number, _, place, _ in said}, total, silent, sure)


def _is_bound_with(one: _Counted, other: _Counted) -> bool:
    """Whether one count runs over both papers in their file: it is that of what they are bound in."""
    ahead = [
        {(place.file, number - (place.page or 0)) for number, place in found.numbers.items()}
        for found in (one, other)
    ]
    return one.total == other.total and len(ahead[0]) == 1 and ahead[0] == ahead[1]


def _on(page: Page) -> Iterator[tuple[int, int, Evidence]]:
    by_line = [(found, line) for line in page.lines for found in page_counts(normalise(line.text))]
    if not by_line:
        # Number and total may stand in two cells of a head.
        beside = next((line for line in page.lines if "页" in line.text), None)
        by_line = [(found, beside) for found in page_counts(normalise(page.text)) if beside]
    for (number, total), line in by_line:
        if 1 <= number <= total:
            yield number, total, _place(page, line)


def _place(page: Page, line: Line) -> Evidence:
    return Evidence(page.file, page.number, line.box, line.text[:160])


def _first(document: Document, case: Case) -> Evidence:
    page = case.pages_of(document)[0]
    head = next(line for line in page.lines[:_HEAD_LINES] if total_alone([line.text]))
    return _place(page, head)


def _left_over(case: Case, document: Document) -> bool:
    """Whether a page of its file was not read, or belongs to nothing known."""
    known = {
        (one.file, number)
        for one in case.documents
        if one.kind in case.scheme.kinds
        for number in one.pages
    }
    return any(
        file == document.file and (illegible(page) or (file, number) not in known)
        for (file, number), page in case.pages.items()
    )
