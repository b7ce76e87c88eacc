"""Trades that law licenses, as a scheme's data states them, and what on a day belongs to which."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from intake.model.finding import Severity
from intake.zh.business_scope import ScopeItem
from intake.zh.expressions import compiled, expression
from intake.zh.searchable import Searchable
from intake.zh.text import squeeze


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a trade, in force together. ``expressions``: one regular expression for each of them.
    ``severity`` caps what they match (``None``: no cap)."""

    expressions: tuple[str, ...]
    severity: Severity | None = None

    def match(self, text: str) -> bool:
        """Whether one of them is in a text without white space and 的."""
        return compiled("|".join(self.expressions)).search(text) is not None


@dataclass(frozen=True, slots=True)
class Trade:
    """A trade on the day it was asked for: only rows and words in force then.

    ``varieties``: classes of its products, each an expression for every kind that its permits name apart.
    ``basis``: the rules that ask for the permit, by language; ``advice``: what our own staff should know.
    ``severity``: the most a finding may be (``None``: as the code says).
    """

    id: str
    needed: Mapping[str, str]
    basis: Mapping[str, str]
    advice: Mapping[str, str]
    products: tuple[Words, ...]
    scope: tuple[Words, ...]
    exceptions: tuple[Words, ...]
    permit_words: tuple[Words, ...]
    severity: Severity | None
    unless: frozenset[str]
    covers: tuple[Words, ...]
    varieties: tuple[tuple[str, ...], ...]
    names_products: bool
    product_decides: bool
    only_if_declared: bool

    @property
    def product_expressions(self) -> tuple[str, ...]:
        """Every regular expression for a name of its products, for finding them in running text."""
        return tuple(expression for words in self.products for expression in words.expressions)

    def strange_varieties(self, name: str, stated: str) -> bool:
        """Whether a product of that name is of a kind that its class's others stand in the text of the
        permits held, and it not: a list of kinds is a list of all that is permitted."""
        text, product = comparable(stated), comparable(name)
        for kinds in self.varieties:
            own = [one for one in kinds if compiled(one).search(product)]
            if own and not any(compiled(one).search(text) for one in own):
                return any(compiled(one).search(text) for one in kinds)
        return False

    def may_concern(self, names: Searchable) -> bool:
        """Whether one of its products may be among all those names: of ten thousand none may be."""
        return any(expression(one).stands_in(names) for one in self.product_expressions)

    def product(self, name: str) -> Words | None:
        """The words by which a product of that name belongs to the trade."""
        return self._matching(name, self.products)

    def item(self, item: ScopeItem) -> Words | None:
        """The words by which an item of a business scope belongs to the trade."""
        return self._matching(item.stated, self.scope)

    def excepts(self, name: str) -> bool:
        """Whether something of that name is one of the trade's exceptions."""
        text = comparable(name)
        return any(words.match(text) for words in self.exceptions)

    def is_permit(self, text: str) -> bool:
        """Whether a document of that text (without white space) is the permit."""
        return any(words.match(text) for words in self.permit_words)

    def covers_all(self, permit_scope: str) -> bool:
        """Whether the scope of a permit, in general words, covers every product of the trade."""
        text = comparable(permit_scope)
        return any(words.match(text) for words in (*self.scope, *self.covers))

    def _matching(self, name: str, groups: Sequence[Words]) -> Words | None:
        """Of several groups that match, one that caps the severity."""
        text = comparable(name)
        if any(words.match(text) for words in self.exceptions):
            return None
        found = [words for words in groups if words.match(text)]
        return next((words for words in found if words.severity), found[0] if found else None)


def comparable(text: str) -> str:
    """A name as the data's words are compared with it: without white space and 的."""
    return squeeze(text).replace("的", "")


def trades_on(data: Mapping[str, Any], day: date) -> tuple[Trade, ...]:
    """The trades of a data file (``trades``) that are licensed on that day."""
    general = data["advice"]
    return tuple(_trade(item, general, day) for item in data["trades"] if in_force(item, day))


def in_force(row: Mapping[str, Any], day: date) -> bool:
    """Whether a row of law holds on that day: from ``since`` to ``until``, both included."""
    since, until = row.get("since"), row.get("until")
    return not (
        (since and date.fromisoformat(str(since)) > day) or (until and date.fromisoformat(str(until)) < day)
    )


def basis_on(rows: Iterable[Mapping[str, Any]], day: date) -> Mapping[str, str]:
    """What a row of rules in force on that day says, by language; nothing when none is."""
    found = next((row for row in rows if in_force(row, day)), {})
    return {key: str(value) for key, value in found.items() if key not in _NOT_WORDS}


_NOT_WORDS = frozenset({"since", "until", "source"})


def _trade(item: Mapping[str, Any], general: Mapping[str, str], day: date) -> Trade:
    return Trade(
        id=str(item["id"]),
        needed=item["needed"],
        basis=basis_on(item["basis"], day),
        advice=item.get("advice", general),
        products=_words(item, "products", day),
        scope=_words(item, "scope", day),
        exceptions=_words(item, "not", day),
        permit_words=_words(item, "permit_words", day),
        severity=item.get("severity"),
        unless=frozenset(item.get("unless", ())),
        covers=_words(item, "covers", day),
        varieties=tuple(map(_varieties, item.get("varieties", ()))),
        names_products=bool(item.get("names_products", False)),
        product_decides=bool(item.get("product_decides", False)),
        only_if_declared=bool(item.get("only_if_declared", False)),
    )


def _words(item: Mapping[str, Any], name: str, day: date) -> tuple[Words, ...]:
    return tuple(
        Words(tuple(_expressions(row)), row.get("severity"))
        for row in item.get(name, ())
        if in_force(row, day)
    )


def _varieties(row: Mapping[str, Any]) -> tuple[str, ...]:
    """An expression for each kind of a class: one of its ``words``, in one name with one of those that the
    class is ``of``, and nothing of ``not_before`` behind it."""
    ends = "|".join(map(re.escape, row.get("of", ())))
    behind = "|".join(map(re.escape, row.get("not_before", ())))
    rest = (rf"[^、，,；;。：:\s]{{0,6}}?(?:{ends})" if ends else "") + (f"(?!{behind})" if behind else "")
    return tuple(f"(?:{'|'.join(map(re.escape, words))}){rest}" for words in row["words"])


def _expressions(row: Mapping[str, Any]) -> Iterator[str]:
    """The words of a group: ``any`` in the text, ``is`` all of it, ``begins``, ``ends``, ``patterns``."""
    yield from (re.escape(word) for word in row.get("any", ()))
    yield from (f"^{re.escape(word)}$" for word in row.get("is", ()))
    yield from (f"^{re.escape(word)}" for word in row.get("begins", ()))
    yield from (f"{re.escape(word)}$" for word in row.get("ends", ()))
    yield from map(str, row.get("patterns", ()))
