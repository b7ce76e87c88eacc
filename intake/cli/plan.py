"""`intake plan`: which audit comes next."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from intake.cli import options
from intake.errors import ExitCode

if TYPE_CHECKING:
    from intake.audit.plan import AuditPlan

_REASONS = {
    "no_certificate": "材料中没有该申请人取得的本标准证书",
    "expired": "最近一张本标准证书已过有效期，按初次认证受理",
    "in_force": "已持有在有效期内的本标准证书",
    "term_unread": "材料中有该申请人的本标准证书，但未读出有效期，请人工核对后确定",
}


def plan(
    case: Annotated[
        Path, typer.Argument(metavar="CASE", help="审过的案件、它的结果文件夹，或 report.json。")
    ],
    output: options.Format = options.OutputFormat.text,
) -> int:
    """下一次是哪种审核：初次、监督还是再认证，依据材料中该申请人已取得的本标准证书，列出各次的日期。

    例：  intake plan 某某公司申请材料
    """
    import json

    from intake.audit.data import audit_data
    from intake.audit.plan import plan_audit
    from intake.case.organization import load_own_scheme
    from intake.cli.found_report import found_report
    from intake.scheme import Wording

    report, _ = found_report(case)
    scheme = load_own_scheme(report.scheme_id)
    found = plan_audit(report, scheme)
    if output is options.OutputFormat.json:
        typer.echo(json.dumps(_data(found), ensure_ascii=False, indent=2))
        return ExitCode.COMPLETE
    titles = {
        kind: Wording(texts).in_language("zh") for kind, texts in audit_data(scheme)["titles"].items()
    }
    typer.echo(f"{titles[found.kind]}：{_REASONS[found.reason]}（审查日{report.as_of}）。")
    if found.certificate:
        held = found.certificate
        term = f"{held.issued_on or '？'}至{held.valid_until or '？'}"
        reckoned = "（发证日期未读出，按有效期倒推）" if held.issue_reckoned else ""
        typer.echo(
            f"证书：{held.number or '编号未读出'}，{held.issued_by or '机构未读出'}，{term}{reckoned}"
        )
        typer.echo(f"  见 {held.document.file} 第{held.document.pages[0]}页")
    for step in found.steps:
        mark = "→" if step.due == found.due else " "
        typer.echo(f"{mark} {titles[step.kind]}：不晚于{step.due}")
    if any(step.due < (found.due or step.due) for step in found.steps):
        typer.echo("以前各次是否按期进行，材料看不出来：请在全国认证认可信息公共服务平台核对证书状态。")
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
