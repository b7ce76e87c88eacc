"""Ruled tables through pdfplumber, opened only when a page has one."""

from pathlib import Path
from typing import Any

from intake.model import Box, Cell, Table

_LEAST_ROWS, _LEAST_COLUMNS = 2, 2


class PlumberTables:
    """Finds tables on single pages; opens the document on first use."""

    def __init__(self, path: Path, most_cells: int) -> None:
        self._path = path
        self._most_cells = most_cells
        self._document: Any = None

    def on_page(self, index: int) -> tuple[Table, ...]:
        """The tables of a page; none when pdfplumber cannot read it (the text is there all the same)."""
        import pdfplumber

        try:
            if self._document is None:
                self._document = pdfplumber.open(self._path)
            page = self._document.pages[index]
        except Exception:  # pdfminer raises anything on odd files
            return ()
        try:
            return tuple(
                table for found in page.find_tables() if (table := self._table(found, page)) is not None
            )
        except Exception:
            return ()
        finally:
            page.close()

    def close(self) -> None:
        """Frees what pdfplumber holds."""
        if self._document is not None:
            self._document.close()

    def _table(self, found: Any, page: Any) -> Table | None:
        rows = found.rows
        width = max((len(row.cells) for row in rows), default=0)
        if len(rows) < _LEAST_ROWS or width < _LEAST_COLUMNS or len(rows) * width > self._most_cells:
            return None
        texts = found.extract()
        box = _Place(page)
        table_rows = []
        for row, row_texts in zip(rows, texts, strict=True):
            cells = [
                Cell((text or "").strip(), box(cell)) if cell else Cell("", box(row.bbox))
                for cell, text in zip(row.cells, row_texts, strict=True)
            ]
            cells += [Cell("", box(row.bbox))] * (width - len(cells))
            table_rows.append(tuple(cells))
        return Table(tuple(table_rows), box(found.bbox))


class _Place:
    """Turns pdfplumber's places (points from the top left of the page's box) into fractions."""

    def __init__(self, page: Any) -> None:
        self._left, self._top = float(page.bbox[0]), float(page.bbox[1])
        self._width, self._height = max(1.0, float(page.width)), max(1.0, float(page.height))

    def __call__(self, bbox: tuple[float, float, float, float]) -> Box:
        return Box(
            (bbox[0] - self._left) / self._width,
            (bbox[1] - self._top) / self._height,
            (bbox[2] - self._left) / self._width,
            (bbox[3] - self._top) / self._height,
        )
