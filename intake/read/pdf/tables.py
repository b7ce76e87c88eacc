"""Ruled tables of a PDF page: cells from the edges drawn on it, texts from its text layer."""

import pypdfium2 as pdfium

from intake.model import Box, Cell, Table
from intake.read.pdf.cell_text import Characters
from intake.read.pdf.frame import Frame
from intake.read.pdf.ruled_grid import Grid, Place, around, grids
from intake.read.pdf.rules import edges_on
from intake.read.pdf.text import TextLayer


def ruled_tables(
    page: pdfium.PdfPage, layer: TextLayer, frame: Frame, most_cells: int
) -> tuple[Table, ...]:
    """The tables of a page whose cells are ruled, at least two by two, of at most `most_cells` cells."""
    found = grids(*edges_on(page, frame))
    fitting = [grid for grid in found if len(grid.rows) * len(grid.rows[0]) <= most_cells]
    if not fitting:
        return ()
    characters = layer.characters()
    return tuple(_table(grid, characters, frame) for grid in fitting)


def _table(grid: Grid, characters: Characters, frame: Frame) -> Table:
    rows = []
    for row in grid.rows:
        place = around(cell for cell in row if cell)
        beside = characters.within(place)
        rows.append(
            tuple(
                Cell(beside.text_within(cell), _box(cell, frame)) if cell else Cell("", _box(place, frame))
                for cell in row
            )
        )
    return Table(tuple(rows), _box(grid.place, frame))


def _box(place: Place, frame: Frame) -> Box:
    width, height = (max(1.0, side) for side in frame.size)
    return Box(place[0] / width, place[1] / height, place[2] / width, place[3] / height)
