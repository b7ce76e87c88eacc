"""A report beside the one of the round before: which requests are met, which are not, what is new."""

from collections.abc import Iterator, Sequence

from intake.decisions.fingerprint import finding_keys, what_counts
from intake.model import CaseReport, Finding, RequestChange, RequestState, Rounds, effective_severity


def round_number(report: CaseReport) -> int:
    """1 for a first application, 2 when a supplement was added, and so on."""
    return 1 + max((source.round for source in report.files), default=0)


def compare_rounds(earlier: CaseReport, current: CaseReport, letter: str | None = None) -> Rounds:
    """What became of each request of `earlier`, whose letter bears the number `letter` if it is known, and
    what `current` asks for besides. Both are worded in one language.

    A request lives on in a finding of the same code and submission: the very same one (by its key), else
    the one that shares most values with it, since a new document brings new evidence for an old defect.
    """
    pairs = _pairs(earlier, current)
    by_id = {finding.id: finding for finding in current.findings}
    requests = []
    for before in earlier.findings:
        after = by_id.get(pairs.get(before.id, ""))
        if effective_severity(before) == "deficiency":
            requests.append(_change(_became(after), before, after))
    came_from = {now: then for then, now in pairs.items()}
    before_by_id = {finding.id: finding for finding in earlier.findings}
    sound = {item.id for item in earlier.submissions if item.status in ("satisfied", "not_applicable")}
    for after in current.findings:
        then = before_by_id.get(came_from.get(after.id, ""))
        if effective_severity(after) != "deficiency":
            continue
        if then is None:
            requests.append(_change("worse" if after.submission in sound else "new", None, after))
        elif effective_severity(then) != "deficiency":
            confirmed = after.decision is not None
            requests.append(_change("new" if confirmed else "worse", then, after))
    return Rounds(round_number(current), earlier.as_of, letter, tuple(requests))


def _became(after: Finding | None) -> RequestState:
    if after is None:
        return "met"
    severity = effective_severity(after)
    if severity == "deficiency":
        return "open"
    if severity == "doubt":
        return "unclear"
    return "waived" if after.decision else "met"


def _change(state: RequestState, before: Finding | None, after: Finding | None) -> RequestChange:
    said = after if after and state != "met" else before or after
    assert said is not None  # noqa: S101 - one of both is always given
    return RequestChange(
        state=state,
        code=said.code,
        submission=said.submission,
        message=said.message,
        earlier=before.id if before else None,
        finding=after.id if after and state != "met" else None,
    )


def _pairs(earlier: CaseReport, current: CaseReport) -> dict[str, str]:
    """Ids of findings before, each with the id of the finding it lives on in; the ended ones are absent.

    First the very same findings that still count; then old defects in new documents; last those of which
    nothing but a note on the old document is left.
    """
    now = dict(_with_keys(current))
    before = list(_with_keys(earlier))
    pairs: dict[str, str] = {}

    def pair(one: Finding, other: Finding) -> None:
        if one.id not in pairs and other.id not in pairs.values():
            pairs[one.id] = other.id

    for key, finding in before:
        if key in now and (effective_severity(now[key]) != "note" or now[key].decision):
            pair(finding, now[key])
    waiting = [finding for _, finding in before if finding.id not in pairs]
    left = [
        finding
        for finding in now.values()
        if finding.id not in pairs.values() and effective_severity(finding) != "note"
    ]
    for _, one, other in sorted(_likely(waiting, left), key=lambda item: -item[0]):
        pair(one, other)
    for key, finding in before:
        if key in now:
            pair(finding, now[key])
    return pairs


def _with_keys(report: CaseReport) -> Iterator[tuple[str, Finding]]:
    keys = finding_keys(report)
    return ((keys[finding.id], finding) for finding in report.findings)


def _likely(
    earlier: Sequence[Finding], current: Sequence[Finding]
) -> Iterator[tuple[int, Finding, Finding]]:
    """Pairs of one code and submission, with the number of values both state: the only ones left of theirs,
    those that say the same, or alike in most values (the same row of a list, the same missing document)."""
    groups: dict[tuple[str, str | None], tuple[list[Finding], list[Finding]]] = {}
    for place, findings in enumerate((earlier, current)):
        for finding in findings:
            groups.setdefault((finding.code, finding.submission), ([], []))[place].append(finding)
    for olds, news in groups.values():
        for old in olds:
            for new in news:
                before, after = set(what_counts(old, {})), set(what_counts(new, {}))
                most, shared = max(len(before), len(after)), len(before & after)
                # A report of before 0.2 has words and no values to compare.
                same = old.message == new.message
                if len(olds) == len(news) == 1 or same or 2 * shared > most:
                    yield most if same else shared, old, new
