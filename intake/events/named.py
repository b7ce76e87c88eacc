"""What a person names, found in the report: a document, pages of a file, a submission, a place."""

import re
from collections.abc import Sequence

from intake.errors import UsageError
from intake.events.places import Pages
from intake.model import WHOLE_PAGE, Box, CaseReport, Document, Span
from intake.model.event import Place
from intake.scheme import Scheme, Submission

_PAGES = re.compile(
    r"^(?P<file>.+?)(?::(?P<first>\d{1,6})(?:-(?P<last>\d{1,6}))?)?(?:@(?P<box>[\d.,\s]+))?$", re.S
)


def pages_of(report: CaseReport) -> Pages:
    """The files of a report and their pages."""
    return Pages(report.files, dict(report.page_counts))


def document_named(report: CaseReport, name: str) -> Document:
    """The document of that id. Raises UsageError naming those there are."""
    for document in report.documents:
        if document.id == name:
            return document
    listed = "；".join(f"{one.id} {one.file} {_pages(one)}" for one in report.documents[:30])
    raise UsageError(f"报告中没有文件“{name}”。有：{listed or '—'}")


def places_named(report: CaseReport, name: str) -> tuple[Place, ...]:
    """The places that a document's id, ``FILE``, ``FILE:3``, ``FILE:3-5`` or ``FILE:3@x0,y0,x1,y1`` names
    (box: fractions of the page). A file may be named by the end of its path, where only one has it.

    Raises:
        UsageError: there is no such document, file or page, or the box is none.
    """
    known = pages_of(report)
    if any(one.id == name for one in report.documents):
        document = document_named(report, name)
        return tuple(known.place(document.file, span.page, span) for span in document.places)
    match = _PAGES.match(name)
    counts = dict(report.page_counts)
    if name in counts or match is None:
        file, first, last, box = _file(counts, name), 1, counts.get(name, 1), None
    else:
        file = _file(counts, match["file"])
        first = int(match["first"] or 1)
        last = int(match["last"] or match["first"] or counts[file])
        box = _box(match["box"]) if match["box"] else None
    if not 1 <= first <= last <= counts[file]:
        raise UsageError(f"“{file}”只有第 1–{counts[file]} 页：{name}")
    return tuple(known.place(file, page, Span(page, box or WHOLE_PAGE)) for page in range(first, last + 1))


def submission_named(scheme: Scheme, name: str) -> Submission:
    """The submission of that number or id. Raises UsageError naming those there are."""
    for item in scheme.submissions:
        if name in (str(item.number), item.id):
            return item
    listed = "；".join(f"{one.number} {one.id} {one.title.in_language('zh')}" for one in scheme.submissions)
    raise UsageError(f"清单中没有“{name}”。有：{listed}")


def documents_at(report: CaseReport, places: Sequence[Place]) -> tuple[Document, ...]:
    """The documents that stand, in whole or in part, at the places."""
    files = {pages_of(report).file_of(place) for place in places}
    return tuple(
        one
        for one in report.documents
        if one.file in files
        and any(
            span.page == place.page and span.box.overlap(place.box)
            for place in places
            for span in one.places
        )
    )


def _file(counts: dict[str, int], name: str) -> str:
    if name in counts:
        return name
    ends = [path for path in counts if path.replace("!/", "/").endswith(f"/{name}")]
    if len(ends) == 1:
        return ends[0]
    listed = "；".join((ends or list(counts))[:20])
    known = "有几个文件这样命名，请写全：" if ends else "没有这样的文件："
    raise UsageError(f"{known}{name}。有：{listed or '—'}")


def _box(text: str) -> Box:
    try:
        box = Box(*(float(part) for part in text.split(",")))
    except (TypeError, ValueError) as error:
        raise UsageError(f"方框“{text}”无效，请写成 0.1,0.2,0.5,0.3 的样子。") from error
    if not (0 <= box.x0 < box.x1 <= 1 and 0 <= box.y0 < box.y1 <= 1):
        raise UsageError(f"方框“{text}”超出页面：数值在 0 与 1 之间，左上在前。")
    return box


def _pages(document: Document) -> str:
    first, last = document.pages[0], document.pages[-1]
    return f"第{first}页" if first == last else f"第{first}–{last}页"
