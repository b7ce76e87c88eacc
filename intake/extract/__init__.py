"""Documents → facts, each with its value, the text it was read from, its place and how sure it is."""

from collections.abc import Mapping, Sequence

from intake.extract.as_often_right import as_often_right
from intake.extract.by_form import placed, settled
from intake.extract.by_label import labelled
from intake.extract.by_mark import marked
from intake.extract.by_pattern import matched
from intake.extract.by_repair import repaired, with_witnesses
from intake.extract.by_signature import signed, unsigned
from intake.extract.candidate import Candidate
from intake.extract.choose import chosen
from intake.extract.derive import with_derived_ends, with_doubted_ends
from intake.extract.empty import empty_places
from intake.extract.form import Form, form_of
from intake.extract.labels import LabelIndex, label_index
from intake.extract.layout import with_joined_words
from intake.extract.notes import without_notes
from intake.extract.page_head import in_head, without_head
from intake.extract.printed import with_printed_text
from intake.extract.rows import listed
from intake.extract.run_on import with_run_on
from intake.model import Document, Fact, Page
from intake.scheme import Field, Kind, Scheme
from intake.zh.placeholders import is_placeholder
from intake.zh.text import squeeze

__all__ = ["empty_places", "extract", "with_witnesses"]

_WORDS = frozenset({"text", "long_text", "name", "person", "address", "code"})
_LEGIBLE = 0.55
"""Confidence of a reading of words below which recognition made them up: engines give right text more."""

_LEGIBLE_NAME = 0.72
"""The same for a name or number that nothing but its form tells: misread words end in 公司 too."""

_LEGIBLE_AMID_BAD = 0.8
"""The same on a page of which the reader says that it could not be read well."""

_ONE_OF_A_PAPER = frozenset({"text", "code"})
_MANY = 5
"""Titles, or numbers, by their form alone, from which one picture shows several papers."""

_A_FEW_WORDS = 6
"""Characters that a form's head or choice has at most."""


def extract(
    documents: Sequence[Document], pages: Mapping[tuple[str, int], Page], scheme: Scheme
) -> tuple[Fact, ...]:
    """The facts of every document whose kind the scheme knows, in the documents' and fields' order.

    Nothing is judged here: a wrong code or an expired date is a fact like any other.
    """
    facts: list[Fact] = []
    for document in documents:
        kind = scheme.kinds.get(document.kind)
        if kind is None or not kind.fields:
            continue
        words = {label for field in kind.fields for label in field.labels}
        own = with_joined_words([without_notes(page) for page in document.content(pages)], words)
        facts += _facts(document, kind, own)
    return with_witnesses(facts)


def _facts(document: Document, kind: Kind, pages: Sequence[Page]) -> list[Fact]:
    labels = label_index(kind.fields)
    pages = [with_run_on(page, labels) for page in pages]
    forms = [form for page in pages if (form := form_of(page, labels)) is not None]
    facts: list[Fact] = []
    for field in kind.fields:
        found = _candidates(field, pages, labels, forms)
        if kind.recognition.one_page and _of_many_papers(field, found, pages):
            return []
        facts += chosen(document.id, field, found)
    facts = _of_some_paper(facts, kind, pages)
    facts = with_doubted_ends(with_derived_ends(facts, kind, pages), kind)
    return as_often_right(with_printed_text(facts, pages), pages)


def _of_many_papers(field: Field, found: Sequence[Candidate], pages: Sequence[Page]) -> bool:
    """Whether one picture gives a title or number, of which a paper has one, time and again: it shows a
    wall of papers, and nobody knows which day goes with which."""
    if field.type not in _ONE_OF_A_PAPER or any(page.method != "ocr" for page in pages):
        return False
    return len({one.value for one in found if one.way == "pattern"}) >= _MANY


def _of_some_paper(facts: list[Fact], kind: Kind, pages: Sequence[Page]) -> list[Fact]:
    """The facts; without the choices of a specimen, and without those made by a word or two where pages
    that are read as they stand (no picture) tell neither whose paper it is nor when or under which number
    it was made: a form's own words conclude nothing."""
    fields = {field.name: field for field in kind.fields}
    drawn = any(page.method != "text" for page in pages)
    told = drawn or any(fields[fact.name].tells_which for fact in facts)
    specimen = any(is_placeholder(squeeze(line.text)) for page in pages for line in page.lines)
    if told and not specimen:
        return facts
    return [
        fact
        for fact in facts
        if fields[fact.name].type != "choice" or (not specimen and len(squeeze(fact.text)) > _A_FEW_WORDS)
    ]


def _candidates(
    field: Field, pages: Sequence[Page], labels: LabelIndex, forms: Sequence[Form]
) -> list[Candidate]:
    if field.type == "rows":
        return listed(field, [without_head(page, labels) for page in pages])
    found = in_head(field, pages, labels) or placed(field, forms)
    if not found and not settled(field, forms):
        found = labelled(field, pages, labels)
    found = found or signed(field, pages)
    # A second way is looked for where the first gave nothing, and always where it must be certain.
    if field.critical or not found:
        found += matched(field, pages, labels)
        found += marked(field, pages)
        found += repaired(field, pages, found)
    found = unsigned(found, pages) if field.unsigned else found
    return _legible(field, found, pages)


def _legible(field: Field, found: list[Candidate], pages: Sequence[Page]) -> list[Candidate]:
    """The readings, without words that were recognised too badly to mean anything: they are unread. What
    has a form that shows misreading (codes with check digits, days, sums) is kept for a person."""
    if field.type not in _WORDS:
        return found
    drawn = {page.number: page.problem_code is not None for page in pages if page.method != "text"}
    by_form = _LEGIBLE_NAME if field.type in {"name", "code"} else _LEGIBLE

    def least(one: Candidate) -> float:
        if drawn[one.page]:
            return _LEGIBLE_AMID_BAD
        return by_form if one.way == "pattern" else _LEGIBLE

    return [one for one in found if one.page not in drawn or one.confidence >= least(one)]
