"""How much a statement rests on: the weakest of what it was read from."""

from collections.abc import Iterable, Iterator

from intake.checks.types import Case
from intake.model import WHOLE_PAGE, Box, Document, EmptyPlace, Fact, Mark, Page
from intake.zh.expressions import compiled
from intake.zh.text import squeeze

UNSURE = 0.5
"""The certainty of what a person must look at whatever the reading was like."""

_SURE_PAGE = 0.95
"""Mean confidence of a scanned page from which on a field's absence can be believed."""


_STAMP = 0.4
"""Share of a picture's width and height from which a seal is all that it shows: a paper's is smaller."""


def sureness(document: Document, *facts: Fact) -> float:
    """The least sure of the document's kind and its facts' reading."""
    return min([document.confidence, *(fact.confidence for fact in facts)])


def read_by_ocr(case: Case, document: Document, pages: Iterable[int] | None = None) -> bool:
    """Whether any of its pages (or of `pages`) was read from a picture."""
    found = {page.number: page for page in case.pages_of(document)}
    numbers = document.pages if pages is None else tuple(pages)
    return any(number not in found or found[number].method != "text" for number in numbers)


def stands_in_text_layer(case: Case, document: Document, fact: Fact) -> bool:
    """Whether a fact of a page that was read both ways (a scan pasted beside text) stands in the text."""
    page = case.pages.get((document.file, fact.page))
    if page is None or page.method != "text+ocr":
        return False
    text = squeeze(fact.text)
    return any(line.confidence == 1.0 and text in squeeze(line.text) for line in page.lines)


def page_confidence(case: Case, document: Document) -> float:
    """The least confident of its pages."""
    return min((page.confidence for page in case.pages_of(document)), default=0.0)


def field_absence_certainty(case: Case, document: Document, name: str) -> float:
    """How sure it is that a document lacks a field.

    A text layer loses nothing; but what stands beside the field's label and is no such value, a person
    reads. Of a scan it is believed only where the field's label was read and its place is empty: how well
    the rest was read says nothing of what was not.
    """
    if unread_place(case, document, name) is not None:
        return min(document.confidence, UNSURE)
    if not read_by_ocr(case, document) or empty_place(case, document, name) is not None:
        return document.confidence
    return min(document.confidence, UNSURE)


def only_its_title(case: Case, document: Document) -> bool:
    """Whether one picture shows what kind of paper it is, and nothing that tells whose it is, of when or
    under which number could be read, though the kind must be certain of some of it."""
    kind = case.scheme.kinds.get(document.kind)
    telling = [field for field in kind.fields if field.tells_which] if kind else []
    pages = case.pages_of(document)
    if not any(field.critical for field in telling) or [page.method for page in pages] != ["ocr"]:
        return False
    names = {field.name for field in telling}
    return case.legible(document) and not any(fact.name in names for fact in case.facts_of(document))


def unread_pictures(
    case: Case, document: Document, copies: str | None = None
) -> Iterator[tuple[Page, Box]]:
    """Pictures within the document's pages that look like papers and could not be read: of a kind of paper
    that comes as a picture all, else those under a line that announces a copy; and such pasted into it."""
    kind = case.scheme.kinds.get(document.kind)
    comes_so = kind is not None and "picture" in kind.recognition.layout
    for page in case.pages_of(document):
        for mark in page.marks:
            if mark.kind == "picture" and mark.hides and (comes_so or _announced(page, mark, copies)):
                yield page, mark.box
    for (file, _), page in case.pages.items():
        inside = file.startswith(f"{document.file}!/") and page.problem_code == "page-illegible"
        if inside and not _is_stamp(page) and pasted_in(case, page) is document:
            yield page, WHOLE_PAGE


def _is_stamp(page: Page) -> bool:
    """Whether a picture shows a seal and hardly anything beside it: one put into a text in place of ink."""
    return not page.lines and any(
        mark.kind == "seal" and min(mark.box.width, mark.box.height) >= _STAMP for mark in page.marks
    )


def pasted_in(case: Case, page: Page) -> Document | None:
    """The document that a picture which is a page of its own stands in, by the text around it."""
    source = next((file for file in case.files if file.path == page.file), None)
    holder = page.file.rpartition("!/")[0]
    around = [squeeze(text) for text in source.context.split("\n") if squeeze(text)] if source else []
    return next(
        (
            document
            for text in around[::-1]
            for document in case.documents
            if document.file == holder and text in squeeze(case.text_of(document))
        ),
        None,
    )


def _announced(page: Page, mark: Mark, copies: str | None) -> bool:
    above = [line for line in page.lines if line.box.middle_y < mark.box.y0]
    last = max(above, key=lambda line: line.box.y0, default=None)
    return bool(copies and last and compiled(copies).search(squeeze(last.text)))


def empty_place(case: Case, document: Document, name: str) -> EmptyPlace | None:
    """Where the document's label of the field stands with nothing beside it."""
    return next((place for place in _places(case, document, name) if not place.text), None)


def unread_place(case: Case, document: Document, name: str) -> EmptyPlace | None:
    """Where words stand beside the document's label of the field that could not be read as it."""
    return next((place for place in _places(case, document, name) if place.text), None)


def _places(case: Case, document: Document, name: str) -> Iterable[EmptyPlace]:
    return (place for place in case.empty if place.document == document.id and place.name == name)


def absence_certainty(case: Case, document: Document, others_present: bool) -> float:
    """How sure it is that something does not stand in a document.

    A text layer loses nothing. On a scan it is believed only when the pages were read very well, all else
    that must be there was found, and no seal copied in black may hide it; otherwise a person looks.
    """
    if not read_by_ocr(case, document):
        return document.confidence
    if any(mark.hides for page in case.pages_of(document) for mark in page.marks):
        return min(document.confidence, UNSURE)
    confidence = page_confidence(case, document)
    if others_present and confidence >= _SURE_PAGE:
        return min(document.confidence, confidence)
    return min(document.confidence, UNSURE)
