"""The register's tables, as the newest migration leaves them."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

cases = Table(
    "cases",
    metadata,
    Column("id", Integer, primary_key=True),
    # Where the case's outputs lie: what `notice` and `decide` know a case by.
    Column("folder", Text, nullable=False, unique=True),
    Column("scheme", String(100), nullable=False),
    Column("name", Text, nullable=False),
    Column("applicant", Text),
    Column("code", String(50)),
    Column("verdict", String(20), nullable=False),
    Column("as_of", Date, nullable=False),
    Column("round", Integer, nullable=False),
)

rounds = Table(
    "rounds",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer, ForeignKey("cases.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("as_of", Date, nullable=False),
    Column("verdict", String(20), nullable=False),
    Column("deficiencies", Integer, nullable=False),
    Column("doubts", Integer, nullable=False),
    UniqueConstraint("case_id", "number", name="one_row_a_round"),
)

counters = Table(
    "counters",
    metadata,
    # A letter's number without its serial, so that a new year or another kind counts anew.
    Column("name", String(200), primary_key=True),
    Column("last", Integer, nullable=False),
)

letters = Table(
    "letters",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer, ForeignKey("cases.id"), nullable=False),
    Column("round", Integer, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("number", String(200), nullable=False, unique=True),
    Column("issued_on", Date, nullable=False),
    # Its number is taken, and the case's log does not have it yet: nothing has been sent.
    Column("reserved", Boolean, nullable=False),
)

deadlines = Table(
    "deadlines",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("letter_id", Integer, ForeignKey("letters.id"), nullable=False, unique=True),
    Column("due_on", Date, nullable=False),
    # The day the answer that ended the wait was judged at.
    Column("answered_on", Date),
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer, ForeignKey("cases.id"), nullable=False),
    Column("finding_key", String(60), nullable=False),
    Column("code", String(100), nullable=False),
    Column("submission", String(100)),
    Column("action", String(20), nullable=False),
    Column("why", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("message", Text, nullable=False),
    UniqueConstraint("case_id", "finding_key", "at", "action", "who", name="each_decision_once"),
)

events = Table(
    "events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer, ForeignKey("cases.id"), nullable=False),
    Column("number", Integer, nullable=False),
    # As it stands in the case's log: the chain of hashes rests on its bytes.
    Column("line", Text, nullable=False),
    UniqueConstraint("case_id", "number", name="each_event_once"),
)
