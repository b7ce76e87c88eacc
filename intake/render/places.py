"""Places of a case in words: which file, which pages."""

from collections import Counter
from collections.abc import Iterable

from intake.model import CaseReport, Evidence
from intake.render.clean import one_line, shortened
from intake.render.letter_data import LetterData

_LONGEST_NAME = 60


class FileNames:
    """What a file is called towards the applicant: its name, or its path where names repeat."""

    def __init__(self, report: CaseReport) -> None:
        self._often = Counter(_last(item.path) for item in report.files)

    def short(self, path: str) -> str:
        name = _last(path)
        shown = one_line(path if self._often[name] > 1 else name)
        return shown if len(shown) <= _LONGEST_NAME else "…" + shown[-_LONGEST_NAME + 1 :]


def places_text(places: Iterable[Evidence], names: FileNames, data: LetterData, limit: int) -> str:
    """`“执照.pdf”第1页、“证书.pdf”第2、3页`; beyond `limit` files their number instead."""
    pages: dict[str, set[int]] = {}
    for place in places:
        found = pages.setdefault(place.file, set())
        if place.page is not None:
            found.add(place.page)
    texts = [_one(names.short(file), sorted(found), data) for file, found in pages.items()]
    joined = data.phrase("separator").join(texts[:limit])
    if len(texts) > limit:
        return data.phrase("more_places", places=joined, count=len(texts))
    return joined


def _one(name: str, pages: list[int], data: LetterData) -> str:
    if not pages:
        return data.phrase("place_file", file=name)
    phrase = "place_pages" if len(pages) > 1 else "place"
    return data.phrase(phrase, file=name, page=ranges_text(pages, data))


def ranges_text(pages: Iterable[int], data: LetterData) -> str:
    """`1-3、7`: ascending numbers, neighbours as ranges."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    texts = [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
    return shortened(data.phrase("page_separator").join(texts), _LONGEST_NAME)


def _last(path: str) -> str:
    return path.replace("!/", "/").rsplit("/", 1)[-1]
