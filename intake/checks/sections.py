"""Headed sections of the applicant's own texts: whoever answers an item inside another paper, under a
heading of their own, has answered it."""

from collections.abc import Collection, Iterator, Mapping

from intake.checks.filing import could_be
from intake.checks.types import Case
from intake.checks.weighing import section_weights
from intake.model import Document, Evidence, Part
from intake.scheme import Submission
from intake.scheme.told import title_index
from intake.zh.numbering import numbering
from intake.zh.text import squeeze

_ISSUED = frozenset({"certificate", "picture"})
"""Layouts of papers that others issue: they have no sections."""

_SPEAKS = 0.8
"""Weight of words from which a section speaks of a kind."""

_RATHER = 1.0
"""How much more of another kind it must speak to be that and nothing else."""

_LEAST_TEXT = 15
"""Characters below a heading from which there is a section."""

_HEADING_REST = 8
"""Characters beside a title in its heading."""

_SENTENCES = 2
"""Ends of sentences from which what stands without a heading is running text."""

_FEW = 3
"""Headings of a series up to which nothing can be told from one section about the others."""


def sections_like(case: Case, submission: Submission, kinds: Collection[str]) -> Iterator[Evidence]:
    """Sections that may be of those kinds, by what they speak of: under a heading that is no kind's title,
    in a text that is of another kind, or of none. Only of kinds of which the scheme says how writers head
    such sections.

    A section that speaks clearly of something else is not meant; one of which nothing is known may be
    any text, unless its neighbours show what it belongs to, or the file's name. A title that what stands
    below it does not bear out hides nothing, unless it stands in a paper of what it says.
    """
    named = (kind for kind in case.scheme.kinds.values() if kind.recognition.headings)
    wanted = {kind.id: kind for kind in named if kind.id in kinds}
    if not wanted:
        return
    running_text = any("text" in kind.recognition.layout for kind in wanted.values())
    for part, document in _own_sections(case):
        if document.kind in kinds:
            continue
        titled = _titled(case, part.heading)
        speaks = _speaks(case, part)
        own = max(speaks[kind] for kind in wanted)
        if titled:
            meant = not titled.isdisjoint(kinds)
            if document.kind not in titled or _first(case, document) is part:
                borne_out = max(speaks[kind] for kind in titled)
                meant = meant or own >= max(_SPEAKS, borne_out + _RATHER)
            if meant and not _is_nested(case, part, document):
                yield _evidence(part)
            continue
        other = max((weight for kind, weight in speaks.items() if kind not in wanted), default=0.0)
        unknown = (
            max(own, other) < _SPEAKS
            and (running_text or own > 0.0)
            and not _belongs(case, part, document)
            and could_be(case, part.page.file, submission, kinds)
        )
        if unknown or (own >= _SPEAKS and own > other - _RATHER):
            yield _evidence(part)


def _own_sections(case: Case) -> Iterator[tuple[Part, Document]]:
    """The headed sections of texts that applicants write, each with the document it lies in; of a document
    of no known kind any running text."""
    for part in case.parts:
        body = len(squeeze(part.content.text)) - len(squeeze(part.heading))
        if body < _LEAST_TEXT or not (part.heading or _is_running(part)):
            continue
        document = _holder(case, part)
        if document is None:
            continue
        kind = case.scheme.kinds.get(document.kind)
        # A manual's chapters speak of everything.
        if kind is None or (
            part.heading and not (_ISSUED & set(kind.recognition.layout) or kind.recognition.holds)
        ):
            yield part, document


def _is_running(part: Part) -> bool:
    return sum(part.content.text.count(sign) for sign in "。；") >= _SENTENCES


def _holder(case: Case, part: Part) -> Document | None:
    """The document that a part belongs to: by its first line, or its first table where it has no line."""
    boxes = [line.box for line in part.content.lines] or [table.box for table in part.content.tables]
    first = next(iter(boxes), None)
    if first is None:
        return None
    for document in case.documents:
        if document.file == part.page.file and any(
            place.page == part.page.number and place.box.holds_middle_of(first) for place in document.places
        ):
            return document
    return None


def _titled(case: Case, heading: str) -> frozenset[str]:
    """The kinds of which a heading, without its number, is (nearly) a title alone; not one whose title is a
    part of another's there: 销售服务网点清单 is no 销售服务."""
    number = numbering(heading)
    text = squeeze(number.rest if number else heading)
    spans = {
        kind: max((match.span() for match in matches), key=lambda span: span[1] - span[0])
        for kind, matches in title_index(case.scheme).found(text).items()
    }
    return frozenset(
        kind
        for kind, (start, end) in spans.items()
        if len(text) <= end - start + _HEADING_REST
        and not any(
            first <= start and end <= last and last - first > end - start for first, last in spans.values()
        )
    )


def _speaks(case: Case, part: Part) -> Mapping[str, float]:
    return section_weights(case.scheme, part.heading, part.content)


def _is_nested(case: Case, part: Part, document: Document) -> bool:
    """Whether a section is one of many inside a text of a known kind. Headings like the text's own first
    one stand beside it, not in it."""
    series = _series(case, part)
    known = document.kind in case.scheme.kinds
    return known and len(series) > _FEW and _first(case, document) not in series


def _belongs(case: Case, part: Part, document: Document) -> bool:
    """Whether the headings that a section is counted with show that it belongs to the text around it: there
    are many of them inside it, or others of them speak of its kind."""
    if document.kind not in case.scheme.kinds:
        return False
    others = (other for other in _series(case, part) if other is not part)
    return _is_nested(case, part, document) or any(
        _speaks(case, other)[document.kind] >= _SPEAKS for other in others
    )


def _series(case: Case, part: Part) -> list[Part]:
    return [
        other for other in case.parts if other.page.file == part.page.file and other.series == part.series
    ]


def _first(case: Case, document: Document) -> Part | None:
    return next((part for part in case.parts if _holder(case, part) is document), None)


def _evidence(part: Part) -> Evidence:
    """Its place, and the line it begins with."""
    first = part.heading or next((line.text for line in part.content.lines), "")
    return Evidence(part.page.file, part.page.number, part.box, first[:160])
