"""What is told by elimination: an item that no paper of the case was told to answer, and a text under a
heading of its writer's own that speaks of it more than of anything else."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from intake.assign.names import NameEvidence, name_evidence
from intake.assign.patterns import ISSUED, KindPatterns, SchemePatterns
from intake.assign.segment import NAMED_ONLY, Segment
from intake.cut.running import running_lines
from intake.model import Line, Part, SourceFile
from intake.scheme import Scheme
from intake.scheme.told import form_index, heading_index, title_index, word_index
from intake.zh.numbering import numbering
from intake.zh.text import squeeze

_ENOUGH = 1.3
"""What a text must say for a kind that is still wanted, its heading and its file's name counted."""

_BY_ITSELF = 0.4
"""What it must say without its heading: a heading over nothing answers nothing."""

_NEARLY = 0.6
"""How much less than for another kind, where that is answered elsewhere."""

_RATHER = 0.5
"""How much more than for the kind of the paper that it lies in."""

_OF_A_MANUAL = 2.5
"""What a text must say that stands before a manual, whose own chapters speak of everything; a list may
stand in it."""

_MOST_AGAINST = 2.5
"""The most that words say against a kind: what applicants type may name a report or a licence."""

_UNMARKED, _CALLED_A_RULE = 0.5, 1.5
"""What a file that is one text may say for its title's kind, and must for another, to be of that."""

_CHART = frozenset({"chart"})
"""The layout of kinds that no running text is of."""

_HEADING_LINES = 2
_LONGEST_HEADING = 14
"""Lines at the head of a text, and their characters, that are headings."""

_SURELY = 0.9
"""How sure a paper is that is called what it is."""

_HEADED = 1.0
"""Weight of a heading's words from which it says what stands below it: 服务项目及价格, and not 服务文化."""

_LEAST_TEXT = 15
"""Characters below a heading from which there is a text."""

_PLACE = re.compile(
    r"_{2,}|[:：][ \t\u3000]*$|[:：][ \t\u3000]{2,}|年[ \t\u3000]+月[ \t\u3000]+日", re.MULTILINE
)
_A_FORM = 4
"""Places to write on that a form has at least."""

_FROM_NAME = 1.0
"""The most that the name of a file says that holds this text alone."""


@dataclass(frozen=True, slots=True)
class InFile:
    """A file's parts and the segments that they were cut into."""

    parts: tuple[Part, ...]
    segments: tuple[Segment, ...]
    source: SourceFile | None


@dataclass(frozen=True, slots=True)
class _Text:
    """Parts that stand under one heading in a segment of the kind ``host``, the ``first`` ones of it or
    not, the file's only text (``alone``) or not, headed by a title of that kind (``titled``) or not, and
    what they say by kind: with the heading, without it, and by the forms of their lines. ``settled``: the
    segment surely is what its file's name says."""

    file: int
    segment: int
    parts: tuple[Part, ...]
    host: KindPatterns | None
    first: bool
    says: Mapping[str, float]
    by_itself: Mapping[str, float]
    forms: Mapping[str, float]
    alone: bool
    titled: bool
    settled: bool = False

    @property
    def leads(self) -> bool:
        """Whether its file begins with it, and not with a title of the kind of what follows."""
        return self.segment == 0 and self.first and not self.titled


def with_left_over(files: Sequence[InFile], scheme: Scheme, patterns: SchemePatterns) -> list[InFile]:
    """The files, what answers an item that nothing was told to answer cut out as a document of its own.

    Only for items that are always asked for, of kinds that applicants write themselves. A text is taken
    out of what no kind was told for, out of front pages, and out of papers of another kind of which enough
    is left and which it says less of.
    """
    by_id = {kind.id: kind for kind in patterns.kinds}
    written = frozenset(kind.id for kind in patterns.kinds if kind.numbers and not ISSUED & kind.layout)
    result = list(files)
    for wanted in _wanted(files, scheme, by_id):
        texts = list(_spare_texts(result, scheme, patterns, by_id))
        found = [text for text in texts if _answers(text, by_id[wanted], written)]
        best = max(found, key=lambda text: text.says[wanted], default=None)
        if best is not None:
            parts = (*best.parts, *_sections_of(best, wanted, texts, written))
            result[best.file] = _cut_out(result[best.file], best, parts, wanted)
    return result


