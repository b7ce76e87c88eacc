"""`documents/<kind>.yaml` and its schema → `Kind`; its patterns are tried on their examples."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from intake.scheme.mistakes import Told, shape_mistakes
from intake.scheme.patterns import Lines, Pattern, Words
from intake.scheme.try_patterns import tried
from intake.scheme.types import Column, Field, Kind, Recognition, Wording
from intake.zh.text import normalise, squeeze


def build_kind(content: Mapping[str, Any], schema: Mapping[str, Any]) -> Kind:
    """The kind that a file of the right shape describes; `schema`: its facts', empty when there is none."""
    return Kind(
        id=content["kind"],
        title=Wording(content["title"]),
        recognition=_recognition(content["recognition"]),
        fields=tuple(_field(item) for item in content.get("fields", ())),
        fact_schema=schema,
    )


def kind_mistakes(content: object, path: Path) -> Iterator[Told]:
    """What has not the right shape in a kind's file, or with its patterns."""
    broken = list(shape_mistakes(content, "kind", path))
    yield from broken
    if not broken and isinstance(content, Mapping):
        for pattern, put in patterns_of(build_kind(content, {})):
            yield from tried((pattern,), put, path)


def _recognition(data: Mapping[str, Any]) -> Recognition:
    return Recognition(
        titles=_patterns(data.get("titles", ())),
        words=tuple(map(_words, data.get("words", ()))),
        headings=tuple(map(_words, data.get("headings", ()))),
        lines=tuple(
            Lines(_pattern(item), float(item["weight"]), int(item["least"]))
            for item in data.get("lines", ())
        ),
        names=tuple(data.get("names", ())),
        layout=tuple(data.get("layout", ())),
        needs=tuple(squeeze(word).casefold() for word in data.get("needs", ())),
        one_page=bool(data.get("one_page", False)),
        title_weight=float(data.get("title_weight", 5.0)),
        holds=tuple(data["holds"]) if "holds" in data else None,
        front=bool(data.get("front", False)),
    )


def _words(item: Mapping[str, Any]) -> Words:
    return Words(
        float(item["weight"]),
        tuple(squeeze(word).casefold() for word in item.get("any", ())),
        _patterns(item.get("patterns", ())),
    )


def _field(item: Mapping[str, Any]) -> Field:
    return Field(
        name=item["name"],
        type=item["type"],
        labels=tuple(item.get("labels", ())),
        patterns=_patterns(item.get("patterns", ())),
        choices=tuple((_pattern(choice), str(choice["value"])) for choice in item.get("choices", ())),
        columns=tuple(
            Column(
                column["name"],
                tuple(column["labels"]),
                column.get("type", "text"),
                _patterns(column.get("values", ())),
                bool(column.get("essential", False)),
                tuple(column.get("alone", ())),
            )
            for column in item.get("columns", ())
        ),
        critical=bool(item.get("critical", False)),
        lines=int(item.get("lines", 1)),
        at_foot=bool(item.get("at_foot", False)),
        in_head=bool(item.get("in_head", False)),
        signs=bool(item.get("signs", False)),
        unsigned=bool(item.get("unsigned", False)),
        newest=bool(item.get("newest", False)),
        heading=_pattern(item["heading"]) if "heading" in item else None,
        years_from=item.get("years_from"),
        across=(item["across"]["column"], _pattern(item["across"]["values"])) if "across" in item else None,
    )


def _patterns(items: Sequence[Mapping[str, Any]]) -> tuple[Pattern, ...]:
    return tuple(map(_pattern, items))


def _pattern(item: Mapping[str, Any]) -> Pattern:
    return Pattern(
        str(item["name"]), str(item["pattern"]), _texts(item["example"]), _texts(item["counterexample"])
    )


def _texts(value: str | Sequence[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def patterns_of(kind: Kind) -> Iterator[tuple[Pattern, Callable[[str], str]]]:
    """Every pattern of a kind, and how the text is put that it is searched in: a page's lines without white
    space, a field's lines normalised."""
    told = kind.recognition
    for pattern in (
        *told.titles,
        *(pattern for words in (*told.words, *told.headings) for pattern in words.patterns),
        *(lines.pattern for lines in told.lines),
        *(field.heading for field in kind.fields if field.heading),
    ):
        yield pattern, squeeze
    for field in kind.fields:
        for pattern in (*field.patterns, *(pattern for pattern, _ in field.choices)):
            yield pattern, normalise
        for column in field.columns:
            for pattern in column.values:
                yield pattern, squeeze
        if field.across:
            yield field.across[1], squeeze
