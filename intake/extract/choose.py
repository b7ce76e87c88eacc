"""From all readings of a fact to the one that is kept, and those that contradict it."""

from collections.abc import Sequence

from intake.extract.candidate import Candidate
from intake.model import Fact
from intake.scheme import Field

_CONTRADICTED = 0.85
_SURE_ENOUGH = 0.6


def chosen(document: str, field: Field, candidates: Sequence[Candidate]) -> list[Fact]:
    """The surest reading; readings that agree make it surer, a sure one that disagrees less sure.

    Of a critical field, a contradicting reading is kept as a further fact, so that a person sees both.
    """
    if not candidates:
        return []
    groups: dict[object, list[Candidate]] = {}
    for candidate in candidates:
        groups.setdefault(candidate.value, []).append(candidate)
    ranked = sorted(
        ((_joint(group), group) for group in groups.values()),
        key=lambda pair: (-round(pair[0], 6), pair[1][0].page, pair[1][0].order),
    )
    if field.newest:
        ranked.sort(key=lambda pair: str(pair[1][0].value), reverse=True)
    confidence, group = ranked[0]
    facts = []
    rivals = [
        other for other in ranked[1:] if other[0] >= _SURE_ENOUGH and _contradicts(field, group, other[1])
    ]
    if field.critical and rivals:
        confidence *= _CONTRADICTED
    facts.append(_fact(document, field, max(group, key=lambda item: item.confidence), confidence))
    if field.critical:
        for joint, other in rivals[:2]:
            best = max(other, key=lambda item: item.confidence)
            facts.append(_fact(document, field, best, joint * _CONTRADICTED * 0.7))
    return facts


def _contradicts(field: Field, group: Sequence[Candidate], other: Sequence[Candidate]) -> bool:
    """Whether another value speaks against the chosen one. Names stand all over a paper (its issuer, its
    client): one that only looks like a name says nothing against one that a label names."""
    labelled = any(item.way != "pattern" for item in group)
    return field.type != "name" or not labelled or any(item.way != "pattern" for item in other)


def _joint(group: Sequence[Candidate]) -> float:
    """How sure readings that agree are together: one of each way counts, half of what is left each."""
    by_way: dict[str, float] = {}
    for candidate in group:
        by_way[candidate.way] = max(by_way.get(candidate.way, 0.0), candidate.confidence)
    best, *others = sorted(by_way.values(), reverse=True)
    for other in others:
        best += (1.0 - best) * 0.5 * other
    return best


def _fact(document: str, field: Field, candidate: Candidate, confidence: float) -> Fact:
    return Fact(
        document=document,
        name=field.name,
        value=candidate.value,
        text=candidate.text[:500],
        page=candidate.page,
        box=candidate.box,
        confidence=round(min(1.0, confidence), 3),
        row_places=candidate.row_places,
    )
