"""What might still be the thing that was not found: unreadable pages, locked files, unknown documents.

An absence is only certain when nothing in the case could be it.
"""

from collections.abc import Iterable, Iterator

from intake.checks.describe import whole
from intake.checks.filing import could_be, named_for, speaks_of
from intake.checks.sections import sections_like
from intake.checks.types import Case
from intake.checks.weighing import text_weights
from intake.model import WHOLE_PAGE, Document, Evidence, Page, SourceFile
from intake.model.media_types import can_be_material
from intake.scheme import Submission
from intake.scheme.told import title_index
from intake.zh.text import squeeze

_NOTHING_INSIDE = frozenset({"file-empty"})
"""File problems that leave nothing that could be anything."""

_SUBMISSIONS_ON_A_CONTENTS_PAGE = 3

_HEADING_REST = 8
"""Characters beside a title in its line: a number, brackets, a company's short name."""

_LONGEST_HEADING = 80
"""Characters of a line that can be a title with what stands beside it."""

_WORDS_ENOUGH = 2.0
"""Weight of a kind's words from which a page of no known kind and no telling name may be of it."""

_HEAD_LINES = 6
"""Lines at the head of a page among which the title of a paper that begins there stands."""

_WORDS_BESIDE_A_TITLE = 1.0
"""Weight of a kind's words from which a page with its title may be of it, in whatever document it lies."""

_SENTENCES = 2
"""Ends of sentences from which a page is text, no front page or contents."""

_WORDS_ALONE = 2.6
"""The same for a page without such a title; they must also outweigh the words of what it was taken for."""


def candidates(
    case: Case, submission: Submission, kinds: Iterable[str] | None = None
) -> tuple[Evidence, ...]:
    """Places that could hold the submission (or documents of `kinds`, by default its own kinds)."""
    wanted = tuple(submission.satisfied_by if kinds is None else kinds)
    found = [
        *_labelled(case, submission),
        *_closed_files(case, submission, wanted),
        *_illegible_pages(case, submission, wanted),
        *_unsure_documents(case, submission, wanted),
        *_swallowed_pages(case, wanted),
        *sections_like(case, submission, wanted),
    ]
    return tuple(dict.fromkeys(found))


def _labelled(case: Case, submission: Submission) -> Iterator[Evidence]:
    """Documents of other kinds that hold a section for the submission."""
    for document in case.documents:
        if submission.id in document.also and document.kind not in submission.kinds:
            yield from whole(document)


def illegible(page: Page) -> bool:
    """Whether the reader says that something on the page could not be read."""
    return page.problem_code is not None and page.problem_code != "page-blank"


def _closed_files(case: Case, submission: Submission, kinds: tuple[str, ...]) -> Iterator[Evidence]:
    for file in closed_files(case):
        if file.alias_of is None and could_be(case, file.path, submission, kinds):
            yield Evidence(file.path)


def closed_files(case: Case) -> Iterator[SourceFile]:
    """Files of which nothing could be read, though something may be inside: no video is a list."""
    with_pages = {file for file, _ in case.pages}
    for file in case.files:
        closed = file.problem_code is not None or file.status == "unreadable"
        closed = closed and can_be_material(file.media_type)
        if closed and file.problem_code not in _NOTHING_INSIDE and file.path not in with_pages:
            yield file


def _illegible_pages(case: Case, submission: Submission, kinds: tuple[str, ...]) -> Iterator[Evidence]:
    known = {
        (document.file, number)
        for document in case.documents
        if _is_sure(case, document)
        for number in document.pages
    }
    for place, page in case.pages.items():
        if place in known or not illegible(page):
            continue
        if could_be(case, page.file, submission, kinds):
            yield Evidence(page.file, page.number, WHOLE_PAGE)


