"""From a document's kind to the submissions it serves."""

from dataclasses import dataclass

from intake.assign.segment import Segment
from intake.scheme import Scheme, Submission


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
        return Service(None)
    own = sorted(
        scheme.serving(segment.kind),
        key=lambda item: (
            item.number not in segment.numbers,
            segment.kind not in item.satisfied_by,
            item.number,
        ),
    )
    others = [
        item
        for kind in segment.also
        for item in scheme.serving(kind)
        if kind in item.satisfied_by and item not in own
    ]
    order: list[Submission] = []
    for item in [*own, *others]:
        if item not in order:
            order.append(item)
    if not order:
        return Service(None)
    why = _filed_elsewhere(segment, order[0], scheme)
    return Service(order[0].id, tuple(item.id for item in order[1:]), why)


def _filed_elsewhere(segment: Segment, first: Submission, scheme: Scheme) -> tuple[str, ...]:
    numbers = {item.number for item in scheme.submissions}
    filed = [number for number in segment.numbers if number in numbers]
    if filed and filed[-1] != first.number:
        return (f"放在第{filed[-1]}项的位置，但内容属于第{first.number}项",)
    return ()
