"""Every page of a case, numbered from 0 through all its files in the report's order."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from intake.gather.unlock import LOCKED, opens_by_password
from intake.model import CaseReport


@dataclass(frozen=True, slots=True)
class FilePages:
    """A file with the numbers of its pages in the case; none when nothing of it was read. ``locked``: a
    password may open it."""

    path: str
    problem: str
    first: int
    count: int
    locked: bool = False


class PageList:
    """The pages of a report. ``mark`` is the same as long as the same files have the same pages."""

    def __init__(self, report: CaseReport) -> None:
        counted = dict(report.page_counts)
        self.pages: list[tuple[str, int]] = []
        self.files: list[FilePages] = []
        digest = hashlib.sha256()
        for file in report.files:
            count = counted.get(file.path, 0)
            digest.update(f"{file.path}\0{file.sha256}\0{count}\0".encode("utf-8", "surrogatepass"))
            if file.status == "ignored" or file.alias_of:
                continue
            locked = file.problem_code == LOCKED and opens_by_password(file.media_type)
            self.files.append(FilePages(file.path, file.problem or "", len(self.pages), count, locked))
            self.pages += [(file.path, number) for number in range(1, count + 1)]
        self.mark = digest.hexdigest()[:16]
        self._places: Mapping[tuple[str, int], int] = {place: n for n, place in enumerate(self.pages)}
        self._same = {file.path: file.alias_of for file in report.files if file.alias_of}

    def number(self, file: str, page: int | None) -> int | None:
        """The number of a file's page (its first, when none is named); None when it has none. A file with
        the bytes of another one has that one's."""
        return self._places.get((self._same.get(file, file), page or 1))
