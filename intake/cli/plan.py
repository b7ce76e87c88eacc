"""`intake plan`: which audit comes next."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from intake.cli import options
from intake.cli.language import spoken
from intake.errors import ExitCode

if TYPE_CHECKING:
    from intake.audit.plan import AuditPlan


def plan(
    case: Annotated[
        Path, typer.Argument(metavar="案件", help="审过的案件、它的结果文件夹，或 report.json。")
    ],
    output: options.Format = options.OutputFormat.text,
) -> int:
    """下一次是哪种审核：初次、监督还是再认证，依据材料中该申请人已取得的本标准证书，列出各次的日期。

    例：  intake plan 某某公司申请材料
    """
    import json

    from intake.audit.plan import plan_audit
    from intake.case.organization import load_own_scheme
    from intake.cli.for_programs import put_json
    from intake.cli.found_report import found_report
    from intake.render.audit_words import plan_lines

    report, _ = found_report(case)
    scheme = load_own_scheme(report.scheme_id, ())
    found = plan_audit(report, scheme)
    if output is options.OutputFormat.json:
        put_json(json.dumps(_data(found), ensure_ascii=False, indent=2) + "\n")
        return ExitCode.COMPLETE
    for line in plan_lines(found, report.as_of, scheme, spoken()):
        typer.echo(line)
    return ExitCode.COMPLETE


def _data(found: "AuditPlan") -> dict[str, object]:
    held = found.certificate
    return {
        "kind": found.kind,
        "reason": found.reason,
        "due": found.due.isoformat() if found.due else None,
        "certificate": {
            "number": held.number,
            "issued_by": held.issued_by,
            "issued_on": held.issued_on.isoformat() if held.issued_on else None,
            "issue_reckoned": held.issue_reckoned,
            "valid_until": held.valid_until.isoformat() if held.valid_until else None,
            "document": held.document.id,
        }
        if held
        else None,
        "steps": [{"kind": step.kind, "due": step.due.isoformat()} for step in found.steps],
    }