def _unsure_documents(case: Case, submission: Submission, kinds: tuple[str, ...]) -> Iterator[Evidence]:
    for document in case.documents:
        if _is_sure(case, document) or document.kind in kinds or not document.pages:
            continue
        by_name = speaks_of(case, document.file, submission, kinds)
        if by_name or submission.id in document.submissions:
            yield from whole(document)
            continue
        known, named = document.kind in case.scheme.kinds, bool(named_for(case, document.file))
        if known and named:
            continue
        number = _titled_page(case, document, kinds)
        if number is None and not known and not named:
            number = _garbled_page(case, document) or _wordy_page(case, document, kinds)
        if number is not None:
            yield from whole(document, [number])


def _swallowed_pages(case: Case, kinds: tuple[str, ...]) -> Iterator[Evidence]:
    """Pages inside documents of another kind that begin or speak like a paper of those kinds.

    Whoever binds everything into one file hides short papers between long ones; where the cut may have
    been missed, nobody is accused of having sent nothing.
    """
    for document in case.documents:
        if not _is_sure(case, document) or document.kind in kinds:
            continue
        for page in case.pages_of(document):
            if _strays(case, page, document):
                yield from whole(document, [page.number])
                break
            weight = _weight(case, page, kinds)
            titled = weight >= _WORDS_BESIDE_A_TITLE and _titles(case, page, kinds, _HEAD_LINES)
            if titled or weight >= max(_WORDS_ALONE, _weight(case, page, (document.kind,))):
                yield from whole(document, [page.number])
                break


def _titled_kinds(case: Case, heading: str) -> frozenset[str]:
    """The kinds of which a heading is (nearly) a title alone."""
    found = title_index(case.scheme).found(heading)
    return frozenset(
        kind
        for kind, matches in found.items()
        if any(len(heading) <= len(match[0]) + _HEADING_REST for match in matches)
    )


def _strays(case: Case, page: Page, document: Document) -> bool:
    """Whether a page of text lies in a paper that serves nothing (a cover) and whose words speak against
    it: it may be anything."""
    if case.scheme.serving(document.kind) or sum(page.text.count(sign) for sign in "。；") < _SENTENCES:
        return False
    return _weight(case, page, (document.kind,)) < 0.0


def _is_sure(case: Case, document: Document) -> bool:
    return document.kind in case.scheme.kinds and document.confidence >= case.scheme.doubt_below


def _titled_page(case: Case, document: Document, kinds: tuple[str, ...]) -> int | None:
    """The first page that bears a title of those kinds; a page that names many is a table of contents."""
    return next((page.number for page in case.pages_of(document) if _titles(case, page, kinds)), None)


def _titles(case: Case, page: Page, kinds: tuple[str, ...], head: int | None = None) -> bool:
    """Whether the page (its first `head` lines) bears a title of those kinds and is no contents page."""
    lines = {squeeze(line.text) for line in page.lines[:head] if len(line.text) <= _LONGEST_HEADING}
    titled = frozenset(kind for line in lines for kind in _titled_kinds(case, line))
    return not titled.isdisjoint(kinds) and len(titled) < _SUBMISSIONS_ON_A_CONTENTS_PAGE


def _garbled_page(case: Case, document: Document) -> int | None:
    """The first page read so badly that its words say nothing about what it is."""
    for page in case.pages_of(document):
        if page.text.strip() and page.confidence < case.scheme.doubt_below:
            return page.number
    return None


def _wordy_page(case: Case, document: Document, kinds: tuple[str, ...]) -> int | None:
    """The first page that uses the words of one of those kinds."""
    for page in case.pages_of(document):
        if _weight(case, page, kinds) >= _WORDS_ENOUGH:
            return page.number
    return None


def uses_words_of(case: Case, place: Evidence, kinds: Iterable[str]) -> bool:
    """Whether a page uses words of one of those kinds, so that a paper of it may stand there."""
    page = case.pages.get((place.file, place.page or 1))
    return page is None or _weight(case, page, kinds) >= _WORDS_BESIDE_A_TITLE


def _weight(case: Case, page: Page, kinds: Iterable[str]) -> float:
    """What the words of that one of the kinds weigh on the page which weighs most."""
    weights = text_weights(case.scheme, page)
    return max((weights[kind] for kind in kinds if kind in weights), default=0.0)
