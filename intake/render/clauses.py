"""The table of the standard's clauses, in words."""

from intake.model import ClauseCoverage
from intake.render.say import say
from intake.render.words import words


def clause_row(item: ClauseCoverage, language: str) -> dict[str, str]:
    """A row as texts by column: clause, title, status, said (the status in words), file, page, text."""
    place = item.place
    return {
        "clause": item.clause,
        "title": say(item.title, language),
        "status": item.state,
        "said": words(language)[f"clause_{item.state}"],
        "file": place.file if place else "",
        "page": str(place.page or "") if place else "",
        "text": place.text if place else "",
    }
