"""A form's labels, spelt over as many pieces as the engine made of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from intake.extract.form.pieces import Piece
from intake.extract.labels import LabelIndex, after_label
from intake.model import Box

WIDEST_GAP = 0.2
"""Share of the page's width between two characters of one label printed wide."""

ALIGNED = 0.025
"""Share of the page's width by which labels of one column may differ where they begin or end."""

LEVEL = 0.4
"""Share of the lower one's height that two pieces of a row have in common at least."""

TALLER = 1.7
"""Of a label's height: what is taller is a title or a seal's word, neither a label's part nor its value."""

_BEGINS_A_TERM = "自从起至到止"


@dataclass(frozen=True, slots=True)
class Head:
    """A label where it stands; ``fields`` it serves. ``whole``: every character of it was read; ``exact``:
    it ends where its piece ends, no value stuck to it."""

    label: str
    fields: tuple[str, ...]
    box: Box
    confidence: float
    colon: bool = False
    whole: bool = True
    exact: bool = False


@dataclass(frozen=True, slots=True)
class _Spelt:
    """A label and the pieces it was spelt from; ``rest``: what its last piece goes on with."""

    head: Head
    used: tuple[int, ...]
    rest: Piece | None


def level(one: Box, other: Box) -> float:
    """The share of the lower one's height that both have in common; below 0: that far apart."""
    shared = min(one.y1, other.y1) - max(one.y0, other.y0)
    return shared / max(1e-6, min(one.height, other.height))


def split_heads(pieces: Sequence[Piece], labels: LabelIndex) -> tuple[list[Head], list[Piece]]:
    """The labels that stand like labels, and the pieces without them: values, titles, notes."""
    pool = dict(enumerate(pieces))
    beginning: dict[str, list[int]] = {}
    for place, piece in pool.items():
        beginning.setdefault(piece.text[0], []).append(place)
    spelt: list[_Spelt] = []
    for label in labels.served:
        for place in beginning.get(label[0], ()):
            found = _spell(label, labels.served, place, pool)
            if found is not None:
                spelt.append(found)
                for used in found.used:
                    del pool[used]
    heads: list[Head] = []
    rest = list(pool.values())
    for found in spelt:
        if _is_placed(found.head, len(found.used), [one.head for one in spelt], pieces):
            heads.append(found.head)
            rest += [found.rest] if found.rest is not None else []
        else:
            rest += [pieces[place] for place in found.used]
    return sorted(heads, key=lambda head: (head.box.y0, head.box.x0)), rest


def _spell(
    label: str, served: Mapping[str, tuple[str, ...]], first: int, pool: Mapping[int, Piece]
) -> _Spelt | None:
    """The label, begun by the piece at `first` and gone on with by pieces to its right in its row."""
    if first not in pool:
        return None
    places, remaining = [first], label
    while True:
        piece = pool[places[-1]]
        count, end = _taken(remaining, piece.text)
        remaining = remaining[count:]
        if not remaining:
            return _spelt(label, served, places, end, pool)
        if not count or end < len(piece.text):
            return None
        following = _following(remaining[0], piece, places, pool)
        if following is None:
            return None
        places.append(following)


def _spelt(
    label: str,
    served: Mapping[str, tuple[str, ...]],
    places: Sequence[int],
    end: int,
    pool: Mapping[int, Piece],
) -> _Spelt | None:
    *before, last = (pool[place] for place in places)
    after = after_label(last.text[end:])
    # 营业期限自 is a label of its own only before a colon: else its last character begins the value.
    begun = label[-1] in _BEGINS_A_TERM and label[:-1] in served and not after.colon
    if not after.plausible or begun:
        return None
    own = [*before, last.part(0, end)]
    across = Box.around(piece.box for piece in own)
    # Where a run's characters stand is an estimate: the others tell the row.
    row = Box.around([piece.box for piece in own if piece.run is None] or [across])
    head = Head(
        label,
        served[label],
        Box(across.x0, row.y0, across.x1, row.y1),
        min(piece.confidence for piece in own),
        after.colon,
        exact=end == len(last.text),
    )
    begin = end + after.length
    rest = last.part(begin, len(last.text)) if begin < len(last.text) else None
    rest = replace(rest, behind=True) if rest is not None else None
    return _Spelt(head, tuple(places), rest)


def _taken(label: str, text: str) -> tuple[int, int]:
    """How many of the label's characters the text begins with, and where in the text they end."""
    count = place = 0
    while count < len(label) and place < len(text):
        if label[count].isspace():
            count += 1
            continue
        if text[place].casefold() == label[count].casefold():
            count += 1
        elif not text[place].isspace():
            break
        place += 1
    return count, place


def _following(character: str, piece: Piece, used: Sequence[int], pool: Mapping[int, Piece]) -> int | None:
    """The nearest piece to the right in the row that begins with the label's next character."""
    best: tuple[float, int] | None = None
    for place, other in pool.items():
        gap = other.box.x0 - piece.box.x1
        if place in used or not other.text.startswith(character) or not -0.02 <= gap <= WIDEST_GAP:
            continue
        near = _nearness(piece, other)
        if near >= LEVEL and (best is None or near - gap > best[0]):
            best = near - gap, place
    return best[1] if best else None


def _nearness(piece: Piece, other: Piece) -> float:
    """How level two pieces are (1: fully). A run's characters stand anywhere within it."""
    exact = level(piece.box, other.box)
    if piece.run is None and other.run is None:
        return exact
    one, two = piece.run or piece.box, other.run or other.box
    middle = (piece if piece.run is None else other).box.middle_y
    within = max(one.y0, two.y0) <= middle <= min(one.y1, two.y1)
    return max(exact, LEVEL + 0.1 * exact) if within else exact


def _is_placed(head: Head, pieces_used: int, heads: Sequence[Head], pieces: Sequence[Piece]) -> bool:
    """Whether it stands in a column of labels, before a colon, printed wide, or first in its row with no
    twin in a column: a word of a sentence does not."""
    if head.colon or pieces_used > 1 or _in_column(head, heads):
        return True
    if any(
        other is not head and other.fields == head.fields and _in_column(other, heads) for other in heads
    ):
        return False
    return not any(
        other.box.x1 <= head.box.x0 + 0.01 and level(other.box, head.box) >= LEVEL for other in pieces
    )


def _in_column(head: Head, heads: Sequence[Head]) -> bool:
    return any(in_line(head.box, other.box) for other in heads if other is not head)


def in_line(one: Box, other: Box) -> bool:
    """Whether two labels begin or end below each other."""
    return abs(one.x0 - other.x0) < ALIGNED or abs(one.x1 - other.x1) < ALIGNED
