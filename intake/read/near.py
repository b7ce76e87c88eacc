"""Values in groups: what lies nearer to its neighbour than a tolerance belongs to the same group."""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def near_groups(items: Sequence[T], key: Callable[[T], float], tolerance: float) -> list[list[T]]:
    """The items in groups by ascending key; within a group in the order given.

    A group ends where the next greater key is more than `tolerance` away: a chain of near keys is one.
    """
    if not items:
        return []
    keys = list(map(key, items))
    distinct = sorted(set(keys))
    if distinct[-1] <= distinct[0] + tolerance:
        return [list(items)]
    number_of = {distinct[0]: 0}
    number, last = 0, distinct[0]
    for value in distinct[1:]:
        number += value > last + tolerance
        number_of[value] = number
        last = value
    groups: list[list[T]] = [[] for _ in range(number + 1)]
    for item, value in zip(items, keys, strict=True):
        groups[number_of[value]].append(item)
    return groups
