"""A letter as an e-mail's plain text, for the mail it is attached to."""

from intake.errors import UsageError
from intake.model import CaseReport
from intake.render.letter_context import NoticeOptions, letter_context
from intake.render.letter_data import LetterData, LetterKind
from intake.render.letter_items import letter_groups
from intake.render.letter_template import fill_text
from intake.scheme import Scheme


def letter_email(report: CaseReport, scheme: Scheme, kind: LetterKind, *, options: NoticeOptions) -> str:
    """Subject line, an empty line, and the body; what the letter says, in short.

    Its wording is `email.<language>.txt` of the scheme, with the letter's fields.

    Raises:
        UsageError: nothing is deficient, in a letter that asks for something.
        SchemeError: letter.yaml or the wording is broken.
    """
    data = LetterData(scheme, options.language)
    groups = letter_groups(report, scheme, data, options.language)
    if not groups and kind != "acceptance":
        raise UsageError("没有需要补充的内容。")
    context = letter_context(report, scheme, data, groups, options, kind)
    return fill_text(scheme.file(f"email.{options.language}.txt"), context)
