"""What holds of every finding, whatever it is about: asked wherever the tests judge a case."""

from collections.abc import Collection, Iterable
from functools import lru_cache

from intake.checks import values_said
from intake.checks.one_question import COULD_BE
from intake.model import Finding
from intake.scheme import Scheme
from intake.scheme.same import Same


def hold(
    findings: Iterable[Finding], scheme: Scheme, pages: Collection[tuple[str, int]], files: Collection[str]
) -> None:
    """Each says all that the wording of its code may use, and points at what is in the case."""
    given = _given(Same(scheme))
    for one in findings:
        said = {name for name, _ in one.values}
        # What only is noted asks nobody what it could be.
        wanted = given.get(one.code, frozenset()) - ({COULD_BE} if one.severity == "note" else set())
        assert wanted <= said, f"{one.code} says only {sorted(said)}"
        assert one.submission is None or scheme.submission(one.submission)
        for place in one.evidence:
            box = place.box
            known = place.file in files if place.page is None else (place.file, place.page) in pages
            assert known, f"{one.code} shows {place}"
            assert box.x0 <= box.x1 and box.y0 <= box.y1, f"{one.code} {box}"
        assert set(one.looked_at) <= set(files), f"{one.code} looked at {one.looked_at}"


@lru_cache(maxsize=8)
def _given(scheme: Same[Scheme]) -> dict[str, frozenset[str]]:
    return dict(values_said(scheme.value))
