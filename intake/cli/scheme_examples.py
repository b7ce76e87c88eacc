"""A scheme's own examples: each folder of `examples/` is checked and compared with what is expected."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from intake.api import check
from intake.errors import SchemeError
from intake.model import CaseReport
from intake.scheme import Scheme
from intake.scheme.files import read_record
from intake.settings import Settings

_SUFFIX = ".expected.yaml"
_VERDICT, _FINDINGS = "verdict", "findings"
_KEYS = {"as_of", _VERDICT, "submissions", _FINDINGS}


@dataclass(frozen=True, slots=True)
class Tried:
    """An example by name, and what came out otherwise than expected; nothing, when all is well."""

    name: str
    differences: tuple[str, ...]


def try_examples(scheme: Scheme) -> Iterator[Tried]:
    """Every example of the scheme, checked as `intake check` does it.

    Raises:
        SchemeError: what is expected of an example is not written as it should be.
    """
    for path in sorted((scheme.folder / "examples").glob(f"*{_SUFFIX}")):
        expected = _expected(path)
        settings = Settings(
            as_of=date.fromisoformat(expected["as_of"]),
            language="zh" if "zh" in scheme.title.texts else "en",
        )
        name = path.name.removesuffix(_SUFFIX)
        report = check(path.with_name(name), scheme, settings)
        statuses = {item.id: item.status for item in report.submissions}
        codes = sorted(one.code for one in report.findings if one.severity != "note")
        yield Tried(name, tuple(_differences(expected, report, statuses, codes)))


def _differences(
    expected: Mapping[str, Any], report: CaseReport, statuses: Mapping[str, str], codes: Sequence[str]
) -> Iterator[str]:
    if report.verdict != expected[_VERDICT]:
        yield f"{_VERDICT}：应为 {expected[_VERDICT]}，实为 {report.verdict}"
    for place, status in expected["submissions"].items():
        if statuses.get(place) != status:
            yield f"{place}：应为 {status}，实为 {statuses.get(place, '（没有这一项）')}"
    wanted, got = Counter(expected[_FINDINGS]), Counter(codes)
    for code in sorted((wanted - got).elements()):
        yield f"{_FINDINGS}：没有提出 {code}"
    for code in sorted((got - wanted).elements()):
        message = next(one.message for one in report.findings if one.code == code)
        yield f"{_FINDINGS}：多出 {code}：{message}"


def _expected(path: Path) -> Mapping[str, Any]:
    content = read_record(path)
    if not isinstance(content, Mapping) or set(content) != _KEYS:
        raise SchemeError(f"{path}: 须有且仅有 {'、'.join(sorted(_KEYS))}。")
    return content
