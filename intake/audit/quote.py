"""What an audit costs, by the scheme's tiers and prices."""

from dataclasses import dataclass
from decimal import Decimal

from intake.audit.data import AuditKind, audit_data
from intake.errors import UsageError
from intake.scheme import Scheme

PERSON_DAY = "person_day"
"""The price that the person-days are multiplied by; the others are charged once."""


@dataclass(frozen=True, slots=True)
class PersonDays:
    """Days of one auditor: in all, of them on planning and documents, of them on site."""

    total: Decimal
    document: Decimal
    site: Decimal


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """One charge; ``id`` is its entry among the scheme's prices, amounts in CNY."""

    id: str
    quantity: Decimal
    price: Decimal

    @property
    def amount(self) -> Decimal:
        return self.quantity * self.price


@dataclass(frozen=True, slots=True)
class Quote:
    """``staff``: the employees it was reckoned with (``None``: days were asked for), ``tier``: from and to
    how many its tier reaches."""

    kind: AuditKind
    staff: int | None
    tier: tuple[int, int] | None
    days: PersonDays
    lines: tuple[QuoteLine, ...]

    @property
    def total(self) -> Decimal:
        """In CNY."""
        return sum((line.amount for line in self.lines), Decimal())


def person_days(scheme: Scheme, kind: AuditKind, staff: int) -> tuple[tuple[int, int], PersonDays]:
    """The tier of so many employees, and the person-days of an audit of that kind.

    Raises:
        UsageError: no tier reaches so far; what lies beyond is never extrapolated.
    """
    tiers = audit_data(scheme)["tiers"]
    if staff < 1:
        raise UsageError(f"员工人数应为正整数，给出的是 {staff}。")
    for tier in tiers:
        if tier["from"] <= staff <= tier["to"]:
            days = tier[kind]
            total, site = _number(days["days"]), _number(days["site"])
            document = _number(days["document"]) if "document" in days else total - site
            return (int(tier["from"]), int(tier["to"])), PersonDays(total, document, site)
    raise UsageError(
        f"人日表只到{tiers[-1]['to']}人，{staff}人没有公布的人日数，不作推算。请按本机构规定核定人日后用 "
        "--days 给出，或在 intake.yaml 的 audits.tiers 中补全人日表。"
    )


def quote(
    scheme: Scheme, kind: AuditKind, *, staff: int | None = None, days: Decimal | None = None
) -> Quote:
    """The charges of an audit: for so many employees, or for so many person-days (``days``) as decided.

    Raises:
        UsageError: neither is given, or the scheme's tiers do not reach so far.
        SchemeError: the scheme's data is broken.
    """
    data = audit_data(scheme)
    tier: tuple[int, int] | None = None
    if days is not None:
        needed = PersonDays(days, Decimal(), days)
    elif staff is not None:
        tier, needed = person_days(scheme, kind, staff)
    else:
        raise UsageError("报价需要员工人数：材料中没有读到时用 --staff 给出。")
    prices = {name: _number(price["amount"]) for name, price in data["prices"].items()}
    once = (QuoteLine(name, Decimal(1), prices[name]) for name in data["charges"][kind])
    return Quote(
        kind, staff, tier, needed, (QuoteLine(PERSON_DAY, needed.total, prices[PERSON_DAY]), *once)
    )


def _number(value: float) -> Decimal:
    return Decimal(str(value))
