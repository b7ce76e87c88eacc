"""When a decision was made."""

from datetime import UTC, datetime

from intake.errors import UsageError


def stamp(at: datetime) -> str:
    """The moment as logs and decisions write it."""
    return at.astimezone().isoformat(timespec="milliseconds")


def moment(at: str) -> datetime:
    """The point in time an ISO text names, to compare with others; without an offset it is local time.

    Raises:
        UsageError: it names none.
    """
    try:
        return datetime.fromisoformat(at).astimezone(UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(f"时间“{at}”无效，请写成 2026-11-24T09:30:00+08:00 的样子。") from error
