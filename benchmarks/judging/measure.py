"""One pack's report against its labels: assignment, facts, findings."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from benchmarks.judging.labelled import Labelled, labelled
from benchmarks.judging.tally import Tally
from benchmarks.packs.blocks import Paper
from benchmarks.packs.packing import Written
from benchmarks.packs.plan import ANY_SEVERITY
from benchmarks.packs.plant import ANYWHERE, Draft
from intake.model import CaseReport, Finding
from intake.zh.text import squeeze

_A_VOLUME = 3
"""Papers of a kind in one document above which it is a bound volume of them."""
_COLUMNS = ("name", "address", "phone", "contact")


def measure(pack: Draft, written: Written, report: CaseReport) -> Tally:
    """What was right and wrong in one pack."""
    tally = Tally(1, sum(count for _, count in report.page_counts), written.scanned)
    pages = labelled(written, report)
    _assignment(pack, pages, tally)
    _facts(pack, written, pages, report, tally)
    _findings(pack, report, tally)
    return tally


def _assignment(pack: Draft, pages: Labelled, tally: Tally) -> None:
    seen: set[str] = set()
    for paper, document in pages:
        if not paper.submissions:
            continue
        given = document.submissions if document else ()
        good = bool(set(given) & set(paper.submissions))
        if good:
            tally.right[paper.submissions[0]] += 1
        else:
            tally.missed[paper.submissions[0]] += 1
            tally.wrong.update(given[:1])
            if not document or document.id not in seen:
                where = f"{document.kind} {given} {document.file} {document.confidence}" if document else ""
                tally.remark(pack, f"assignment: {paper.kind} «{paper.blocks[0].value}» → {where}")
        if document and document.id not in seen:
            seen.add(document.id)
            tally.sure[int(document.confidence * 20 + 1e-9) * 5, good] += 1


def _facts(pack: Draft, written: Written, pages: Labelled, report: CaseReport, tally: Tally) -> None:
    """Papers of one kind bound into one document state no single number: there only its lists are compared."""
    homes: dict[str, tuple[Paper, set[str]]] = {}
    for paper, document in pages:
        homes.setdefault(paper.key, (paper, set()))[1].update([document.id] if document else [])
    bound = Counter((paper.kind, frozenset(ids)) for paper, ids in homes.values())
    for key, (paper, ids) in homes.items():
        if bound[paper.kind, frozenset(ids)] > _A_VOLUME:
            continue
        medium = written.media.get(key, "pdf")
        values: dict[str, list[object]] = defaultdict(list)
        for fact in report.facts:
            if fact.document in ids:
                values[fact.name].append(fact.value)
        for name, want in paper.facts.items():
            wanted = want if isinstance(want, list) else [want]
            for one in wanted:
                lacks = _lacks(one, values[name], rows=isinstance(want, list))
                tally.facts[paper.kind, medium, not lacks] += 1
                if lacks:
                    tally.remark(pack, f"fact: {paper.kind} ({medium}) {name}: {lacks}")


def _lacks(want: object, got: Sequence[object], *, rows: bool) -> str:
    """What of a wanted value (or row) was not read; nothing when it is exact."""
    if not rows:
        return "" if any(_same(want, value) for value in got) else f"want {want!r}, got {list(got)!r}"
    cells = [
        {squeeze(text) for _, text in row} for value in got if isinstance(value, tuple) for row in value
    ]
    texts = {squeeze(text) for text in _row_texts(want)}
    if any(texts <= row for row in cells):
        return ""
    return f"no row with {sorted(texts)} among {len(cells)}"


def _row_texts(want: object) -> list[str]:
    if isinstance(want, Mapping):
        return [str(want[column]) for column in _COLUMNS if want.get(column)]
    return [want] if isinstance(want, str) else [str(item) for item in want]  # type: ignore[attr-defined]


def _same(want: object, got: object) -> bool:
    if isinstance(want, (int, float)) and isinstance(got, (int, float)):
        return float(want) == float(got)
    return _bare(want) == _bare(got)


def _bare(value: object) -> str:
    """Without what no reader cares for: white space, the width of brackets, a last sign."""
    return squeeze(str(value)).translate(str.maketrans("（）：；，", "():;,")).rstrip("号。;.")


def _findings(pack: Draft, report: CaseReport, tally: Tally) -> None:
    open_ = list(pack.expected)
    tally.planted.update(code for code, _ in pack.expected)
    false = 0
    for finding in report.findings:
        place = _expected(pack, finding)
        if finding.severity == "doubt" and (place or finding.code in pack.tolerated):
            (tally.useful if place else tally.tolerated)[finding.code] += 1
        if place:
            if place in open_:
                open_.remove(place)
                tally.told[finding.code] += 1
                tally.found[finding.code] += (
                    finding.severity == "deficiency" or finding.code in ANY_SEVERITY
                )
        elif finding.code not in pack.tolerated and finding.severity != "note":
            strong = finding.severity == "deficiency"
            false += strong
            (tally.false if strong else tally.doubts)[finding.code] += 1
            places = [(item.file, item.page) for item in finding.evidence[:2]]
            mark = "FALSE deficiency" if strong else "doubt"
            tally.remark(pack, f"{mark} {finding.code} {finding.submission}: {finding.message} {places}")
    for code, submission in open_:
        tally.remark(pack, f"MISSED {code} {submission}")
    _discrimination(pack, report, tally)
    if not pack.expected:
        tally.clean[not false] += 1


def _discrimination(pack: Draft, report: CaseReport, tally: Tally) -> None:
    """A code told as often without its fault as with it says nothing."""
    planted = {code for code, _ in pack.expected}
    said = {
        finding.code
        for finding in report.findings
        if finding.severity != "note" or finding.code in ANY_SEVERITY
    }
    tally.having.update(planted)
    tally.telling.update((code, code in planted) for code in said)


def _expected(pack: Draft, finding: Finding) -> tuple[str, str] | None:
    return next(
        (
            item
            for item in pack.expected
            if item[0] == finding.code and item[1] in (ANYWHERE, finding.submission)
        ),
        None,
    )
