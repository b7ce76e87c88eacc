"""A finding's identity across re-checks: what it says, and of which bytes.

Two findings are the same when code and submission are the same, and

- their evidence is: the same files' bytes (by SHA-256: a renamed or moved file is the same file), the same
  pages, the same text read there. Boxes do not count: a newer reader may frame the same words otherwise;
- their values are, but for the day of review, which moves with every re-check and is no part of what was
  found. Of what the scheme names in its own words, the name counts and not the words: neither the report's
  language nor a better wording makes another finding.

Where a finding says that something was *not* found there is no evidence: code, submission and values make
it up. The list of files searched is left out on purpose, so that a decision on an absence outlives
an unrelated file's arrival; when the missing thing itself arrives, the finding goes, and when something
arrives that might be it, that becomes the finding's evidence and so a different finding.
"""

import hashlib
import json
import re
from collections.abc import Mapping

from intake.model import CaseReport, Finding
from intake.model import value as kinds
from intake.model.value import Value

_DIGITS = 32
_SPACE = re.compile(r"\s+")

Plain = str | int | list["Plain"]
"""A value as JSON that is the same whenever the value means the same."""


def finding_key(finding: Finding, report: CaseReport) -> str:
    """The fingerprint of one of the report's findings. Raises KeyError when it is not one of them."""
    return finding_keys(report)[finding.id]


def finding_keys(report: CaseReport) -> dict[str, str]:
    """Every finding's fingerprint by its id. Findings alike in all that counts (the same words twice on one
    page) are told apart by their order."""
    hashes = {source.path: source.sha256 or source.path for source in report.files}
    seen: dict[str, int] = {}
    keys = {}
    for finding in report.findings:
        key = _digest(finding, hashes)
        seen[key] = seen.get(key, 0) + 1
        keys[finding.id] = key if seen[key] == 1 else f"{key}-{seen[key]}"
    return keys


def what_counts(finding: Finding, hashes: Mapping[str, str]) -> list[tuple[str, str]]:
    """Its values by name, each in the form that is the same whenever the value means the same; the day of
    review is left out. `hashes`: of files, by path."""
    return [
        (name, json.dumps(_plain(value, hashes), ensure_ascii=False))
        for name, value in sorted(finding.values, key=lambda item: item[0])
        if not isinstance(value, kinds.ReviewDay)
    ]


def _digest(finding: Finding, hashes: Mapping[str, str]) -> str:
    places = sorted(
        (hashes.get(place.file, place.file), place.page or 0, _SPACE.sub("", place.text))
        for place in finding.evidence
    )
    counted = [finding.code, finding.submission, places, what_counts(finding, hashes)]
    said = json.dumps(counted, ensure_ascii=False)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _plain(value: Value, hashes: Mapping[str, str]) -> Plain:  # noqa: PLR0911 - one for each kind of value
    match value:
        case kinds.Text(text) | kinds.Quoted(text):
            return _SPACE.sub("", text)
        case kinds.Number(number):
            return number
        case kinds.Day(day) | kinds.ReviewDay(day):
            return day.isoformat()
        case kinds.Title(key):
            return key
        case kinds.FactTitle(name):
            return name
        case kinds.Term(name, number):
            return [name, number]
        case kinds.DocumentName(kind, _, title, number, subject, holder):
            return [kind, *(_SPACE.sub("", text) for text in (title, number, subject, holder))]
        case kinds.Paper(title, number):
            return [_SPACE.sub("", title), _SPACE.sub("", number)]
        case kinds.Row(serial, row, page, sheet):
            return [serial, row, page, sheet]
        case kinds.File(path):
            return hashes.get(path, path)
        case kinds.Several(values):
            return [_plain(one, hashes) for one in values]