def _sections_of(
    best: _Text, wanted: str, texts: Sequence[_Text], written: frozenset[str]
) -> Iterator[Part]:
    """The parts under deeper headings that follow it in its segment, up to one that speaks of something
    else that applicants write."""
    own = [text for text in texts if (text.file, text.segment) == (best.file, best.segment)]
    at = own.index(best)
    for text in own[at + 1 :]:
        first = text.parts[0]
        other = max(text.says[kind] for kind in written if kind != wanted)
        if first.level <= best.parts[0].level or other - _NEARLY > max(0.0, text.says[wanted]):
            return
        yield from text.parts


def _wanted(files: Sequence[InFile], scheme: Scheme, by_id: Mapping[str, KindPatterns]) -> list[str]:
    """The kinds that an item asks for and nothing is. Of the kinds of one item any will do, but a list
    stands beside what it lists."""
    there = {kind for file in files for one in file.segments for kind in (one.kind, *one.also)}
    wanted = []
    for submission in scheme.submissions:
        if submission.required != "always":
            continue
        written = [kind for kind in submission.satisfied_by if not ISSUED & by_id[kind].layout]
        answered = bool(there.intersection(submission.satisfied_by))
        lists = [kind for kind in written if by_id[kind].layout == {"table"}]
        wanted += [kind for kind in (lists if answered else written) if kind not in there]
    return wanted


def _spare_texts(
    files: Sequence[InFile], scheme: Scheme, patterns: SchemePatterns, by_id: Mapping[str, KindPatterns]
) -> Iterator[_Text]:
    """The texts that what they lie in can spare: it is of no kind that serves anything, or enough of its
    kind stands elsewhere."""
    found = list(_all_texts(files, scheme, patterns, by_id))
    said: dict[str, float] = {}
    for text in found:
        if text.host is not None:
            said[text.host.id] = said.get(text.host.id, 0.0) + max(0.0, text.by_itself[text.host.id])
    for text in found:
        kind = text.host
        if kind is None or kind.front or said[kind.id] - max(0.0, text.by_itself[kind.id]) >= _ENOUGH:
            yield text


def _all_texts(
    files: Sequence[InFile], scheme: Scheme, patterns: SchemePatterns, by_id: Mapping[str, KindPatterns]
) -> Iterator[_Text]:
    for at, file in enumerate(files):
        names = name_evidence(file.source, patterns)
        running = _running(file)
        for place, segment in enumerate(file.segments):
            kind = by_id.get(segment.kind) if segment.kind else None
            if kind is not None and ISSUED & kind.layout:
                continue
            settled = kind is not None and _is_what_it_is_called(segment, kind)
            parted = list(_texts(segment))
            alone = len(parted) == 1 and len(file.segments) == 1
            called = (names, file.source) if alone else None
            weighed = (
                _weighed(at, place, parts, scheme, called, kind, running, first=parts is parted[0])
                for parts in parted
            )
            yield from (replace(text, settled=settled) for text in weighed if text is not None)


def _is_what_it_is_called(segment: Segment, kind: KindPatterns) -> bool:
    """Whether it surely is what its file's name says: its sections are its own, but for those whose
    headings say what else they are."""
    return segment.confidence >= _SURELY and bool(set(kind.numbers).intersection(segment.filed))


def _answers(text: _Text, wanted: KindPatterns, written: frozenset[str]) -> bool:
    says, host = text.says, text.host
    own = says[wanted.id]
    itself = text.by_itself[wanted.id]
    if own < _ENOUGH or itself < _BY_ITSELF or (text.settled and own - itself < _HEADED):
        return False
    if wanted.layout == _CHART and any("。" in part.content.text for part in text.parts):
        return False
    if any(says[kind] - _NEARLY > own for kind in written if kind != wanted.id):
        return False
    if _is_empty_form(text.parts):
        return False
    if host is None or host.front:
        return True
    more = max(one[wanted.id] - one[host.id] for one in (says, text.by_itself))
    of_its_own = wanted.id in (host.holds or ()) and text.forms[wanted.id] > 0.0
    # A text that is called a rule and bears no mark of one is what it speaks of.
    unmarked = text.alone and text.by_itself[host.id] <= _UNMARKED and own >= _CALLED_A_RULE
    held = not host.holds or of_its_own or unmarked or (own >= _OF_A_MANUAL and text.leads)
    return more >= _RATHER and held


