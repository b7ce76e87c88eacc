"""A finding's identity across re-checks: what it says, and of which bytes.

Two findings are the same when code and submission are the same, and

- their evidence is: the same files' bytes (by SHA-256: a renamed or moved file is the same file), the same
  pages, the same text read there. Boxes do not count: a newer reader may frame the same words otherwise;
- the values their wording was filled with are, but for the day of review, which moves with every re-check
  and is no part of what was found.

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

_DIGITS = 32
_SPACE = re.compile(r"\s+")


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
        key = _digest(finding, report.as_of, hashes)
        seen[key] = seen.get(key, 0) + 1
        keys[finding.id] = key if seen[key] == 1 else f"{key}-{seen[key]}"
    return keys


def _digest(finding: Finding, as_of: str, hashes: Mapping[str, str]) -> str:
    places = sorted(
        (hashes.get(place.file, place.file), place.page or 0, _SPACE.sub("", place.text))
        for place in finding.evidence
    )
    values = sorted(
        (name, _plain(value, hashes))
        for name, value in finding.params
        if value != as_of and name != "as_of"
    )
    said = json.dumps([finding.code, finding.submission, places, values], ensure_ascii=False)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _plain(value: str, hashes: Mapping[str, str]) -> str:
    """A value without what may change while the thing stays: a file's path stands for its bytes."""
    return hashes.get(value, _SPACE.sub("", value))
