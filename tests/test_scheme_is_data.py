"""Nothing in the code names a submission, a kind or a finding code's scheme: the checklist is data."""

import re
from pathlib import Path

from intake.scheme import available_schemes, load_scheme

CODE = Path(__file__).parent.parent / "intake"


def test_no_submission_or_document_kind_is_named_in_the_code() -> None:
    named = set()
    for scheme_id in available_schemes():
        scheme = load_scheme(scheme_id)
        named |= set(scheme.kinds) | {item.id for item in scheme.submissions}
    pattern = re.compile("|".join(rf"[\"']{re.escape(name)}[\"']" for name in sorted(named)))
    found = {
        f"{path.relative_to(CODE)}: {match.group()}"
        for path in CODE.rglob("*.py")
        for match in pattern.finditer(path.read_text(encoding="utf-8"))
    }
    assert not found
