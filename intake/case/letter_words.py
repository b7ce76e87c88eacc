"""How a letter says a request by itself, before any person put it into words of their own."""

from dataclasses import replace

from intake.decisions.make import find
from intake.model import CaseReport
from intake.render.letter_data import LetterData
from intake.render.letter_items import letter_groups
from intake.scheme import Scheme


def said_by_itself(report: CaseReport, scheme: Scheme, finding: str) -> tuple[str, str]:
    """What was found and what is asked for, as the letter of the report says it; ``""`` where it says
    nothing of the finding. Raises UsageError: there is no such finding."""
    one = find(report, finding)
    bare = replace(report, events=())
    for group in letter_groups(bare, scheme, LetterData(scheme, report.language), report.language):
        for item in group.requests:
            if (item.code, group.submission) == (one.code, one.submission):
                return item.told, item.request
    return "", ""
