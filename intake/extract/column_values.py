"""What the values of a column are, whatever its head says: addresses, telephones, persons, standards."""

from collections.abc import Callable, Mapping, Sequence

from intake.scheme import Column
from intake.zh.addresses import find_address, is_address
from intake.zh.person_names import is_person
from intake.zh.phones import find_phones
from intake.zh.standards import find_standards
from intake.zh.text import squeeze

MOSTLY = 0.6
"""Of a column's filled cells from which they say what it is."""

HARDLY = 0.2
"""Of them up to which it is no such column."""

_LEAST_CELLS = 2

Span = tuple[int, int]


def share_of(column: Column, cells: Sequence[str]) -> float:
    """The part of the filled cells that are such a column's values; 0 where nothing tells."""
    is_one = _whole(column)
    return _share(is_one, cells) if is_one else 0.0


def share_holding(column: Column, cells: Sequence[str]) -> float:
    """The part of the filled cells in which such a value stands beside something else."""
    find = _FIND.get(column.type)
    return _share(lambda text: find is not None and bool(find(text)), cells) if find else 0.0


def is_telling(column: Column) -> bool:
    """Whether its values say by themselves what they are."""
    return column.type in _WHOLE


def spans_in(column: Column, text: str) -> list[Span]:
    """Where such values stand in a line."""
    find = _FIND.get(column.type)
    return find(text) if find else []


def _share(is_one: Callable[[str], bool], cells: Sequence[str]) -> float:
    filled = [text for text in cells if text.strip()]
    if len(filled) < _LEAST_CELLS:
        return 0.0
    return sum(map(is_one, filled)) / len(filled)


def _whole(column: Column) -> Callable[[str], bool] | None:
    values = column.values
    if values:
        return lambda text: any(one.search(squeeze(text)) for one in values)
    return _WHOLE.get(column.type)


def _is_phone(text: str) -> bool:
    found = find_phones(text)
    told = sum(one.end - one.start for one in found)
    return bool(found) and 2 * told >= len(text.strip())


def _is_standard(text: str) -> bool:
    found = find_standards(text)
    return bool(found) and 2 * (found[0].end - found[0].start) >= len(text.strip())


_WHOLE: Mapping[str, Callable[[str], bool]] = {
    "phone": _is_phone,
    "address": lambda text: is_address(squeeze(text)),
    "person": lambda text: is_person(text.strip()),
    "standard": _is_standard,
}


def _phones(text: str) -> list[Span]:
    return [(one.start, one.end) for one in find_phones(text)]


def _standards(text: str) -> list[Span]:
    return [(one.start, one.end) for one in find_standards(text)]


def _addresses(text: str) -> list[Span]:
    found = find_address(text)
    return [found] if found else []


_FIND: Mapping[str, Callable[[str], list[Span]]] = {
    "phone": _phones,
    "address": _addresses,
    "standard": _standards,
}
