"""Compares a report with what a reviewer expects of a case (``samples/<case>.expected.json``)."""

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).parents[2] / "samples"

Json = dict[str, Any]


def expectations() -> list[Json]:
    """Every case's expectation, in order."""
    return [json.loads(path.read_text("utf-8")) for path in sorted(SAMPLES.glob("*.expected.json"))]


def plain(value: object) -> str:
    """A text without the differences nobody cares about: width, brackets, spaces."""
    return "".join(unicodedata.normalize("NFKC", str(value)).split())


def same_file(expected: str, found: str) -> bool:
    """``x.docx!/*`` stands for anything inside ``x.docx``."""
    return found.startswith(expected[:-1]) if expected.endswith("!/*") else found == expected


def assignment_errors(report: Json, expected: Json) -> Iterator[str]:
    """Pages whose kind or submission is not the expected one."""
    for want in expected["documents"]:
        here = [item for item in report["documents"] if same_file(want["file"], item["file"])]
        for page in want["pages"] or [None]:
            on_page = [item for item in here if page is None or page in item["pages"]]
            fits = [
                item
                for item in on_page
                if item["kind"] == want["kind"]
                and (
                    want["submission"] is None
                    or want["submission"] in (item["submission"], *item.get("also", ()))
                )
            ]
            if not fits:
                got = [(item["kind"], item["submission"]) for item in on_page]
                yield f"{want['file']} page {page}: expected {want['kind']}/{want['submission']}, got {got}"


def fact_errors(report: Json, expected: Json) -> Iterator[str]:
    """Key facts that are missing or different."""
    documents = {item["id"]: item for item in report["documents"]}
    for want in expected["facts"]:
        values = [
            fact["value"]
            for fact in report["facts"]
            if fact["name"] == want["name"]
            and same_file(want["file"], documents[fact["document"]]["file"])
            and (want["pages"] is None or fact["page"] in want["pages"])
        ]
        if not any(_same_value(want["value"], value) for value in values):
            place = f"{want['file']} {want['pages']} {want['name']}"
            yield f"{place}: expected {want['value']!r}, got {values!r}"


def _same_value(want: Any, value: Any) -> bool:
    if isinstance(want, dict):
        return isinstance(value, list) and len(value) == want["rows"]
    if isinstance(want, int | float) and isinstance(value, int | float):
        return float(want) == float(value)
    return plain(want) == plain(value)


def finding_errors(report: Json, expected: Json) -> Iterator[str]:
    """Findings that must be there and are not, and findings nobody asked for."""
    left = list(report["findings"])
    for want in expected["findings"]:
        hits = [item for item in left if _matches(want, item)]
        if not hits:
            yield f"missing finding: {want}"
        left = [item for item in left if item not in hits]
    for item in left:
        code, severity = item["code"], item["severity"]
        tolerated = (severity == "note" and code in expected["notes_may"]) or code in expected["allowed"]
        if not tolerated:
            place = [(spot["file"], spot["page"], spot["text"][:60]) for spot in item["evidence"][:2]]
            yield f"unexpected {severity} {code} ({item['submission']}): {item['message']} {place}"


def _matches(want: Json, item: Json) -> bool:
    return item["code"] == want["code"] and all(
        want[key] in ("*", item[key]) for key in ("submission", "severity")
    )
