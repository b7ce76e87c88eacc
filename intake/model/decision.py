"""What a person decided about a finding, and how a round compares with the one before."""

from dataclasses import dataclass
from typing import Literal

Action = Literal["accept", "dismiss", "confirm", "undo"]
"""``accept``: the deficiency is taken as it is (waived). ``dismiss``: the finding is wrong. ``confirm``:
a doubt is confirmed to be a deficiency. ``undo``: the decision before no longer counts."""

RequestState = Literal["met", "waived", "unclear", "open", "worse", "new"]
"""``met``: asked for before, no longer found. ``waived``: a person has since accepted or dismissed it.
``unclear``: something came, and a person must look. ``open``: asked for before and still lacking.
``worse``: sound or doubtful before, deficient now. ``new``: deficient, and not asked for before."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One person's word on one finding.

    ``finding_key`` is the finding's fingerprint (``intake.decisions.finding_key``): the decision holds as
    long as a finding has it. ``at`` is an ISO time with its offset; ``message`` what the finding said when
    it was decided.
    """

    finding_key: str
    code: str
    submission: str | None
    action: Action
    why: str
    who: str
    at: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class RequestChange:
    """What became of one request between two rounds. ``earlier`` and ``finding`` are the ids of its
    findings in the report before and in this one (``None``: it has none there)."""

    state: RequestState
    code: str
    submission: str | None
    message: str
    earlier: str | None = None
    finding: str | None = None


@dataclass(frozen=True, slots=True)
class Rounds:
    """A report beside the one of the round before. ``number`` counts from 1, the first application.

    ``earlier_as_of`` is the ISO date the round before was judged at, ``earlier_letter`` the number of its
    letter when it is known.
    """

    number: int
    earlier_as_of: str
    earlier_letter: str | None
    requests: tuple[RequestChange, ...]
