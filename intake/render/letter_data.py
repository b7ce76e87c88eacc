"""A scheme's `letter.yaml`: the wordings and the sender of letters to applicants."""

from collections import deque
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Literal

from intake.errors import SchemeError
from intake.render.days import spoken_day
from intake.scheme import Scheme, Wording
from intake.scheme.files import validate_shape
from intake.zh.holidays import Announced, announced_years

LetterKind = Literal["notice", "correction", "acceptance", "reminder", "rejection"]
"""``correction``: a notice that replaces one of its round that was issued before."""

KINDS: tuple[LetterKind, ...] = ("notice", "correction", "acceptance", "reminder", "rejection")


_VALID: deque[Any] = deque(maxlen=4)
"""Data found valid in this process: a batch asks for each case's deadline, always by the same data."""


class LetterData:
    """`letter.yaml` in one language. Raises SchemeError when the file is missing or broken."""

    def __init__(self, scheme: Scheme, language: str) -> None:
        path = scheme.folder / "letter.yaml"
        data = scheme.data.get("letter")
        if data is None:
            raise SchemeError(f"{path}: 文件不存在，无法生成信函（见 docs/zh/letter-template.md）。")
        if not any(known is data for known in _VALID):
            validate_shape(data, "letter", path)
            _VALID.append(data)
        self._data: Mapping[str, Any] = data
        self._language = language
        self._folder = scheme.folder
        self._announced = announced_years(scheme.data.get("holidays", {}).get("announced", ()))

    def text(self, *keys: str) -> str:
        """The text at that place of the file; ``""`` when it is not there."""
        value: Any = self._data
        for key in keys:
            value = value.get(key, {}) if isinstance(value, Mapping) else {}
        if isinstance(value, Mapping):
            # An empty text is a choice (a blank to fill), not a missing translation.
            return (
                str(value[self._language]) if self._language in value else Wording(value).in_language("zh")
            )
        return str(value)

    def phrase(self, name: str, **values: object) -> str:
        """A sentence of `phrases`, filled."""
        return self.text("phrases", name).format(**values)

    def or_blank(self, text: str | None) -> str:
        """The text, or a blank to fill by hand."""
        return text or self.text("phrases", "blank")

    def template(self, kind: LetterKind | Literal["quotation"]) -> Path | None:
        """The body's own Word template of that kind; None: the scheme's."""
        named = self.text("templates", kind) if kind in self._data.get("templates", {}) else ""
        if not named and kind == "correction":
            return self.template("notice")
        return self._folder / named if named else None

    @property
    def working_days(self) -> int:
        return int(self._data["deadline"]["working_days"])

    @property
    def objection_days(self) -> int:
        """Working days in which a rejected applicant may object."""
        return int(self._data["objection"]["working_days"])

    @property
    def announced(self) -> Mapping[int, Announced]:
        """The holidays of the years that the scheme's `holidays.yaml` knows."""
        return self._announced

    def years(self, years: Sequence[int]) -> str:
        """Years in one phrase: 2027、2028 or 2027, 2028."""
        return self.text("phrases", "page_separator").join(str(year) for year in years)

    def row(self, code: str, values: Mapping[str, str]) -> str | None:
        """How a row of a table says a finding of that code; None: in its own words."""
        wordings = self._data.get("rows", {}).get(code, {})
        try:
            return str(wordings[self._language]).format_map(values)
        except (KeyError, IndexError, ValueError, AttributeError):
            return None

    def number(self, kind: LetterKind | Literal["quotation"], year: int, serial: int | None) -> str:
        """A letter's number after the body's pattern; a gap to fill when there is no serial yet.

        Raises:
            SchemeError: the pattern names what there is not.
        """
        digits = int(self._data["number"]["serial_digits"])
        pattern = self.text("number", "pattern")
        try:
            return pattern.format(
                area=self._data["number"]["area"],
                kind=self.text("number", "kinds", kind) or self.text("number", "kinds", "notice"),
                year=year,
                serial="\u3000" * 3 if serial is None else f"{serial:0{digits}d}",
            )
        except (KeyError, IndexError, ValueError, AttributeError) as error:
            raise SchemeError(
                f"number.pattern “{pattern}”: 只能用 {{area}} {{kind}} {{year}} {{serial}} ({error})"
            ) from error

    def title(self, kind: LetterKind) -> str:
        """What a letter of that kind is called; a correction as a notice where it has no name."""
        return self.text("titles", kind) or self.text("titles", "notice")

    def day(self, day: date) -> str:
        """A day as it is written in a letter of that language."""
        return spoken_day(day, self._language)


def letter_number(scheme: Scheme, kind: LetterKind, *, year: int, serial: int, language: str = "zh") -> str:
    """The number of the `serial`-th letter of that kind in that year, by the scheme's pattern."""
    return LetterData(scheme, language).number(kind, year, serial)
