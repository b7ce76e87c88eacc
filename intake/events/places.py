"""Places of the log, found again in the case as it is now."""

from collections.abc import Mapping, Sequence

from intake.model import SourceFile, Span
from intake.model.event import Place


class Pages:
    """The files of a case and how many pages each has."""

    def __init__(self, files: Sequence[SourceFile], counts: Mapping[str, int]) -> None:
        self._by_path = {file.path: file for file in files}
        self._by_hash: dict[str, str] = {}
        for file in files:
            if file.sha256 and file.alias_of is None:
                self._by_hash.setdefault(file.sha256, file.path)
        self._counts = counts

    def file_of(self, place: Place) -> str | None:
        """The path of the file that the place is in; None: the file is gone or changed, or has no such
        page."""
        there = self._by_path.get(place.file)
        same = there is not None and there.alias_of is None and there.sha256 == place.sha256
        path = place.file if same else self._by_hash.get(place.sha256) if place.sha256 else None
        return path if path is not None and 1 <= place.page <= self._counts.get(path, 0) else None

    def spans_of(self, places: Sequence[Place]) -> tuple[str, tuple[Span, ...]] | None:
        """The one file that they all are in and their spans; None: one of them is gone."""
        paths = {self.file_of(place) for place in places}
        if len(paths) != 1 or None in paths:
            return None
        (path,) = paths
        return str(path), tuple(Span(place.page, place.box) for place in places)

    def place(self, file: str, page: int, box: Span | None = None) -> Place:
        """The place as the log tells it. Raises KeyError: there is no such file."""
        found = self._by_path[file]
        path = file.encode("utf-8", "replace").decode()  # a name need not be valid text
        return Place(path, found.sha256, page) if box is None else Place(path, found.sha256, page, box.box)
