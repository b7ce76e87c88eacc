"""Values from forms: what stands in the place of a field's label."""

import re
from collections.abc import Iterator, Sequence

from intake.extract.candidate import Candidate
from intake.extract.form import Form, Piece, Place
from intake.extract.typed import typed_value
from intake.model import Box
from intake.scheme import Field
from intake.zh.dates import find_dates, find_term

_IN_PLACE = 0.98
_LATIN_WORDS = re.compile(r"[A-Za-z0-9.,]$")
_LATIN_WORD = re.compile(r"^[A-Za-z0-9]")
_SPECK = re.compile(r"^[·•.,，、'`]+(?=[\u4e00-\u9fff])")
_ONE_DATE = 0.6
"""Of a single date that a picture shows for a term: never sure enough to accuse by."""

_ONE_ROW = frozenset({"person"})
"""Types whose value is never printed over two rows."""

_ALL_ROWS = frozenset({"date_start", "date_end"})
"""Types of which a part says something else than the whole: a term's first date is not its end."""


_OF_A_TERM = "自从起至到止:： "
"""Words of a term without its dates."""


def placed(field: Field, forms: Sequence[Form]) -> list[Candidate]:
    """Every value in a place of one of the field's labels that has the form of the field's type, those of
    labels read whole first, then of its earlier labels; of a field that need not be certain, only of the
    first that gives one."""
    found: list[Candidate] = []
    rank = {label: number for number, label in enumerate(field.labels)}
    for form in forms:
        for place in sorted(
            form.places_for(field.name), key=lambda one: (not one.head.whole, rank[one.head.label])
        ):
            if found and not field.critical:
                return found
            for pieces, text in _readings(field, place):
                typed = typed_value(field, text, by_ocr=form.page.method != "text")
                if typed is not None:
                    value, certainty = typed
                    sure = min(piece.confidence for piece in pieces) * _IN_PLACE * certainty
                    if form.page.method != "text" and _may_begin(field, place, text):
                        sure *= _ONE_DATE
                    box = Box.around(piece.box for piece in pieces).rounded()
                    found.append(Candidate(value, text, form.page.number, box, sure, "label", len(found)))
                    break
    return found


def _readings(field: Field, place: Place) -> Iterator[tuple[Sequence[Piece], str]]:
    """The place's whole text, then its first row alone, where that is all a value of the type takes; of a
    count the row level with its label."""
    if not place.rows:
        return
    level = [row for row in place.rows if any(piece.box.same_row(place.head.box) for piece in row)]
    if field.type == "number" and len(level) == 1:
        # A count stands beside its label; what stands above and below are other labels' values.
        yield level[0], joined(level)
        return
    if field.type not in _ONE_ROW:
        yield place.pieces, joined(place.rows)
    if field.type not in _ALL_ROWS:
        yield place.rows[0], joined(place.rows[:1])


def _may_begin(field: Field, place: Place, text: str) -> bool:
    """Whether an end stands alone, without 至, behind a label of whole terms: the other date may have been
    lost, or stand in the next row, and this one may be the beginning."""
    a_term = len(place.head.fields) > 1
    return field.type == "date_end" and a_term and len(find_dates(text)) == 1 and find_term(text) is None


def settled(field: Field, forms: Sequence[Form]) -> bool:
    """Whether a form's place tells all there is to know of the field, be it nothing that can be read. Words
    that go on with the label (有效期｜至) are not all: the value stands elsewhere, below it perhaps."""
    return field.type in _ALL_ROWS and any(
        joined(place.rows).strip(_OF_A_TERM) for form in forms for place in form.places_for(field.name)
    )


def joined(rows: Sequence[Sequence[Piece]]) -> str:
    """A value's rows as one text: a space between pieces of a row and between Latin words, none between
    lines. A character at which one piece overlaps the next counts once; a point before a further line is a
    speck."""
    text = ""
    for number, row in enumerate(rows):
        for place, piece in enumerate(row):
            words = _LATIN_WORDS.search(text) and _LATIN_WORD.match(piece.text)
            again = place > 0 and row[place - 1].box.x1 > piece.box.x0 and text[-1:] == piece.text[0]
            own = _SPECK.sub("", piece.text) if number and not place else piece.text[1 if again else 0 :]
            text += (" " if place or words else "") + own
    return text.strip()
