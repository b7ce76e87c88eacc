"""The register: cases, rounds, letters and their numbers, deadlines, decisions, in one database.

SQLite by default, PostgreSQL by address. Nothing is registered unless a user asks for it.
"""

from intake.register.database import Database, default_location, open_database
from intake.register.overview import CaseRow, list_cases
from intake.register.record import CaseRecord

__all__ = ["CaseRecord", "CaseRow", "Database", "default_location", "list_cases", "open_database"]
