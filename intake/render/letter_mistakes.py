"""Mistakes in what letters are made of: letter.yaml and the Word templates of a scheme."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from intake.errors import SchemeError
from intake.render.letter import TEMPLATES, template_path
from intake.render.letter_data import KINDS, LetterData
from intake.render.letter_template import validate_template, validate_text_template
from intake.scheme import Scheme
from intake.scheme.mistakes import Mistake, Told
from intake.scheme.places import Given, place_mistakes

PHRASES: Mapping[str, tuple[str, ...]] = {
    "place": ("file", "page"),
    "place_pages": ("file", "page"),
    "place_file": ("file",),
    "place_sheet": ("file", "page"),
    "place_about": ("file", "page"),
    "place_picture": ("file",),
    "more_places": ("places", "count"),
    "several": ("count",),
    "told": ("number", "found"),
    "with_place": ("found", "where"),
    "see_requests": ("numbers",),
    "outcome_accepted": ("kept",),
    "outcome_unsent": ("numbers",),
    "outcome_kept": ("numbers",),
    "calendar_assumed": ("years",),
}
"""What the program fills into the phrases of letter.yaml; the others are plain words."""

File = Callable[[str], Path]
"""Where the scheme's file of a name lies: its own, or the one it shares."""

_NUMBER = ("area", "kind", "year", "serial")


def letter_mistakes(
    letter: object, given: Given, languages: tuple[str, ...], file: File, *, quotes: bool
) -> Iterator[Told]:
    """What is wrong with a scheme's letters: places that nothing fills, templates that are not there or ask
    for what there is not. ``languages``: those that the scheme's title is in. ``quotes``: whether it has
    prices."""
    path = file("letter.yaml")
    if letter is None:
        yield Mistake(path, (), "文件不存在，无法生成信函")
        return
    content: Mapping[str, Any] = letter if isinstance(letter, Mapping) else {}
    for name, texts in _texts(content.get("phrases")):
        yield from place_mistakes(texts, PHRASES.get(name, ()), path, ("phrases", name))
    for code, texts in _texts(content.get("rows")):
        if code in given:
            yield from place_mistakes(texts, given[code], path, ("rows", code))
    number = content.get("number")
    for name, texts in _texts(number if isinstance(number, Mapping) else None):
        if name == "pattern":
            yield from place_mistakes(texts, _NUMBER, path, ("number", name))
    for language in languages:
        yield from _template_mistakes(file, language, quotes)


def missing_templates(scheme: Scheme, language: str) -> Iterator[SchemeError]:
    """The templates of that language that are not there: what a run would find out when all is read.

    Raises:
        SchemeError: the scheme has no letter.yaml, or it is broken.
    """
    data = LetterData(scheme, language)
    paths = [template_path(scheme, data, kind, language) for kind in KINDS]
    for path in (*paths, scheme.file(f"email.{language}.txt")):
        if not path.is_file():
            yield SchemeError(f"{path}: 没有这种语言的模板，请补上，或换一种语言运行（--lang）")


def _template_mistakes(file: File, language: str, quotes: bool) -> Iterator[SchemeError]:
    """The letters' templates; with ``quotes`` the quotation's, too."""
    checks = [partial(validate_template, file(f"{stem}.{language}.docx")) for stem in TEMPLATES.values()]
    checks.append(partial(validate_text_template, file(f"email.{language}.txt")))
    if quotes:
        checks.append(partial(validate_template, file(f"quote.{language}.docx"), "quotation"))
    for check in checks:
        try:
            check()
        except SchemeError as error:
            yield error


def _texts(wordings: object) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, texts in wordings.items() if isinstance(wordings, Mapping) else ():
        if isinstance(texts, Mapping):
            yield str(name), texts
