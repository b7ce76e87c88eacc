"""`index.html` of a batch: the cases in a table to filter and sort, and what is missing most."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from intake.atomic import write_atomically
from intake.render.summary import BatchRow, submission_columns
from intake.render.web_page import render_page
from intake.render.words import Words, status_name, words

_SHORT = {"missing", "deficient"}
_SIGNS = {"satisfied": "✓", "missing": "✗", "deficient": "!", "needs_review": "?", "not_applicable": "–"}
"""Twelve columns of words would leave no room for the cases' names."""


def write_index(rows: Sequence[BatchRow], out: Path, language: str = "zh") -> None:
    """Writes the page to `out`; links in it are relative to its folder. The same rows, the same bytes."""
    said = words(language)
    columns = submission_columns(rows)
    page = render_page(
        "index.html",
        "index.js",
        w=said,
        columns=[{"number": number, "title": title} for number, _, title in columns],
        cases=[_case(row, columns, said, language) for row in rows],
        bars=_bars(rows, columns),
        signs=[
            {"status": status, "sign": sign, "word": status_name(status, language)}
            for status, sign in _SIGNS.items()
        ],
        verdicts=sorted({row.verdict for row in rows}),
    )
    write_atomically(out, page)


def _case(
    row: BatchRow, columns: Sequence[tuple[int, str, str]], said: Words, language: str
) -> dict[str, Any]:
    report = row.report
    return {
        "name": row.case_name,
        "verdict": row.verdict,
        "verdict_word": said[row.verdict],
        "applicant": (report.applicant if report else "") or "",
        "code": (report.unified_social_credit_code if report else "") or "",
        "statuses": [
            {"status": status, "word": word, "sign": _SIGNS.get(status, "")}
            for status, word in row.status_words([name for _, name, _ in columns], language)
        ],
        "deficiencies": row.count("deficiency"),
        "doubts": row.count("doubt"),
        "deadline": row.deadline or "",
        "problem": row.problem or "",
        "report": quote(f"{row.folder}/report.html", safe="/") if report and row.folder else "",
        "letter": quote(f"{row.folder}/notice.docx", safe="/") if row.has_letter else "",
    }


def _bars(rows: Sequence[BatchRow], columns: Sequence[tuple[int, str, str]]) -> list[dict[str, Any]]:
    """How many cases fall short in each submission, the most first."""
    counts = [
        (
            sum(
                item.id == name and item.status in _SHORT
                for row in rows
                if row.report
                for item in row.report.submissions
            ),
            f"{number}. {title}",
        )
        for number, name, title in columns
    ]
    most = max((count for count, _ in counts), default=0)
    return [
        {"title": title, "count": count, "width": f"{count / most:.0%}"}
        for count, title in sorted(counts, key=lambda pair: -pair[0])
        if count
    ]
