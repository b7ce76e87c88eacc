"""What persons did to a case: one small closed set of acts, each told in an event of the case's log.

Structs of msgspec rather than dataclasses: a log is read back strictly, and what is no act of ours is
refused.
"""

import msgspec

from intake.model.decision import Action
from intake.model.geometry import WHOLE_PAGE, Box


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What of a file's page. The file is known by its bytes (``sha256``) wherever it lies; ``file`` is its
    path when the act was done, and knows it where it has no digest."""

    file: str
    sha256: str
    page: int
    box: Box = WHOLE_PAGE


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


class Filed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What something was taken for: a document's kind and the submission it served."""

    kind: str
    submission: str | None


class Assigned(_Act, frozen=True, tag="assigned"):
    """Pages, or parts of them, are one document of that kind and serve that submission: moved, split off,
    or joined. ``also``: further submissions it serves; ``before``: what stood there."""

    places: tuple[Place, ...]
    kind: str
    submission: str | None
    also: tuple[str, ...] = ()
    before: tuple[Filed, ...] = ()


FactData = str | float | int | tuple[dict[str, str], ...] | None
"""A fact's value in the log; None: it does not stand on the paper."""


class Corrected(_Act, frozen=True, tag="corrected"):
    """A fact of the document of that kind at that place is `value`, and was read as `before`."""

    place: Place
    kind: str
    name: str
    value: FactData
    before: FactData = None


class Added(_Act, frozen=True, tag="added"):
    """A person's own finding, a deficiency, in words of their own, or in those of the scheme's phrase of
    that name. ``request`` is what the applicant is asked to send."""

    submission: str | None
    words: str
    request: str = ""
    phrase: str = ""
    places: tuple[Place, ...] = ()


class Worded(_Act, frozen=True, tag="worded"):
    """The letter's request for the findings of these keys, in a person's words; ``None``: as the program
    says it. ``before_found``, ``before_request``: how it said it then."""

    code: str
    submission: str | None
    keys: tuple[str, ...]
    language: str
    found: str | None = None
    request: str | None = None
    before_found: str = ""
    before_request: str = ""


class Waived(_Act, frozen=True, tag="waived"):
    """A submission is taken as it is, or need not be sent, in these words."""

    submission: str
    words: str


class Explained(_Act, frozen=True, tag="explained"):
    """What the applicant says about a submission (``None``: about the application)."""

    submission: str | None
    words: str


class Issued(_Act, frozen=True, tag="issued"):
    """A letter was issued: of that ``kind``, for that round (1: the application), in that language.

    ``files``: names below the case's folder of letters, each with the SHA-256 of what it holds for good.
    ``due_on``: the last day to answer (``""``: none is asked for). ``although``: why it was issued with
    doubts undecided. ``corrects``: the number of the letter that it replaces.
    """

    kind: str
    number: str
    issued_on: str
    due_on: str
    round: int
    language: str
    files: tuple[tuple[str, str], ...]
    although: str = ""
    corrects: str = ""


class Delivered(_Act, frozen=True, tag="delivered"):
    """A letter went out on that day by that way, or (``receipt``) its receipt came back."""

    number: str
    on: str
    how: str = ""
    receipt: bool = False


class Extended(_Act, frozen=True, tag="extended"):
    """The applicant may answer the letter of that number until that day."""

    number: str
    due_on: str
    before: str = ""


class Withdrawn(_Act, frozen=True, tag="withdrawn"):
    """An acceptance or rejection no longer holds."""

    number: str


class Unlocked(_Act, frozen=True, tag="unlocked"):
    """A password was given for locked files, and these (path and SHA-256) were opened by it. The password
    itself stands nowhere; ``kept``: the operating system's key store has it."""

    files: tuple[tuple[str, str], ...]
    kept: bool = False


class Undone(_Act, frozen=True, tag="undone"):
    """The event of that number no longer counts."""

    event: int


Act = (
    Decided
    | Assigned
    | Corrected
    | Added
    | Worded
    | Waived
    | Explained
    | Issued
    | Delivered
    | Extended
    | Withdrawn
    | Unlocked
    | Undone
)
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
