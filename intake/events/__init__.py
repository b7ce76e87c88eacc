"""What persons did to a case: the log of it, which is only ever added to, and what follows from it."""

from intake.events.decided import decided, decisions_in
from intake.events.documents import Sorted, sorted_documents
from intake.events.facts import corrected_facts, data_of, document_at
from intake.events.findings import EVENT_LAPSED, OWN, lapsed_note, own_findings
from intake.events.in_force import in_force, shaping, told_in_report
from intake.events.letters import (
    Standing,
    delivery,
    extension,
    issued_letters,
    refuse_letter,
    standing,
    withdrawal,
)
from intake.events.log import LOG_FILE, Log, longer, parsed_log, read_log, write_log
from intake.events.places import Pages

__all__ = [
    "EVENT_LAPSED",
    "LOG_FILE",
    "OWN",
    "Log",
    "Pages",
    "Sorted",
    "Standing",
    "corrected_facts",
    "data_of",
    "decided",
    "decisions_in",
    "delivery",
    "document_at",
    "extension",
    "in_force",
    "issued_letters",
    "lapsed_note",
    "longer",
    "own_findings",
    "parsed_log",
    "read_log",
    "refuse_letter",
    "shaping",
    "sorted_documents",
    "standing",
    "told_in_report",
    "withdrawal",
    "write_log",
]
