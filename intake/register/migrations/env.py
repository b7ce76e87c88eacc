"""Runs migrations on the connection, and in the transaction, that `database` gives."""

from alembic import context

from intake.register.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
