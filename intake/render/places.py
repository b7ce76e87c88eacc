"""Places of a case in words: which file, which pages."""

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from intake.model import CaseReport, Evidence
from intake.render.clean import one_line, shortened
from intake.render.letter_data import LetterData

_LONGEST_NAME = 60

_Paging = Literal["pages", "sheets", "flowing", "single"]


class FileNames:
    """What a file is called towards the applicant: its name, or its path where names repeat; a picture
    pasted into a document by the document it lies in. And how its pages are counted."""

    def __init__(self, report: CaseReport) -> None:
        self._often = Counter(_last(item.path) for item in report.files)
        self._types = {item.path: item.media_type for item in report.files}
        self._counts = dict(report.page_counts)

    def short(self, path: str) -> str:
        name = _last(path)
        shown = one_line(path if self._often[name] > 1 else name)
        return shown if len(shown) <= _LONGEST_NAME else "…" + shown[-_LONGEST_NAME + 1 :]

    def document_of_picture(self, path: str) -> str | None:
        """The document that a picture was pasted into; None for what lies in the case or an archive."""
        outer, inside, _ = path.rpartition("!/")
        pasted = inside and self._types.get(path, "").startswith("image/")
        return outer if pasted and self._paging_type(outer) != "pages" else None

    def paging(self, path: str) -> _Paging:
        """Whether people see its pages at all, and as what: Word lays text out anew on each machine."""
        kind = self._paging_type(path)
        return "single" if kind != "pages" and self._counts.get(path, 1) == 1 else kind

    def _paging_type(self, path: str) -> _Paging:
        media = self._types.get(path, "")
        if any(word in media for word in ("spreadsheet", "ms-excel", "csv")):
            return "sheets"
        if any(word in media for word in ("wordprocessing", "msword", "opendocument.text", "rtf", "text/")):
            return "flowing"
        return "single" if media.startswith("image/") and self._counts.get(path, 1) == 1 else "pages"


def places_text(places: Iterable[Evidence], names: FileNames, data: LetterData, limit: int) -> str:
    """`“执照.pdf”第1页、“证书.pdf”第2、3页`; beyond `limit` files their number instead."""
    pages: dict[str, set[int]] = {}
    for place in places:
        found = pages.setdefault(place.file, set())
        if place.page is not None:
            found.add(place.page)
    texts = [_one(file, sorted(found), names, data) for file, found in pages.items()]
    texts = list(dict.fromkeys(texts))
    joined = data.phrase("separator").join(texts[:limit])
    if len(texts) > limit:
        return data.phrase("more_places", places=joined, count=len(texts))
    return joined


def _one(file: str, pages: list[int], names: FileNames, data: LetterData) -> str:
    document = names.document_of_picture(file)
    if document is not None:
        return data.phrase("place_picture", file=names.short(document))
    name, paging = names.short(file), names.paging(file)
    if not pages or paging == "single":
        return data.phrase("place_file", file=name)
    phrase = {"sheets": "place_sheet", "flowing": "place_about"}.get(
        paging, "place_pages" if len(pages) > 1 else "place"
    )
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
