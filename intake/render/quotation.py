"""A quotation as a Word file, beside the letters and with the same letterhead."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from intake.atomic import write_atomically
from intake.audit.data import audit_data
from intake.audit.quote import Quote
from intake.model import CaseReport
from intake.render.clean import one_line
from intake.render.letter_context import NoticeOptions, body_context
from intake.render.letter_data import LetterData
from intake.render.letter_template import fill_template
from intake.scheme import Scheme, Wording
from intake.zh.money import amount_in_words


def write_quotation(
    quote: Quote, report: CaseReport | None, scheme: Scheme, out: Path, *, options: NoticeOptions
) -> None:
    """Writes the quotation; without a report its applicant is a blank to fill.

    Raises:
        SchemeError: the template, letter.yaml or audits.yaml is broken; the message names file and field.
    """
    data = LetterData(scheme, options.language)
    context = _context(quote, report, scheme, data, options)
    own = options.template or data.template("quotation")
    day = options.issued_on
    content = fill_template(
        own or scheme.file(f"quote.{options.language}.docx"),
        context,
        stamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
        title=data.text("titles", "quotation"),
        author=context["body"]["letterhead"],
        fields="quotation",
    )
    write_atomically(out, content)


def _context(
    quote: Quote, report: CaseReport | None, scheme: Scheme, data: LetterData, options: NoticeOptions
) -> dict[str, Any]:
    language = options.language
    rules = audit_data(scheme)
    number = one_line(options.number) if options.number else None
    return {
        "letter": {
            "title": data.text("titles", "quotation"),
            "number": number or data.number("quotation", options.issued_on.year, None),
            "issued_on": data.day(options.issued_on),
        },
        "body": body_context(options, data),
        "applicant": {
            "name": one_line(report.applicant or "" if report else "") or data.phrase("applicant_unknown"),
            "code": data.or_blank(one_line((report.unified_social_credit_code or "") if report else "")),
        },
        "application": {"item": scheme.title.in_language(language)},
        "quote": {
            "audit": _said(rules["titles"][quote.kind], language),
            "staff": data.or_blank(f"{quote.staff:,}" if quote.staff else None),
            "tier": f"{quote.tier[0]:,}–{quote.tier[1]:,}" if quote.tier else "",
            "days": plain(quote.days.total),
            "document_days": plain(quote.days.document) if quote.days.document else "",
            "site_days": plain(quote.days.site),
            "lines": [
                {
                    "number": place,
                    "title": _said(rules["prices"][line.id]["title"], language),
                    "quantity": plain(line.quantity),
                    "price": plain(line.price),
                    "amount": plain(line.amount),
                }
                for place, line in enumerate(quote.lines, 1)
            ],
            "total": plain(quote.total),
            "total_in_words": amount_in_words(quote.total),
            "valid_until": data.day(options.issued_on + timedelta(days=rules["quotation"]["valid_days"])),
            "remarks": [
                {"number": place, "text": _said(text, language)}
                for place, text in enumerate(rules["quotation"]["remarks"], 1)
            ],
        },
    }


def plain(number: Decimal) -> str:
    """53000 → 53,000; 6.50 → 6.5."""
    text = f"{number:,.2f}"
    return text.rstrip("0").rstrip(".")


def _said(texts: Mapping[str, str], language: str) -> str:
    return Wording(texts).in_language(language)
