"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Cases, rounds, counters, letters, deadlines, decisions."""
    op.create_table(
        "cases",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("folder", sa.Text, nullable=False, unique=True),
        sa.Column("scheme", sa.String(100), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("applicant", sa.Text),
        sa.Column("code", sa.String(50)),
        sa.Column("verdict", sa.String(20), nullable=False),
        sa.Column("as_of", sa.Date, nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
    )
    op.create_table(
        "rounds",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("case_id", sa.Integer, sa.ForeignKey("cases.id"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("as_of", sa.Date, nullable=False),
        sa.Column("verdict", sa.String(20), nullable=False),
        sa.Column("deficiencies", sa.Integer, nullable=False),
        sa.Column("doubts", sa.Integer, nullable=False),
        sa.UniqueConstraint("case_id", "number", name="one_row_a_round"),
    )
    op.create_table(
        "counters",
        sa.Column("name", sa.String(200), primary_key=True),
        sa.Column("last", sa.Integer, nullable=False),
    )
    op.create_table(
        "letters",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("case_id", sa.Integer, sa.ForeignKey("cases.id"), nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("number", sa.String(200), nullable=False, unique=True),
        sa.Column("issued_on", sa.Date, nullable=False),
    )
    op.create_table(
        "deadlines",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("letter_id", sa.Integer, sa.ForeignKey("letters.id"), nullable=False, unique=True),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("answered_on", sa.Date),
    )
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("case_id", sa.Integer, sa.ForeignKey("cases.id"), nullable=False),
        sa.Column("finding_key", sa.String(60), nullable=False),
        sa.Column("code", sa.String(100), nullable=False),
        sa.Column("submission", sa.String(100)),
        sa.Column("action", sa.String(20), nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.UniqueConstraint("case_id", "finding_key", "at", "action", "who", name="each_decision_once"),
    )
