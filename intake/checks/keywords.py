"""Our own JSON Schema formats and keywords, registered with `jsonschema` (Draft 2020-12).

Formats:
    unified-social-credit-code: 18 characters whose check character is right (GB 32100-2015).
    organization-code-inside: characters 9-17 satisfy their own check (GB 11714). Some real, old codes
        fail it: use it for doubts.
    registration-or-credit-code: either of the above, or the 15-digit number of before 2015.

Keywords, for ISO dates; whatever is no ISO date (``long_term``) passes:
    notBeforeAsOf: the date is not before the day of review.
    notAfterAsOf: the date is not after the day of review.
    maxAgeYears, maxAgeMonths, maxAgeDays: the date is at most so many before the day of review.

Annotations (no effect on validity): ``x-finding`` maps a failing keyword to a finding code, or to
``{code, severity, submission}`` (of which severity and submission may be left out); ``x-title`` is a
fact's name for people; ``x-describe`` says which facts tell documents of the kind apart (title, number,
subject, holder); ``x-renewed-by`` names facts: an outlived document is only noted when another one,
alike in these, is in force; ``x-covers`` names the fact of what such a paper is for, goods that the other
must not differ in; ``x-example`` and
``x-counterexample`` stand beside every ``pattern``.
"""

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from intake.scheme.same import Same
from intake.zh.codes import credit_code_problem, is_valid_credit_code, is_valid_registration_number

TIME_KEYWORDS = ("notBeforeAsOf", "maxAgeYears", "maxAgeMonths", "maxAgeDays")
"""Keywords that a document breaks by growing old."""

_REGISTRATION_DIGITS = 15


def fact_validator(schema: Mapping[str, Any], as_of: date) -> Any:
    """A validator of a kind's facts on the day of review; kept for schemas used again."""
    return _validator(Same(schema), as_of)


@lru_cache(maxsize=256)
def _validator(key: Same[Mapping[str, Any]], as_of: date) -> Any:

    def not_before(
        _validator: Any, wanted: object, instance: object, _schema: object
    ) -> Iterator[ValidationError]:
        day = _day(instance)
        if wanted and day is not None and day < as_of:
            yield ValidationError(f"{day} is before {as_of}")

    def not_after(
        _validator: Any, wanted: object, instance: object, _schema: object
    ) -> Iterator[ValidationError]:
        day = _day(instance)
        if wanted and day is not None and day > as_of:
            yield ValidationError(f"{day} is after {as_of}")

    def at_most(before: Callable[[date, int], date]) -> Any:
        def max_age(
            _validator: Any, most: int, instance: object, _schema: object
        ) -> Iterator[ValidationError]:
            day = _day(instance)
            if day is not None and day < before(as_of, int(most)):
                yield ValidationError(f"{day} is too long before {as_of}")

        return max_age

    kind = extend(
        Draft202012Validator,
        {
            "notBeforeAsOf": not_before,
            "notAfterAsOf": not_after,
            "maxAgeYears": at_most(years_before),
            "maxAgeMonths": at_most(months_before),
            "maxAgeDays": at_most(days_before),
            "required": _required,
        },
    )
    return kind(dict(key.value), format_checker=_formats())


def years_before(day: date, years: int) -> date:
    """The same day some years ago; 29 February becomes the 28th."""
    return months_before(day, 12 * years)


def months_before(day: date, months: int) -> date:
    """The same day some months ago, or the month's last where it has no such day."""
    year, month = divmod(12 * day.year + day.month - 1 - months, 12)
    if year < 1:
        return date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def days_before(day: date, days: int) -> date:
    """So many days ago."""
    return date.fromordinal(max(1, day.toordinal() - days))


def _required(
    _validator: Any, names: list[str], instance: object, _schema: object
) -> Iterator[ValidationError]:
    """As the standard's `required`, with the missing name alone as the message."""
    if isinstance(instance, Mapping):
        for name in names:
            if name not in instance:
                yield ValidationError(name)


def _formats() -> FormatChecker:
    checker = FormatChecker(formats=())
    checker.checks("unified-social-credit-code")(_or_not_text(is_valid_outer))
    checker.checks("organization-code-inside")(_or_not_text(is_valid_inner))
    checker.checks("registration-or-credit-code")(_or_not_text(is_valid_either))
    return checker


def is_valid_outer(code: str) -> bool:
    """Length, characters and the last check character; the organization code inside is not looked at."""
    return is_valid_credit_code(code) or credit_code_problem(code) == "organization_check"


def is_valid_inner(code: str) -> bool:
    """Whether the organization code inside holds; of a code that is wrong outside nothing is said."""
    return credit_code_problem(code) != "organization_check"


def is_valid_either(code: str) -> bool:
    """A credit code, or the registration number of before 2015."""
    if len(code) == _REGISTRATION_DIGITS and code.isdigit():
        return is_valid_registration_number(code)
    return is_valid_outer(code)


def _or_not_text(check: Any) -> Any:
    def checked(instance: object) -> bool:
        return not isinstance(instance, str) or bool(check(instance))

    return checked


def _day(value: object) -> date | None:
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
