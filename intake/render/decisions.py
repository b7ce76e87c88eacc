"""What may be decided on in a report, and what has been, on the terminal."""

from collections.abc import Sequence

from rich.text import Text

from intake.decisions import finding_keys
from intake.model import CaseReport, Decision, effective_severity
from intake.render.clean import one_line, shortened
from intake.render.terminal import stdout_console
from intake.render.words import words

_LONGEST = 200


def print_decisions(report: CaseReport, decisions: Sequence[Decision]) -> None:
    """Prints every finding with its id, and under it all decisions ever made on it, the oldest first."""
    out, said, keys = stdout_console(), words(report.language), finding_keys(report)
    for finding in report.findings:
        severity = effective_severity(finding)
        line = Text(f"{finding.id:>4}  {said[severity]}  ", style="bold" if severity != "note" else "dim")
        line.append(shortened(one_line(finding.message), _LONGEST), style="")
        line.append(f"  [{finding.code}]", style="dim")
        out.print(line)
        for one in decisions:
            if one.finding_key == keys[finding.id]:
                made = (
                    f"{said[f'action_{one.action}']}  {one.who}  {one.at[:16].replace('T', ' ')}  {one.why}"
                )
                out.print(Text(f"        {shortened(one_line(made), _LONGEST)}", style="dim"))
    out.print(said[report.verdict])