def _is_empty_form(parts: Sequence[Part]) -> bool:
    """Whether what stands there is a form that nobody has filled in: no sentence, and places to write on or
    empty cells beside its labels. A record that is kept answers no item."""
    text = "\n".join(part.content.text for part in parts)
    if "。" in text:
        return False
    cells = [cell for part in parts for table in part.content.tables for row in table.rows for cell in row]
    empty = sum(not cell.text.strip() for cell in cells)
    return len(_PLACE.findall(text)) >= _A_FORM or empty >= max(_A_FORM, len(cells) / 2)


def _texts(segment: Segment) -> Iterator[tuple[Part, ...]]:
    """The segment's parts; a page without a heading goes on with the text before it, unless it is a sheet
    or slide of its own."""
    group: list[Part] = []
    for part in segment.parts:
        if group and (part.heading or part.page.title):
            yield tuple(group)
            group = []
        group.append(part)
    if group:
        yield tuple(group)


def _running(file: InFile) -> frozenset[Line]:
    """The heads and feet of a file's pages: they say of no text what it is."""
    pages = list({part.page.number: part.page for part in file.parts}.values())
    return frozenset().union(*running_lines(pages))


def _weighed(
    file: int,
    segment: int,
    parts: tuple[Part, ...],
    scheme: Scheme,
    called: tuple[NameEvidence, SourceFile | None] | None,
    host: KindPatterns | None,
    running: frozenset[Line],
    *,
    first: bool,
) -> _Text | None:
    lines = [
        text
        for part in parts
        for line in part.content.lines
        if line not in running and (text := squeeze(line.text))
    ]
    headings = [line for line in lines[:_HEADING_LINES] if len(line) <= _LONGEST_HEADING]
    headings += [squeeze(parts[0].heading), squeeze(parts[0].page.title)]
    body = "\n".join(lines)
    if len(body) - len(squeeze(parts[0].heading)) < _LEAST_TEXT:
        return None
    words, forms = _words(scheme, body), form_index(scheme).weights(body)
    headed = heading_index(scheme).weights("\n".join(dict.fromkeys(headings)))
    by_itself = {kind: words[kind] + forms[kind] for kind in scheme.kinds}
    number = numbering(parts[0].heading)
    title = squeeze(number.rest if number else parts[0].heading)
    titled = host is not None and host.id in title_index(scheme).found(title)
    says = {kind: by_itself[kind] + headed[kind] for kind in scheme.kinds}
    if called is not None:
        names, source = called
        hinted = heading_index(scheme).weights(squeeze(source.name.rsplit(".", 1)[0]) if source else "")
        for kind in says:
            says[kind] += min(_FROM_NAME, hinted[kind] + names.scores.get(kind, 0.0))
    return _Text(file, segment, parts, host, first, says, by_itself, forms, called is not None, titled)


def _words(scheme: Scheme, text: str) -> Mapping[str, float]:
    found = word_index(scheme).found(text)
    weights = {kind: [words.weight for words, _ in every] for kind, every in found.items()}
    return {
        kind: sum(max(0.0, one) for one in each) - min(_MOST_AGAINST, -sum(min(0.0, one) for one in each))
        for kind, each in weights.items()
    }


def _cut_out(file: InFile, text: _Text, parts: tuple[Part, ...], kind: str) -> InFile:
    """The file with the text as a segment of its own, the segments in the order in which they begin."""
    old = file.segments[text.segment]
    rest = tuple(part for part in old.parts if not any(part is one for one in parts))
    why = f"其他材料均不是该项，此处内容与之最相符（“{_first_words(parts)}”）"
    new = Segment(parts, kind, NAMED_ONLY, (why,), (), old.filed, old.numbered, inside=old.inside)
    if not rest:
        kept = (*file.segments[: text.segment], new, *file.segments[text.segment + 1 :])
        return replace(file, segments=kept)
    remaining = replace(old, parts=rest)
    segments = [*file.segments, new]
    segments[text.segment] = remaining
    return replace(file, segments=_in_order(segments, file.parts))


def _in_order(segments: Sequence[Segment], parts: Sequence[Part]) -> tuple[Segment, ...]:
    place = {id(part): at for at, part in enumerate(parts)}
    order = sorted(range(len(segments)), key=lambda at: place[id(segments[at].parts[0])])
    moved = {old: new for new, old in enumerate(order)}
    return tuple(
        replace(one, inside=None if one.inside is None else moved[one.inside])
        for one in (segments[at] for at in order)
    )


def _first_words(parts: Iterable[Part]) -> str:
    return next(line.text.strip()[:20] for part in parts for line in part.content.lines)
