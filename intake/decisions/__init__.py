"""A person's decisions on findings: what they speak of, where they are kept, what they change."""

from intake.decisions.apply import redecide
from intake.decisions.edited import WORDING_CONFLICT, newest_words
from intake.decisions.fingerprint import finding_key, finding_keys
from intake.decisions.make import all_named, decide
from intake.decisions.store import DECISIONS_FILE, merged, read_decisions, write_decisions

__all__ = [
    "DECISIONS_FILE",
    "WORDING_CONFLICT",
    "all_named",
    "decide",
    "finding_key",
    "finding_keys",
    "merged",
    "newest_words",
    "read_decisions",
    "redecide",
    "write_decisions",
]
