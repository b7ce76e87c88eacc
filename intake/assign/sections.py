"""Sections that count as papers, and those that need not."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from intake.assign.left_over import InFile
from intake.assign.patterns import SchemePatterns
from intake.assign.segment import Segment

_UNSURE = 0.8
"""How sure a section is that has no title of what it counts as: its words alone say so."""

_SURE = 0.9
"""How sure a paper of its own is of which a section repeats something."""


def without_repeated(files: Sequence[InFile], patterns: SchemePatterns) -> list[InFile]:
    """The files without the sections that only may be papers and of which the case holds a sure one: what a
    profile says of the service belongs to the profile, where the service is described elsewhere. Of texts
    alone: a list may well go on under a heading of its own."""
    texts = {kind.id for kind in patterns.kinds if "text" in kind.layout and "table" not in kind.layout}
    sure = {
        segment.kind
        for file in files
        for segment in file.segments
        if segment.kind in texts and segment.inside is None and segment.confidence >= _SURE
    }
    return [replace(file, segments=_joined(file, sure)) for file in files]


def _joined(file: InFile, sure: AbstractSet[str | None]) -> tuple[Segment, ...]:
    hosts = {
        at: segment.inside
        for at, segment in enumerate(file.segments)
        if segment.inside is not None and segment.kind in sure and segment.confidence < _UNSURE
    }
    if not hosts:
        return file.segments
    order = {id(part): at for at, part in enumerate(file.parts)}
    parts = {at: list(segment.parts) for at, segment in enumerate(file.segments)}
    for at in hosts:
        parts[_outer(at, hosts)] += parts[at]
    kept = [at for at in parts if at not in hosts]
    moved = {at: place for place, at in enumerate(kept)}
    return tuple(
        replace(
            segment,
            parts=tuple(sorted(parts[at], key=lambda part: order[id(part)])),
            inside=None if segment.inside is None else moved[_outer(segment.inside, hosts)],
        )
        for at, segment in enumerate(file.segments)
        if at in moved
    )


def _outer(at: int, hosts: dict[int, int]) -> int:
    """The segment that holds this one once sections are joined."""
    while at in hosts:
        at = hosts[at]
    return at
