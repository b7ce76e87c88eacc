"""Which audit comes next and what it costs, in words: for the report and for the screen."""

from intake.audit.data import audit_data
from intake.audit.plan import AuditPlan, plan_audit, staff_of
from intake.audit.quote import Quote, quote
from intake.errors import UsageError
from intake.model import CaseReport
from intake.render.quotation import plain
from intake.render.words import words
from intake.scheme import Scheme, Wording


def audit_lines(report: CaseReport, scheme: Scheme, language: str) -> list[str]:
    """The plan and the quote of a case; nothing when the scheme has no data on audits."""
    if not report.judged or "audits" not in scheme.data:
        return []
    plan = plan_audit(report, scheme)
    lines = plan_lines(plan, report.as_of, scheme, language)
    staff = staff_of(report, scheme)
    said = words(language)
    if staff is None:
        return [*lines, said["quote_staff_unread"]]
    read = said["quote_staff_read"].format(
        file=staff.evidence.file, page=staff.evidence.page, text=staff.evidence.text
    )
    try:
        reckoned = quote_lines(quote(scheme, plan.kind, staff=staff.number), scheme, language)
    except UsageError as beyond_the_tiers:
        reckoned = [str(beyond_the_tiers)]
    return [*lines, *reckoned, read]


def plan_lines(plan: AuditPlan, as_of: str, scheme: Scheme, language: str) -> list[str]:
    """Which audit and why, the certificate that says so, and the days of the audits of its term."""
    said = words(language)
    titles = {
        kind: Wording(texts).in_language(language) for kind, texts in audit_data(scheme)["titles"].items()
    }
    lines = [said["plan"].format(title=titles[plan.kind], reason=said[f"plan_{plan.reason}"], as_of=as_of)]
    if plan.certificate:
        held = plan.certificate
        lines.append(
            said["plan_certificate"].format(
                number=held.number or said["plan_number_unread"],
                body=held.issued_by or said["plan_body_unread"],
                issued=held.issued_on or "?",
                until=held.valid_until or "?",
                reckoned=said["plan_reckoned"] if held.issue_reckoned else "",
            )
        )
        lines.append(said["plan_place"].format(file=held.document.file, page=held.document.pages[0]))
    for step in plan.steps:
        mark = "→" if step.due == plan.due else " "
        lines.append(said["plan_step"].format(mark=mark, title=titles[step.kind], due=step.due))
    if any(step.due < (plan.due or step.due) for step in plan.steps):
        lines.append(said["plan_past"])
    return lines


def quote_lines(found: Quote, scheme: Scheme, language: str) -> list[str]:
    """Person-days, each charge, the total in CNY."""
    said = words(language)
    data = audit_data(scheme)
    tier = said["quote_tier"].format(tier=f"{found.tier[0]:,}–{found.tier[1]:,}") if found.tier else ""
    staff = said["quote_staff"].format(staff=f"{found.staff:,}") + tier if found.staff else ""
    days = found.days
    parts = (
        said["quote_parts"].format(document=plain(days.document), site=plain(days.site))
        if days.document
        else ""
    )
    title = Wording(data["titles"][found.kind]).in_language(language)
    lines = [said["quote_days"].format(title=title, staff=staff, days=plain(days.total), parts=parts)]
    for line in found.lines:
        name = Wording(data["prices"][line.id]["title"]).in_language(language)
        lines.append(
            said["quote_line"].format(
                title=name,
                quantity=plain(line.quantity),
                price=plain(line.price),
                amount=plain(line.amount),
            )
        )
    return [*lines, said["quote_total"].format(total=plain(found.total))]
