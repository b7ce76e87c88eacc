"""Which of a table's columns are a list's: by their heads, and by what their values are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from intake.extract.column_values import HARDLY, MOSTLY, is_telling, share_holding, share_of
from intake.extract.table_heads import SERIAL_HEADS, Heads
from intake.model import Table
from intake.scheme import Column, Field
from intake.zh.column_heads import is_known_head
from intake.zh.text import normalise, squeeze

_LONGEST_HEAD = 24
_MOST_ROWS = 200
"""Rows that are looked at for what a column's values are."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of one group of a table: which of the list's stand at which place. A cell may hold values of
    two columns, a column may stand at two places (fixed and mobile telephone). ``places``: all of the group
    (none: all of the table); ``serial``: what numbers the rows; ``unknown``: heads that say nothing to us
    though values stand below; ``told``: how many heads name one; ``exact``: one of them to the letter."""

    at: Mapping[int, tuple[str, ...]]
    places: tuple[int, ...] = ()
    serial: int | None = None
    unknown: tuple[str, ...] = ()
    told: int = 0
    exact: bool = False

    @property
    def names(self) -> frozenset[str]:
        return frozenset(name for names in self.at.values() for name in names)

    def moved(self, places: Mapping[int, int]) -> "Columns":
        """The same at other places, in a table of another width; what numbers its rows is not known."""
        return Columns({places[at]: names for at, names in self.at.items()}, unknown=self.unknown)


def columns_under(field: Field, table: Table, heads: Heads) -> tuple[Columns, ...]:
    """The list's columns under those heads; several groups where the same heads stand side by side."""
    texts = _texts(table, heads.end)
    groups = _groups([column[-1] if column else "" for column in heads.columns])
    found = (_group(field, heads, texts, places) for places in groups)
    return tuple(columns for columns in found if columns.at)


def columns_by_values(field: Field, table: Table) -> Columns:
    """Those that values alone tell, in a table without heads, or with heads that name nothing."""
    texts = _texts(table, 0)
    named: dict[int, str] = {}
    _by_values(field, texts, range(len(texts)), named)
    at_place: dict[int, tuple[str, ...]] = {place: (name,) for place, name in sorted(named.items())}
    _two_in_one(field, texts, range(len(texts)), at_place)
    return Columns(at_place, unknown=("",))


def column_named(field: Field, text: str) -> tuple[Column, bool] | None:
    """The column a head names, and whether to the letter: an equal label first, then the longest that it
    holds."""
    name = squeeze(text)
    if not name or len(name) > _LONGEST_HEAD:
        return None
    best: tuple[int, Column] | None = None
    for column in field.columns:
        for label in column.labels:
            if name == label or name in column.alone:
                return column, True
            if label in name and (best is None or len(label) > best[0]):
                best = len(label), column
    return (best[1], False) if best else None


def _texts(table: Table, start: int) -> list[list[str]]:
    """The cells below the heads, column by column; of a long table enough to tell what they are."""
    rows = [[normalise(cell.text) for cell in row] for row in table.rows[start : start + _MOST_ROWS]]
    return [list(column) for column in zip(*rows, strict=True)] or [[] for _ in table.rows[0]]


