"""From all readings of a fact to the one that is kept, and those that contradict it."""

from collections.abc import Iterable, Sequence

from intake.extract.by_repair import is_well_formed
from intake.extract.candidate import Candidate
from intake.model import Fact
from intake.scheme import Field
from intake.zh.text import edit_distance

_CONTRADICTED = 0.85
_SURE_ENOUGH = 0.6
_PRINTED = frozenset({"label", "below", "table", "pattern"})
_CHARACTERS_MISREAD, _SHARE_MISREAD = 3, 0.15
"""Characters of a code, and share of a name's, that a reading may have wrong of what a witness says."""


def chosen(document: str, field: Field, candidates: Sequence[Candidate]) -> list[Fact]:
    """The surest reading; readings that agree make it surer, a sure one that disagrees less sure.

    Of a critical field, a contradicting reading is kept as a further fact, so that a person sees both.
    """
    if not candidates:
        return []
    groups: dict[object, list[Candidate]] = {}
    for candidate in candidates:
        groups.setdefault(candidate.value, []).append(candidate)
    witnessed = [group for group in groups.values() if _is_witnessed(group)]
    kept = [group for group in groups.values() if not _is_misreading(field, group, witnessed)]
    ranked = sorted(
        ((_joint(group), group) for group in kept),
        key=lambda pair: (-round(pair[0], 2), pair[1][0].page, pair[1][0].order),
    )
    # What is printed says what the paper is; a code beside it that says otherwise contradicts it.
    ranked.sort(key=lambda pair: pair[0] >= _SURE_ENOUGH and _ways(pair[1]) <= {"mark"})
    if field.newest:
        ranked.sort(key=lambda pair: str(pair[1][0].value), reverse=True)
    confidence, group = ranked[0]
    facts = []
    rivals = [
        other
        for other in ranked[1:]
        if (other[0] >= _SURE_ENOUGH and _contradicts(field, group, other[1]))
        or "repair" in _ways(other[1])
    ]
    if field.critical and rivals:
        confidence *= _CONTRADICTED
    facts.append(_fact(document, field, max(group, key=lambda item: item.confidence), confidence))
    if field.critical:
        for joint, other in rivals[:2]:
            best = max(other, key=lambda item: item.confidence)
            facts.append(_fact(document, field, best, joint * _CONTRADICTED * 0.7))
    return facts


def _is_misreading(
    field: Field, group: Sequence[Candidate], witnessed: Iterable[Sequence[Candidate]]
) -> bool:
    """Whether a reading of the print is a misread form of one that a witness speaks for."""
    return _ways(group) <= _PRINTED and any(
        _nearly_says(field, str(group[0].value), str(other[0].value))
        for other in witnessed
        if other is not group
    )


def _is_witnessed(group: Sequence[Candidate]) -> bool:
    """Whether a QR code says it too, or a second print that says what the check digits do."""
    ways = _ways(group)
    return "mark" in ways or (len(ways) > 1 and "repair" in ways)


def _nearly_says(field: Field, read: str, meant: str) -> bool:
    apart = edit_distance(read, meant)
    if field.type == "credit_code":
        return apart <= _CHARACTERS_MISREAD and not is_well_formed(read)
    return apart <= max(1, round(_SHARE_MISREAD * len(meant)))


def _ways(group: Sequence[Candidate]) -> set[str]:
    return {candidate.way for candidate in group}


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
        unknown_heads=candidate.unknown_heads,
    )
