"""`documents/<kind>.schema.json`: what its rules name must be there: a rule without is silent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from intake.scheme.mistakes import Mistake, Place, unknown
from intake.scheme.names import Facts, Names
from intake.scheme.patterns import Pattern
from intake.scheme.try_patterns import trouble_with

_AGES = ("maxAgeYears", "maxAgeMonths", "maxAgeDays")
OWN_KEYWORDS = ("notBeforeAsOf", "notAfterAsOf", *_AGES)
OWN_FORMATS = ("unified-social-credit-code", "organization-code-inside", "registration-or-credit-code")
"""What `intake.checks.keywords` adds to the standard."""

DESCRIBES = ("title", "number", "subject", "holder")
"""What ``x-describe`` may say of a document."""

_ANNOTATIONS = (
    "x-finding",
    "x-title",
    "x-values",
    "x-describe",
    "x-renewed-by",
    "x-covers",
    "x-example",
    "x-counterexample",
)
_EXAMPLES = ("x-example", "x-counterexample")
_PLAIN = ("title", "description", "then", "else", "default", "examples", "format", "$schema", "$id")
_KEYWORDS = frozenset({*Draft202012Validator.VALIDATORS, *OWN_KEYWORDS, *_ANNOTATIONS, *_PLAIN})
_BOUNDS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
_SUIT = dict.fromkeys(OWN_KEYWORDS, ("date", "date_start", "date_end")) | dict.fromkeys(
    _BOUNDS, ("money", "number", "year")
)
"""What a fact must be read as for a keyword to judge it: of anything else it says nothing."""
_JUDGE = (*_SUIT, "const", "enum", "pattern", "format")
_BRANCHES = ("allOf", "anyOf", "oneOf")
_BRANCH = ("not", "if", "then", "else")


@dataclass(frozen=True, slots=True)
class _Schema:
    """What a schema speaks of: ``known`` are the facts it may name, or the columns of a row. ``None``: one
    value, of the fact ``fact``. ``types``: what each fact is read as. ``branch``: it is a condition, or one
    of several ways: silence is no mistake there."""

    names: Names
    kind: str
    path: Path
    known: Facts | None
    fact: str = ""
    types: Mapping[str, str] = field(default_factory=dict)
    branch: bool = False

    def look(self, schema: object, place: Place) -> Iterator[Mistake]:
        if not isinstance(schema, Mapping):
            return
        for keyword in schema:
            if keyword not in _KEYWORDS:
                yield self._unknown("关键字", keyword, _KEYWORDS, (*place, keyword))
        if "format" in schema and schema["format"] not in OWN_FORMATS:
            yield self._unknown("格式", str(schema["format"]), OWN_FORMATS, (*place, "format"))
        yield from self._pattern(schema, place)
        yield from self._findings(schema, place)
        yield from self._facts(schema, place)
        within = replace(self, branch=True)
        for name in _BRANCHES:
            for number, inner in enumerate(schema.get(name, ())):
                yield from within.look(inner, (*place, name, number))
        for name in _BRANCH:
            yield from within.look(schema.get(name), (*place, name))

    def _facts(self, schema: Mapping[str, Any], place: Place) -> Iterator[Mistake]:
        if self.known is None:
            row = dict.fromkeys(self.names.kinds[self.kind].get(self.fact, ()), ())
            yield from replace(self, known=row).look(schema.get("items"), (*place, "items"))
            return
        for number, name in enumerate(schema.get("required", ())):
            yield from self._named(name, (*place, "required", number))
        for name, inner in schema.get("properties", {}).items():
            here = (*place, "properties", name)
            yield from self._named(name, here)
            yield from self._judged(name, inner, here)
            yield from replace(self, known=None, fact=name).look(inner, here)
        for what, name in schema.get("x-describe", {}).items():
            here = (*place, "x-describe", what)
            if what not in DESCRIBES:
                yield self._unknown("x-describe 项", what, DESCRIBES, here)
            yield from self._named(name, here)
        for number, name in enumerate(schema.get("x-renewed-by", ())):
            yield from self._named(name, (*place, "x-renewed-by", number))
        if "x-covers" in schema:
            yield from self._named(schema["x-covers"], (*place, "x-covers"))

    def _judged(self, name: str, schema: object, place: Place) -> Iterator[Mistake]:
        """A rule about a fact that can never be broken, or that says nothing when it is."""
        if not isinstance(schema, Mapping):
            return
        type_ = self.types.get(name, "")
        for keyword in (one for one in _JUDGE if one in schema):
            here, suits = (*place, keyword), _SUIT.get(keyword)
            if suits and type_ and type_ not in suits:
                what = (
                    f"字段“{name}”的 type 是“{type_}”，这一条永远不起作用：type 应为 {' 或 '.join(suits)}"
                )
                yield Mistake(self.path, here, what)
            if keyword in _AGES and not _is_count(schema[keyword]):
                yield Mistake(
                    self.path, here, "应是 1 以上的整数；半年写 maxAgeMonths: 6，三十天写 maxAgeDays: 30"
                )
            if not self.branch and keyword not in schema.get("x-finding", {}):
                what = (
                    f'旁边没有 x-finding，这一条什么也不会提出：请写 "x-finding": {{"{keyword}": "代码"}}'
                )
                yield Mistake(self.path, here, what)

    def _named(self, name: object, place: Place) -> Iterator[Mistake]:
        if self.known is not None and str(name) not in self.known:
            yield self._unknown(f"字段（{self.kind}）", str(name), self.known, place)

    def _pattern(self, schema: Mapping[str, Any], place: Place) -> Iterator[Mistake]:
        if not isinstance(schema.get("pattern"), str):
            return
        for name in _EXAMPLES:
            if name not in schema:
                yield Mistake(self.path, (*place, "pattern"), f"旁边缺少：{name}")
        trouble = trouble_with(_as_pattern(schema), str)
        if trouble:
            yield Mistake(self.path, (*place, "pattern"), trouble)

    def _findings(self, schema: Mapping[str, Any], place: Place) -> Iterator[Mistake]:
        for keyword, target in schema.get("x-finding", {}).items():
            here = (*place, "x-finding", keyword)
            if keyword not in schema:
                yield self._unknown("同处的规则", keyword, _rules(schema), here)
            code = str(target.get("code")) if isinstance(target, Mapping) else str(target)
            if code not in self.names.codes:
                yield self._unknown("问题代码", code, self.names.codes, here)
            item = target.get("submission") if isinstance(target, Mapping) else None
            if item is not None and item not in self.names.submissions:
                yield self._unknown("清单项", str(item), self.names.submissions, here)

    def _unknown(self, what: str, name: str, known: Any, place: Place) -> Mistake:
        return Mistake(self.path, place, unknown(what, name, known))


def fact_schema_mistakes(
    schema: object, kind: str, names: Names, path: Path, types: Mapping[str, str]
) -> Iterator[Mistake]:
    """What a kind's schema names that is not there (facts, columns, codes, keywords, formats), and rules
    that can say nothing. ``types``: what each fact is read as."""
    return _Schema(names, kind, path, names.kinds.get(kind, {}), types=types).look(schema, ())


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def schema_patterns(schema: object) -> Iterator[Pattern]:
    """The expressions of a kind's schema with their examples, wherever they stand."""
    if isinstance(schema, Mapping):
        if isinstance(schema.get("pattern"), str):
            yield _as_pattern(schema)
        for inner in schema.values():
            yield from schema_patterns(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from schema_patterns(inner)


def _as_pattern(schema: Mapping[str, Any]) -> Pattern:
    stated = (schema.get(name, ()) for name in _EXAMPLES)
    examples, counterexamples = ((one,) if isinstance(one, str) else tuple(map(str, one)) for one in stated)
    return Pattern("pattern", str(schema["pattern"]), examples, counterexamples)


_OF_A_DOCUMENT = ("document", "as_of", "field")
_OF_A_FACT = (*_OF_A_DOCUMENT, "value", "text")


def schema_codes(
    schema: object, values: tuple[str, ...] = _OF_A_DOCUMENT
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The finding codes of a kind's schema, each with the values that its message may name: a rule about
    one fact has that fact's."""
    if not isinstance(schema, Mapping):
        return
    for keyword, target in schema.get("x-finding", {}).items():
        code = str(target.get("code")) if isinstance(target, Mapping) else str(target)
        yield code, _OF_A_DOCUMENT if keyword == "required" else values
    for inner in schema.get("properties", {}).values():
        yield from schema_codes(inner, _OF_A_FACT)
    for name in _BRANCHES:
        for inner in schema.get(name, ()):
            yield from schema_codes(inner, values)
    for name in (*_BRANCH, "items"):
        yield from schema_codes(schema.get(name), values)


def _rules(schema: Mapping[str, Any]) -> list[str]:
    return [keyword for keyword in schema if keyword not in _ANNOTATIONS]
