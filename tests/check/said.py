"""What findings say and where they point, in a form to be read and compared.

`python -m tests.check.said` writes both files of them anew: read what has changed before you commit it.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from intake.model import WHOLE_PAGE, Evidence, Finding
from intake.render.say import said

OF_THE_SCHEME = frozenset({"advice", "ask", "basis", "could_be", "request", "rule", "title", "where"})
"""Values in the scheme's own words, which staff may change: that they are there is enough."""


def told(findings: Sequence[Finding], code: str) -> list[dict[str, object]]:
    """The findings of a code, each with its submission, values, places (file, page, text there, or the
    whole page) and how many files were looked at in vain."""
    return [_told(finding) for finding in findings if finding.code == code]


def _told(finding: Finding) -> dict[str, object]:
    values = said(finding.values, "zh")
    result: dict[str, object] = {
        "submission": finding.submission,
        "severity": finding.severity,
        "says": {name: value for name, value in values.items() if name not in OF_THE_SCHEME},
    }
    if own := sorted(values.keys() & OF_THE_SCHEME):
        assert all(values[name] for name in own)
        result["in the scheme's words"] = own
    if finding.evidence:
        result["shows"] = [_place(place) for place in finding.evidence]
    if finding.looked_at:
        result["looked at"] = len(finding.looked_at)
    return result


def _place(place: Evidence) -> str:
    """Of a whole list no text: that is how a test has written it."""
    where = place.file if place.page is None else f"{place.file} p{place.page}"
    said = place.box != WHOLE_PAGE and not place.text.startswith("[{")
    return f"{where}: {place.text}" if said else where


def is_told(found: Sequence[Mapping[str, Any]], wanted: Sequence[Mapping[str, Any]]) -> bool:
    """Whether just those findings are told, with all that is wanted of each; they may say more."""
    return len(found) == len(wanted) and all(
        one | {"says": {**one["says"], **known["says"]}} == one
        and {name: one.get(name) for name in _TOLD} == {name: known.get(name) for name in _TOLD}
        for one, known in zip(found, wanted, strict=True)
    )


_TOLD = ("submission", "severity", "shows", "looked at")


CODES_SAID = Path(__file__).parent / "said_of_codes.yaml"
PACKS_SAID = Path(__file__).parent / "said_of_packs.yaml"
_HEADS = {
    CODES_SAID: "# What the cases of test_codes.py say and show. Written by tests/check/said.py.\n",
    PACKS_SAID: "# What the packs of test_what_is_said.py say and show. Written by tests/check/said.py.\n",
}


@cache
def known(path: Path) -> Mapping[str, Any]:
    """What is told, as it was read by a person."""
    found: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def _write(path: Path, content: Mapping[str, Any]) -> None:
    text = yaml.safe_dump(dict(content), allow_unicode=True, sort_keys=False, width=104)
    path.write_text(_HEADS[path] + text, encoding="utf-8")


if __name__ == "__main__":
    from tests.check.test_codes import CASES
    from tests.check.test_what_is_said import PACKS, everything

    _write(CODES_SAID, {code: told(build().judge().findings, code) for code, (_, build) in CASES.items()})
    _write(PACKS_SAID, {name: everything(build()) for name, build in PACKS.items()})
