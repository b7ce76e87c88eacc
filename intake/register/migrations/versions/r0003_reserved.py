"""Which letters have no more than a number: the command that was to issue them has not come to its end."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """All letters there are count as sent."""
    op.add_column("letters", sa.Column("reserved", sa.Boolean, nullable=False, server_default=sa.false()))
