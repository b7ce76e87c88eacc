"""Which faults are planted in which pack: every code about equally often, and at least ten times in 96 packs.

Not planted, and why: ``submission-uncertain`` (says how sure the program itself is of a paper, which no pack
can demand), ``file-not-read`` and ``file-too-large`` (limits of the machine: benchmarks/hostile*.py),
``seal-missing`` (this scheme demands no seals of a program's eye), ``decision-lapsed`` (speaks of an earlier
decision of a person: tests/rounds). Not planted but expected wherever a pack happens to be so:
``application-form-missing``, ``certificate-surveillance``, ``submission-not-held``.
"""

import random
from collections import Counter

from benchmarks.packs.trades import TRADES, Trade

FILE_FAULTS = (
    "file-encrypted",
    "file-unreadable",
    "file-empty",
    "file-unsupported",
    "file-duplicate",
    "file-unrecognised",
    "page-blank",
    "page-illegible",
)

GROUPS: tuple[tuple[str, ...], ...] = (
    ("licence-expired", "credit-code-invalid", "required-field-missing", "registration-number-old"),
    ("annual-report-missing", "annual-report-outdated", "annual-report-unclear", "abnormal-listing"),
    ("permit-required", "permit-expired"),
    ("permit-required", "permit-scope-unclear"),
    ("permit-required", "number-malformed"),
    ("inspection-report-missing", "inspection-failed", "inspection-expired"),
    ("inspection-report-missing", "inspection-body-unclear"),
    ("after-sales-organization-missing",),
    ("outlet-incomplete", "outlet-duplicate", "phone-impossible"),
    ("count-mismatch", "outlet-duplicate"),
    ("clause-not-covered", "exclusion-reason-missing", "facilities-missing", "funding-missing"),
    ("document-list-missing", "listed-document-missing", "unlisted-document"),
    ("document-list-missing", "document-control-incomplete"),
    ("credit-code-mismatch", "name-mismatch"),
    # A licence without a true code is nothing to compare another's code with.
    ("credit-code-mismatch", "credit-code-invalid", "required-field-missing", "registration-number-old"),
    ("certificate-expired", "date-in-future"),
    ("content-missing", "standard-superseded"),
    ("placeholder-text",),
    ("detail-mismatch",),
    ("submission-missing",),
    *((code,) for code in FILE_FAULTS),
)
"""Faults of one group exclude each other: they would touch the same words."""

CODES = tuple(dict.fromkeys(code for group in GROUPS for code in group))

ANY_SEVERITY = frozenset({
    "standard-superseded", "inspection-expired", "registration-number-old", "annual-report-unclear", "abnormal-listing",
    "permit-scope-unclear", "number-malformed", "inspection-body-unclear", "phone-impossible", "count-mismatch",
    "document-control-incomplete", "date-in-future", "content-missing", "detail-mismatch", *FILE_FAULTS,
    "application-form-missing", "certificate-surveillance", "submission-not-held",
})  # fmt: skip
"""Faults that are told rightly as a doubt or a note: the scheme makes them no more, or the file's role decides."""

FAULTS_A_PACK = 8
_CLOSED = frozenset({"file-encrypted", "file-unreadable", "file-unsupported", "page-illegible"})
_ABSENT = frozenset({
    "submission-missing", "annual-report-missing", "permit-required", "inspection-report-missing", "document-list-missing",
    "listed-document-missing",
})  # fmt: skip
_RATHER_APART = 0.6
"""What a pack loses for holding a closed file and lacking something: the one might be the other, so that
the absence is rightly a doubt, and what is measured is not how surely absences are told."""

_FAULTY = (*TRADES, TRADES[0])
"""Trades of faulty packs in turn: food twice, for its permits alone list products by name."""


def trade_of(number: int, clean_every: int) -> Trade:
    """The trade of a pack's company: clean and faulty packs each go through all of them."""
    if number % clean_every == 0:
        return TRADES[number // clean_every % len(TRADES)]
    return _FAULTY[(number - number // clean_every - 1) % len(_FAULTY)]


def fault_plan(count: int, clean_every: int, chance: random.Random) -> list[set[str]]:
    """Codes to plant, pack by pack; every ``clean_every``-th pack is clean.

    The scarcest code first: the one planted least, for how many packs still to come could hold it.
    """
    able = [
        {code for code in CODES if number % clean_every and _can(code, trade_of(number, clean_every))}
        for number in range(count)
    ]
    times: Counter[str] = Counter()
    plans: list[set[str]] = []
    for number in range(count):
        chosen: set[str] = set()
        ahead = Counter(code for codes in able[number:] for code in codes)
        for _ in range(FAULTS_A_PACK if number % clean_every else 0):
            open_ = [code for code in sorted(able[number]) if not _excluded(code, chosen)]
            if open_:
                chosen.add(min(open_, key=lambda code: _weight(code, chosen, times, ahead, chance)))
        times.update(chosen)
        plans.append(chosen)
    return plans


def _weight(
    code: str, chosen: set[str], times: Counter[str], ahead: Counter[str], chance: random.Random
) -> float:
    scarce = 60.0 / max(1, ahead[code])
    other = _ABSENT if code in _CLOSED else _CLOSED if code in _ABSENT else frozenset()
    return times[code] - scarce + _RATHER_APART * len(other & chosen) + chance.random()


def _excluded(code: str, chosen: set[str]) -> bool:
    return code in chosen or any(code in group and chosen & set(group) for group in GROUPS)


def _can(code: str, trade: Trade) -> bool:
    """Whether a company of that trade can have the fault at all."""
    if code in {"permit-expired", "permit-required"}:
        return trade.permit is not None
    if code == "permit-scope-unclear":
        return trade.permit is not None and trade.permit.lists_products
    if code == "number-malformed":
        return trade.compulsory or (trade.permit is not None and bool(trade.permit.malformed))
    if code.startswith("inspection-"):
        return not trade.service
    return True
