"""A report on the terminal: the verdict, the submissions, the findings, where everything lies."""

import sys
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from intake.model import CaseReport, Finding, effective_severity
from intake.render.clean import one_line, shortened
from intake.render.finding_words import finding_words
from intake.render.words import Words, status_word, verdict_sentence, words
from intake.scheme import Scheme

_STYLES = {
    "complete": "bold green",
    "satisfied": "green",
    "deficient": "bold red",
    "missing": "bold red",
    "deficiency": "red",
    "needs_review": "bold yellow",
    "doubt": "yellow",
    "unreadable": "bold red",
    "not_applicable": "dim",
    "note": "cyan",
    "met": "green",
    "waived": "dim",
    "unclear": "yellow",
    "open": "red",
    "worse": "bold red",
    "new": "red",
}
_PLACES = 3
_LONGEST = 400
_UNWRAPPED = 10_000
"""Columns of output that no one sees on a screen."""


def print_report(
    report: CaseReport, scheme: Scheme, written: Sequence[Path] = (), console: Console | None = None
) -> None:
    """Prints a report's short form to stdout (or `console`); `written` are the files to point to.

    Strangers' text is printed as plain text: no markup of it is obeyed, no control sequence passes.
    """
    out = console or stdout_console()
    said = words(report.language)
    out.print(_headline(report, said))
    out.print(_submissions(report, scheme, said))
    _print_rounds(out, report, said)
    known = {item.id for item in report.submissions}
    for item in sorted(report.submissions, key=lambda item: item.number):
        own = [finding for finding in report.findings if finding.submission == item.id]
        title = f"{item.number}. {_title(item.id, item.title, scheme, report)}"
        _print_findings(out, title, own, report, scheme)
    others = [finding for finding in report.findings if finding.submission not in known]
    _print_findings(out, said["others"], others, report, scheme)
    if not report.findings:
        out.print(Text(said["no_findings"]))
    for path in written:
        out.print(Text(f"{said['written']}: {one_line(str(path))}", style="dim"), soft_wrap=True)


def stdout_console() -> Console:
    """A console on stdout that writes `?` for what the terminal's encoding lacks, instead of failing.

    Into a pipe or a file nothing is wrapped: a finding is one line there, for scripts.
    """
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    width = None if sys.stdout.isatty() else _UNWRAPPED
    return Console(file=sys.stdout, highlight=False, markup=False, emoji=False, width=width)


def _headline(report: CaseReport, said: Words) -> Text:
    name = report.applicant or report.case_name
    return Text.assemble(
        (said[report.verdict], _STYLES[report.verdict]),
        f"  {one_line(name)}",
        (f"  {one_line(report.unified_social_credit_code or '')}", "dim"),
        (f"  {said['as_of']} {report.as_of}\n", "dim"),
        verdict_sentence(report),
    )


def _submissions(report: CaseReport, scheme: Scheme, said: Words) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(said["number"], justify="right")
    table.add_column(said["title"], overflow="fold")
    table.add_column(said["status"], no_wrap=True)
    table.add_column(said["documents"], justify="right")
    optional = scheme.optional
    for item in sorted(report.submissions, key=lambda item: item.number):
        word = status_word(item, report.language, optional=item.id in optional)
        table.add_row(
            str(item.number),
            Text(_title(item.id, item.title, scheme, report)),
            Text(word, style=_STYLES[item.status]),
            str(len(item.documents)),
        )
    return table


def _print_rounds(out: Console, report: CaseReport, said: Words) -> None:
    """What became of the requests of the round before."""
    if report.rounds is None:
        return
    out.print(Text(said["rounds"], style="bold"))
    for item in report.rounds.requests:
        line = Text("  ")
        line.append(said[f"round_{item.state}"], style=_STYLES[item.state])
        line.append(f" {shortened(one_line(item.message), _LONGEST)}")
        line.append(f"  [{item.code}]", style="dim")
        out.print(line)
    if not report.rounds.requests:
        out.print(Text(f"  {said['none']}", style="dim"))


def _title(submission: str, fallback: str, scheme: Scheme, report: CaseReport) -> str:
    known = {item.id: item.title.in_language(report.language) for item in scheme.submissions}
    return one_line(known.get(submission, fallback))


def _print_findings(
    out: Console, title: str, findings: Iterable[Finding], report: CaseReport, scheme: Scheme
) -> None:
    said = words(report.language)
    order = {"deficiency": 0, "doubt": 1, "note": 2}
    found = sorted(findings, key=lambda finding: order[effective_severity(finding)])
    if not found:
        return
    out.print(Text(title, style="bold"))
    for finding in found:
        line = Text("  ")
        severity = effective_severity(finding)
        line.append(f"{finding.id} ", style="dim")
        line.append(said[severity], style=_STYLES[severity])
        line.append(f" {shortened(one_line(finding.message), _LONGEST)}")
        line.append(f"  [{finding.code}]", style="dim")
        out.print(line)
        places = _places(finding, said)
        if places:
            out.print(Text(f"      {places}", style="dim"))
        if finding.decision:
            made = finding.decision
            decided = f"{said[f'action_{made.action}']}  {made.who}  {made.why}"
            out.print(
                Text(f"      {said['decision']}: {shortened(one_line(decided), _LONGEST)}", style="dim")
            )
        todo = finding_words(finding, report, scheme).remedy
        if todo and severity != "note":
            out.print(Text(f"      → {shortened(one_line(todo), _LONGEST)}"))


def _places(finding: Finding, said: Words) -> str:
    """`执照.pdf 第 1 页; …`: the first few places."""
    texts = [
        one_line(place.file) + (f" {said['page'].format(page=place.page)}" if place.page else "")
        for place in finding.evidence
    ]
    texts = list(dict.fromkeys(texts))
    more = f" (+{len(texts) - _PLACES})" if len(texts) > _PLACES else ""
    return "; ".join(texts[:_PLACES]) + more
