"""Files by hand for the tests of the walk: what each part of a page says is given, in log-odds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from intake.assign.continuation import Place, place_of
from intake.assign.evidence import PageEvidence, joined
from intake.assign.names import NameEvidence
from intake.assign.path import likeliest
from intake.assign.patterns import KindPatterns, SchemePatterns
from intake.assign.said import Said
from intake.assign.segment import Segment, segments_of
from intake.assign.steps import Step
from intake.model import WHOLE_PAGE, Box, Line, Page, Part
from intake.scheme import Words
from intake.scheme.told import TitleIndex, WordIndex
from intake.zh.searchable import Vocabulary

TITLE = 2.5
"""What the title of each kind weighs."""

NO_NAMES = NameEvidence({}, {})
NOWHERE = replace(place_of(Page("甲.pdf", 1)), front=False)

HINT = "所写"
"""A heading with a kind's id behind this hints at it by 1.0; with 所言, by 0.9."""


def kind(id: str, number: int | None = None, **more: object) -> KindPatterns:
    """A text of its applicant's own, as far as `more` says nothing else; of that submission."""
    made = KindPatterns(
        id=id,
        typical=(),
        words=(),
        lines=(),
        needs=(),
        names=(),
        folder_names=(),
        numbers=() if number is None else (number,),
        layout=frozenset({"text"}),
        one_page=False,
        title_weight=TITLE,
        holds=None,
        front=False,
    )
    return replace(made, **more)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Says:
    """What stands in a part of a page: by kind what its words and its title weigh. ``begins``: what the
    title weighs that it begins with, where that is another."""

    words: Mapping[str, float] = field(default_factory=dict)
    title: Mapping[str, float] = field(default_factory=dict)
    begins: Mapping[str, float] | None = None
    length: int = 100
    heading: str = ""
    level: int = 0
    series: int = 0
    number: int | None = None
    styled: bool = False
    copied: bool = False
    impossible: frozenset[str] = frozenset()
    headed: frozenset[str] = frozenset()
    lines: tuple[str, ...] = ()
    """As printed; what runs on of itself where they are not given."""


@dataclass(frozen=True)
class Leaf:
    """A page: its parts, from top to foot. ``sheet``: its name; ``place``: what it states of its place."""

    parts: tuple[Says, ...]
    flowing: bool = False
    sheet: str = ""
    method: str = "text"
    place: Place = NOWHERE


def leaf(*parts: Says, **more: object) -> Leaf:
    return Leaf(parts, **more)  # type: ignore[arg-type]


def made(kinds: Sequence[KindPatterns], *leaves: Leaf) -> tuple[list[Step], SchemePatterns]:
    """The pages as the walk goes over them, and patterns by which their words weigh what is said."""
    weights = {
        one.id: [part.words.get(one.id, 0.0) for page in leaves for part in page.parts] for one in kinds
    }
    own = tuple(
        replace(
            one, words=tuple(Words(weight, (f"{one.id}{at}",)) for at, weight in enumerate(weights[one.id]))
        )
        for one in kinds
    )
    hints = {
        one.id: (
            Words(1.0, (f"{HINT}{one.id}",)),
            Words(0.9, (f"所言{one.id}",)),
            Words(-1.0, (f"不写{one.id}",)),
        )
        for one in kinds
    }
    patterns = SchemePatterns(
        kinds=own,
        titles=TitleIndex({}),
        vocabulary=Vocabulary(()),
        headings=WordIndex(hints),
        written_for={
            number: frozenset(one.id for one in kinds if number in one.numbers)
            for one in kinds
            for number in one.numbers
        },
        filing=(),
    )
    steps = []
    place = 0
    for number, one in enumerate(leaves, 1):
        texts = [says.lines or ("字" * 30, "字" * 30) for says in one.parts]
        page = replace(_page(number, *texts), flowing=one.flowing, title=one.sheet, method=one.method)
        parts, pieces = [], []
        for row, says in enumerate(one.parts):
            alone = len(one.parts) == 1
            content = page if alone else replace(page, lines=_page(number, texts[row]).lines)
            box = WHOLE_PAGE if alone else Box(0.0, row / len(texts), 1.0, (row + 1) / len(texts))
            outline = (says.heading, says.level, says.series, says.number, says.styled, says.copied)
            parts.append(Part(page, content, box, *outline))
            said = {each.id: Said(((place, each.id),)) for each in own if each.id in says.words}
            pieces.append(
                PageEvidence(
                    page,
                    says.length,
                    titles=says.title,
                    words={name: weight for name, weight in says.words.items() if weight},
                    said=said,
                    why={name: (f"{name}{place}",) for name in says.words},
                    impossible=says.impossible,
                    headed=says.headed,
                    begins=says.title if says.begins is None else says.begins,
                )
            )
            place += 1
        whole = pieces[0] if len(pieces) == 1 else joined(pieces, patterns)
        steps.append(Step(tuple(parts), frozenset(), whole, tuple(pieces), patterns))
    return steps, patterns


def _page(number: int, *texts: tuple[str, ...]) -> Page:
    lines = tuple(Line(text, Box(0.1, 0.1, 0.9, 0.12)) for part in texts for text in part)
    return Page("甲.pdf", number, lines)


def walk(
    kinds: Sequence[KindPatterns], *leaves: Leaf, names: Mapping[str, float] | None = None
) -> list[tuple[str | None, str]]:
    """Each part's kind, and how it comes to be of that: `begins` a document, `goes on`, …."""
    steps, patterns = made(kinds, *leaves)
    named = NO_NAMES if names is None else NameEvidence(names, {})
    blocks = likeliest(steps, [one.place for one in leaves], named, patterns)
    result: list[tuple[str | None, str]] = []
    for block in blocks:
        rest = "goes on" if block.how in {"begins", "inside", "beside"} else block.how
        result += [(block.kind, block.how), *[(block.kind, rest)] * (block.end - block.first - 1)]
    return result


def papers(
    kinds: Sequence[KindPatterns], *leaves: Leaf, names: Mapping[str, float] | None = None
) -> list[Segment]:
    """The documents that the pages are cut into."""
    steps, patterns = made(kinds, *leaves)
    named = NO_NAMES if names is None else NameEvidence(names, dict.fromkeys(names, ("名称",)), (2,), (3,))
    return segments_of(steps, [one.place for one in leaves], named, patterns)