def _groups(lowest: Sequence[str]) -> list[tuple[int, ...]]:
    """The places of each group of columns: all, or so many with the same heads in the same order, each with
    what stands before the first."""
    width = len(lowest)
    for period in range(2, width // 2 + 1):
        for first in range(min(2, width - 2 * period) + 1):
            count = _repeats(lowest[first:], period)
            if count > 1:
                starts = (first + number * period for number in range(count))
                return [(*range(first), *range(start, start + period)) for start in starts]
    return [tuple(range(width))]


def _repeats(heads: Sequence[str], period: int) -> int:
    """How often the first so many heads, all different, stand side by side, when nothing else does."""
    unit = list(heads[:period])
    count = 1
    while list(heads[count * period : (count + 1) * period]) == unit:
        count += 1
    different = len(set(unit)) == period and all(unit)
    return count if different and not any(heads[count * period :]) else 1


def _group(field: Field, heads: Heads, texts: Sequence[Sequence[str]], places: Sequence[int]) -> Columns:
    named, exact = _by_heads(field, heads, places)
    told = len(set(named.values()))
    serial = _serial(heads, places, named)
    _put_right(field, texts, named)
    open_places = [
        at
        for at in places
        if at not in named and at != serial and not _understood(heads.columns[at], field)
    ]
    _by_values(field, texts, open_places, named)
    at_place: dict[int, tuple[str, ...]] = {place: (name,) for place, name in named.items()}
    _two_in_one(
        field,
        texts,
        [at for at in places if at != serial and _may_hold(heads.columns[at], field)],
        at_place,
    )
    unknown = tuple(
        heads.columns[at][-1] if heads.columns[at] else ""
        for at in open_places
        if at not in at_place and any(text.strip() for text in texts[at])
    )
    return Columns(dict(sorted(at_place.items())), tuple(places), serial, unknown, told, exact)


def _by_heads(field: Field, heads: Heads, places: Sequence[int]) -> tuple[dict[int, str], bool]:
    """By the lowest head, or both lowest together; by an upper one where the lowest says nothing."""
    ranked: list[tuple[int, int, Column]] = []
    for at in places:
        for rank, text, exactly in _readings(heads.columns[at]):
            found = column_named(field, text)
            if found and (found[1] or not exactly):
                ranked.append((rank + (not found[1]), at, found[0]))
                break
    named: dict[int, str] = {}
    for _, at, column in sorted(ranked, key=lambda one: one[:2]):
        if column.name not in named.values() or column.type == "phone":
            named[at] = column.name
    exact = any(rank == 0 and at in named for rank, at, _ in ranked)
    return named, exact


def _readings(column: Sequence[str]) -> Iterator[tuple[int, str, bool]]:
    """How the heads above a column may be read, the surest first; a word for whatever list it may be (名称)
    goes with the head above it only where both are a label to the letter (产品 · 名称)."""
    if not column:
        return
    yield 0, column[-1], False
    if len(column) > 1 and column[-1] not in SERIAL_HEADS:
        known = is_known_head(column[-1])
        yield 0, column[-2] + column[-1], known
        if not known:
            for upper in reversed(column[:-1]):
                yield 2, upper, False


def _serial(heads: Heads, places: Sequence[int], named: Mapping[int, str]) -> int | None:
    """Which column numbers the rows, when a head names one that is none of the list's own."""
    free = (at for at in places if at not in named and heads.columns[at])
    return next((at for at in free if heads.columns[at][-1] in SERIAL_HEADS), None)


def _understood(column: Sequence[str], field: Field) -> bool:
    """Whether the head says what stands below it, though it is none of the list's columns."""
    if not column:
        return False
    return (
        column[-1] in SERIAL_HEADS
        or is_known_head(column[-1])
        or column_named(field, column[-1]) is not None
    )


def _may_hold(column: Sequence[str], field: Field) -> bool:
    """Whether values of the list may stand below the head: not where it is known to name something else."""
    return not column or column_named(field, column[-1]) is not None or not is_known_head(column[-1])


def _put_right(field: Field, texts: Sequence[Sequence[str]], named: dict[int, str]) -> None:
    """A head over values of another column (persons under 联系方式) names that column."""
    by_name = {column.name: column for column in field.columns}
    telling = [column for column in field.columns if is_telling(column)]
    for at, name in list(named.items()):
        own = by_name[name]
        if (
            not is_telling(own)
            or share_of(own, texts[at]) > HARDLY
            or share_holding(own, texts[at]) > HARDLY
        ):
            continue
        other = next((column for column in telling if share_of(column, texts[at]) >= MOSTLY), None)
        if other is not None:
            del named[at]
            if other.name not in named.values():
                named[at] = other.name


def _by_values(
    field: Field, texts: Sequence[Sequence[str]], places: Sequence[int], named: dict[int, str]
) -> None:
    """The columns that no head named, each by the place whose values it fits best."""
    for column in sorted(field.columns, key=lambda column: not is_telling(column)):
        if column.name in named.values():
            continue
        shares = {at: share_of(column, texts[at]) for at in places if at not in named}
        best = max(shares, key=lambda at: shares[at], default=None)
        if best is not None and shares[best] >= MOSTLY:
            named[best] = column.name
    # Fixed and mobile telephones stand in columns of their own, whatever these are called.
    for column in field.columns:
        if column.type == "phone" and column.name in named.values():
            further = [at for at in places if at not in named and share_of(column, texts[at]) >= MOSTLY]
            named.update(dict.fromkeys(further, column.name))


def _two_in_one(
    field: Field,
    texts: Sequence[Sequence[str]],
    places: Sequence[int],
    at_place: dict[int, tuple[str, ...]],
) -> None:
    """Columns without a place of their own whose values stand in the cells of another."""
    for column in filter(is_telling, field.columns):
        if any(column.name in names for names in at_place.values()):
            continue
        shares = {at: share_holding(column, texts[at]) for at in places}
        best = max(shares, key=lambda at: shares[at], default=None)
        if best is not None and shares[best] >= MOSTLY:
            at_place[best] = (*at_place.get(best, ()), column.name)
