"""A scheme sound in all its parts: every mistake of its files is told at once, before anything is read."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from intake.audit.data import audit_data
from intake.checks import mistakes_in, validate_checks, values_given
from intake.checks.mistakes import message_mistakes
from intake.decisions.apply import LAPSED
from intake.model import NOT_JUDGED
from intake.render.letter_mistakes import letter_mistakes, missing_templates
from intake.scheme import Scheme, scheme_folder
from intake.scheme.load import build
from intake.scheme.mistakes import Told, raise_all
from intake.scheme.source import FINDINGS, Source, read_source

_OURS = {
    LAPSED: frozenset({"who", "on", "about", "action", "why"}),
    NOT_JUDGED: frozenset({"reason"}),
}
"""What findings say that no check makes."""


def load_sound_scheme(id_or_folder: str | Path) -> Scheme:
    """The scheme of that id, or in that folder, found sound.

    Raises:
        UsageError: there is no such scheme.
        SchemeError: every mistake in it, a line each, with file, line, place and the nearest right name.
    """
    source = read_source(scheme_folder(id_or_folder))
    raise_all(mistakes_of(source))
    scheme = build(source)
    if "audits" in scheme.data:
        audit_data(scheme)
    return scheme


def require_ready(scheme: Scheme, language: str) -> None:
    """That cases can be judged by the scheme, and letters written in that language: asked before anything
    is read. Raises SchemeError."""
    validate_checks(scheme)
    raise_all(missing_templates(scheme, language))


def mistakes_of(source: Source) -> Iterator[Told]:
    """Every mistake in a scheme's files: its data, its checks, its messages, its letters."""
    yield from source.mistakes()
    if source.unread:
        return
    yield from mistakes_in(source)
    given = {**values_given(source), **_OURS}
    yield from message_mistakes(source.findings, given, source.folder / FINDINGS)
    yield from letter_mistakes(
        source.data.get("letter"),
        given,
        _languages(source),
        source.file,
        quotes="audits" in source.data,
    )


def _languages(source: Source) -> tuple[str, ...]:
    """The languages that the scheme speaks: those of its title."""
    title = source.head.get("title") if isinstance(source.head, Mapping) else None
    return tuple(title) if isinstance(title, Mapping) else ()
