"""What persons did to a case: the log of it, which is only ever added to."""

from intake.events.decided import decided, decisions_in
from intake.events.log import LOG_FILE, Log, longer, parsed_log, read_log, write_log

__all__ = [
    "LOG_FILE",
    "Log",
    "decided",
    "decisions_in",
    "longer",
    "parsed_log",
    "read_log",
    "write_log",
]
