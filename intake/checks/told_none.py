"""Whether a row of a list says that the paper which others have is not there."""

import re
from collections.abc import Iterable, Mapping

from intake.zh.text import squeeze

_SOMETHING = re.compile(r"[0-9A-Za-z]{2}|[有见同附]|[〃″]")
"""What a cell says where there is a paper: its number, or where it is."""

Row = Mapping[str, str]


def lacks_its_number(row: Row, rows: Iterable[Row], column: str | None, none: str | None) -> bool:
    """Whether nothing stands in the row's cell of that column, or words that match `none` (办理中), where
    another of the rows tells a paper of its own. A row without such a cell says nothing."""
    if column is None or column not in row or not _says_none(row[column], none):
        return False
    beside = (one.get(column, "") for one in rows)
    return any(_SOMETHING.search(text) and not _says_none(text, none) for text in beside)


def _says_none(text: str, none: str | None) -> bool:
    plain = squeeze(text)
    return not plain or (none is not None and re.search(none, plain) is not None)
