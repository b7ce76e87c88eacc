"""What persons did to a case: one small closed set of acts, each told in an event of the case's log.

Structs of msgspec rather than dataclasses: a log is read back strictly, and what is no act of ours is
refused.
"""

import msgspec

from intake.model.decision import Action


class _Act(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="act"):
    """What was done; ``act`` names it in the log."""


class Decided(_Act, frozen=True, tag="decided"):
    """A person's word on one finding, known by its key (`intake.decisions.finding_key`); ``message`` is
    what the finding said then."""

    finding_key: str
    code: str
    submission: str | None
    action: Action
    message: str = ""


Act = Decided
"""The closed set of acts."""


class Event(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One act, the ``number``-th of its case, with who did it, why, and when (an ISO time with its offset).

    ``previous`` is the SHA-256 of the log's line before (``""``: there is none): whoever changes, drops or
    inserts a line breaks the chain.
    """

    number: int
    at: str
    who: str
    why: str
    act: Act
    previous: str


class Entry(msgspec.Struct, frozen=True):
    """An event that is still to be written."""

    at: str
    who: str
    why: str
    act: Act
