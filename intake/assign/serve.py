"""From a document's kind to the submissions it serves."""

from dataclasses import dataclass

from intake.assign.segment import Segment
from intake.scheme import Scheme, Submission

ONLY_PLACED = 0.3
"""The confidence where nothing but the number of its file or folder tells what an unread page is."""


@dataclass(frozen=True, slots=True)
class Service:
    """The first submission served, further ones, and what is worth saying about it."""

    first: str | None
    also: tuple[str, ...] = ()
    why: tuple[str, ...] = ()


def serve(segment: Segment, scheme: Scheme) -> Service:
    """The submissions of the document's kind (where it was filed decides which comes first), then those
    of further kinds it holds a section of. Content outweighs the folder it was filed in."""
    if segment.kind is None:
        return _only_placed(segment, scheme)
    own = sorted(
        scheme.serving(segment.kind),
        key=lambda item: (
            item.number not in segment.filed,
            segment.kind not in item.satisfied_by,
            item.number,
        ),
    )
    others = [item for kind in segment.also for item in scheme.serving(kind) if kind in item.satisfied_by]
    order: list[Submission] = []
    for item in [*own, *others]:
        if item not in order:
            order.append(item)
    if not order:
        return Service(None)
    why = _filed_elsewhere(segment, order)
    return Service(order[0].id, tuple(item.id for item in order[1:]), why)


def _filed_elsewhere(segment: Segment, order: list[Submission]) -> tuple[str, ...]:
    own = {item.number for item in order}
    if not segment.filed or own.intersection(segment.filed):
        return ()
    return (f"从名称看放在第{segment.filed[0]}项，但内容属于第{order[0].number}项，以内容为准",)


def _only_placed(segment: Segment, scheme: Scheme) -> Service:
    """Where pages say nothing at all, the number of the item they were filed under is a hint."""
    numbers = {item.number: item.id for item in scheme.submissions}
    placed = next((number for number in segment.numbered if number in numbers), None)
    if placed is None or not segment.silent:
        return Service(None)
    return Service(numbers[placed], why=(f"内容无法辨认，仅凭编号推断放在第{placed}项",))
