"""Permits that law asks for, from what the applicant declares and its business scope.

A deficiency needs all of: the declared products (or an introduction that is about them) match a trade,
the business scope matches it too or the trade says that the product alone decides, no document in the
case is the permit, and nothing unread could be it. A trade that only the scope mentions is a doubt:
scopes are written broadly, with “依法须经批准的项目，经相关部门批准后方可开展经营活动”. A product whose
trade a scope that was read does not mention is nothing: who only sells it does not make it. Where no
scope could be read, the product alone is a doubt.

What the licence itself lists under 许可项目 and no permit in the case is for is one doubt, all items
together. A permit that has run out is a deficiency where a trade that was decided needs it and no other
is in force; it is a note where another is, or where no authority issues such papers any more.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from intake.checks.absence import candidates
from intake.checks.certainty import UNSURE, sureness
from intake.checks.describe import document_name, document_names, evidence_of, searched
from intake.checks.outlived import expired_problem, is_outlived, rest_outlived
from intake.checks.products import SOURCES_SHAPE, Product, declared
from intake.checks.shapes import (
    DATA,
    EXPRESSION,
    FACT_OF_KIND,
    KIND,
    SUBMISSION,
    Codes,
    fact_of,
    parameters,
    several,
)
from intake.checks.spoken_of import SpokenOf, spoken_of
from intake.checks.trades import Trade, Words, basis_on, comparable, trades_on
from intake.checks.types import Case, Problem
from intake.checks.words import find_words, squeezed_text, text_lines
from intake.model import Document, Evidence, Fact
from intake.model.finding import Severity
from intake.model.value import Several, Text, Title, texts
from intake.zh.business_scope import ScopeItem, scope_items
from intake.zh.expressions import compiled
from intake.zh.searchable import Searchable, pairs_of
from intake.zh.text import squeeze

NAME = "needed_by_law"
CODES: Codes = {
    "missing": ("trade", "needed", "basis", "advice"),
    "licensed": ("items", "needed", "basis"),
    "scope": ("product", "document", "value"),
    "expired": ("document", "value", "as_of"),
}
PARAMS = parameters(
    CODES,
    ("submission", "scope", "sources", "data", "valid_until"),
    submission=SUBMISSION,
    scope=FACT_OF_KIND,
    sources=SOURCES_SHAPE,
    about=several(KIND),
    declaring=EXPRESSION,
    claiming=EXPRESSION,
    permit_scope=fact_of("submission", some=True),
    valid_until=fact_of("submission", some=True),
    data=DATA,
)

_LONGEST_ITEM = 40

_A_THING = 2
"""Characters with which an item begins that tell what it is about."""


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of a business scope, the fact it stands in, and what in the data knows it."""

    document: Document
    fact: Fact
    item: ScopeItem
    words: Words | None = None

    @property
    def firm(self) -> bool:
        """Whether it may carry a deficiency: what stands under 一般项目 needs no permit."""
        return self.item.licensed is not False and self.words is not None and self.words.severity is None


@dataclass(frozen=True, slots=True)
class _Judged:
    """What a trade has to do with the case. ``held``: the documents that are its permit."""

    trade: Trade
    products: tuple[Product, ...]
    firm: bool
    items: tuple[_Item, ...]
    about: SpokenOf | None
    held: tuple[Document, ...]

    @property
    def declared(self) -> bool:
        return bool(self.products) or (self.about is not None and self.about.sure)

    @property
    def decided(self) -> bool:
        """Whether the applicant surely does it: it says so, and is registered for it where that counts."""
        return self.declared and (bool(self.items) or self.trade.product_decides)

    @property
    def severity(self) -> Severity | None:
        """The most a finding on it may be (``None``: as the code says)."""
        firm = self.firm and (any(one.firm for one in self.items) or self.trade.product_decides)
        return self.trade.severity if self.decided and firm else "doubt"


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """``sources`` state the declared products; ``about`` are kinds whose text shows them when nothing
    does: in the sentence that ``declaring`` words begin, or by speaking of them again and again; a mention
    beside a scope with the trade is a doubt. ``scope`` is the business scope; trades stand in the data file
    ``data``. A trade is not asked about when one of its ``unless`` (whose permit includes its own) already
    was. ``valid_until`` is the fact of a permit's end of validity. A sentence that says with ``claiming``
    words that a permit is held is none.
    """
    data, expired = case.scheme.data[params["data"]], params["codes"]["expired"]
    products = tuple(item for item in declared(case, params["sources"]) if not item.nameless)
    named = any(not item.is_class for item in products)
    names = Searchable("\n".join(comparable(item.name) for item in products))
    items = tuple(_items(case, params))
    kinds = params.get("about", ())
    asked: set[str] = set()
    told: set[str] = set()
    judged: list[_Judged] = []
    for trade in trades_on(data, case.as_of):
        own = products if trade.may_concern(names) else ()
        about = None if named else spoken_of(case, kinds, params.get("declaring"), trade)
        found = _judged(case, params, trade, own, items, about)
        judged.append(found)
        if asked & trade.unless:
            continue
        for problem in _on_trade(case, params, found):
            asked.add(trade.id)
            yield problem
        if found.decided and not _in_force(case, params, found.held):
            for document in found.held:
                told.add(document.id)
                yield expired_problem(case, expired, document, params["valid_until"], found.severity)
    # Whose permit would include another's has been asked for with that: it is one question.
    included = {trade for found in judged if found.trade.id in asked for trade in found.trade.unless}
    yield from _licensed(case, params, data, items, judged, asked | included)
    submission = case.scheme.submission(params["submission"])
    permits = [item for item in case.of_kind(*submission.satisfied_by) if item.id not in told]
    families = [found.held for found in judged if len(found.held) > 1]
    yield from rest_outlived(case, expired, permits, params["valid_until"], data["abolished"], families)


def _items(case: Case, params: Mapping[str, Any]) -> Iterator[_Item]:
    for document in case.of_kind(params["scope"]["kind"]):
        fact = case.fact(document, params["scope"]["fact"])
        if fact is not None:
            yield from (_Item(document, fact, item) for item in scope_items(str(fact.value)))


def _judged(
    case: Case,
    params: Mapping[str, Any],
    trade: Trade,
    products: Sequence[Product],
    items: Sequence[_Item],
    about: SpokenOf | None,
) -> _Judged:
    matching = [(product, words) for product in products if (words := trade.product(product.name))]
    in_scope = tuple(
        _Item(one.document, one.fact, one.item, words) for one in items if (words := trade.item(one.item))
    )
    held: tuple[Document, ...] = ()
    if matching or in_scope or about is not None:
        serving = case.serving(params["submission"])
        claiming = params.get("claiming")
        held = tuple(document for document in serving if _is_permit(case, trade, document, claiming))
    firm = about is not None or any(words.severity is None for _, words in matching)
    return _Judged(trade, tuple(product for product, _ in matching), firm, in_scope, about, held)


def _on_trade(case: Case, params: Mapping[str, Any], found: _Judged) -> Iterator[Problem]:
    """What to ask for a trade: the permit, when no document is one."""
    if not found.products and not found.items and found.about is None:
        return
    if found.held:
        yield from _scope_unclear(case, params, found)
        return
    submission = case.scheme.submission(params["submission"])
    if not found.declared and found.about is None:
        # Only the scope names it: what stands under 许可项目 is told together, 一般项目 need nothing.
        if found.trade.only_if_declared or all(one.item.licensed is not None for one in found.items):
            return
    elif not found.items and not found.decided and (_scopes(case, params) or case.serving(submission.id)):
        return
    yield _required(case, params, found)


def _required(case: Case, params: Mapping[str, Any], found: _Judged) -> Problem:
    submission = case.scheme.submission(params["submission"])
    places = candidates(case, submission)
    certainty = max(
        [item.certainty for item in found.products] + ([found.about.certainty] if found.about else []),
        default=UNSURE,
    )
    if found.items:
        certainty = min(certainty, max(sureness(one.document, one.fact) for one in found.items))
    evidence = [item.evidence for item in found.products] + ([found.about.place] if found.about else [])
    evidence += [_place(case, one) for one in found.items]
    named = [item.name for item in found.products] or ([found.about.place.text] if found.about else [])
    trade = found.trade
    return Problem(
        params["codes"]["missing"],
        submission.id,
        {
            "trade": Several(tuple(Text(name) for name in dict.fromkeys(named or _names(found.items[:1])))),
            "needed": Title(f"{trade.id}.needed", texts(trade.needed)),
            "basis": Title(f"{trade.id}.basis", texts(trade.basis)),
            "advice": Title(f"{trade.id}.advice", texts(trade.advice)),
        },
        tuple(dict.fromkeys(evidence)),
        certainty if found.decided and not places else UNSURE,
        found.severity,
        searched(case),
    )


def _licensed(
    case: Case,
    params: Mapping[str, Any],
    data: Mapping[str, Any],
    items: Sequence[_Item],
    judged: Sequence[_Judged],
    asked: set[str],
) -> Iterator[Problem]:
    """The items under 许可项目 that nothing was asked about and no permit is for, in one doubt."""
    permits = [squeezed_text(case, item) for item in case.serving(params["submission"])]
    open_items = [
        one
        for one in items
        if one.item.licensed
        and not any(_settled(one, found, asked) for found in judged)
        and not _part_of_settled(one, items, judged, asked)
        and not any(squeeze(one.item.name) in text for text in permits)
        and not _of_what_is_held(case, params, one, judged)
    ]
    if not open_items:
        return
    needed = data["licensed_items"]["needed"]
    permits_of = [next((found.trade for found in judged if _of(one, found)), None) for one in open_items]
    yield Problem(
        params["codes"]["licensed"],
        params["submission"],
        {
            "items": Several(tuple(Text(name) for name in _names(open_items))),
            "needed": Several(
                tuple(
                    dict.fromkeys(
                        Title(f"{trade.id}.needed", texts(trade.needed))
                        if trade
                        else Title("licensed.needed", texts(needed))
                        for trade in permits_of
                    )
                )
            ),
            "basis": Title("licensed.basis", texts(basis_on(data["licensed_items"]["basis"], case.as_of))),
        },
        tuple(dict.fromkeys(_place(case, one) for one in open_items)),
        UNSURE,
        looked_at=searched(case),
    )


def _of(one: _Item, found: _Judged) -> bool:
    return any(other.item is one.item for other in found.items)


def _settled(one: _Item, found: _Judged, asked: set[str]) -> bool:
    """Whether a permit of the item's trade is there, or has been asked for."""
    related = {found.trade.id, *found.trade.unless}
    return _of(one, found) and (bool(found.held) or bool(asked & related))


def _of_what_is_held(case: Case, params: Mapping[str, Any], one: _Item, judged: Sequence[_Judged]) -> bool:
    """Whether an item that no trade knows is about the very thing that a permit held is for
    (电梯销售配套工程 beside a permit for 电梯安装): what registers list so needs no other permit."""
    if any(_of(one, found) for found in judged):
        return False
    scopes = (
        str(fact.value)
        for found in judged
        for document in found.held
        if (fact := case.fact(document, params.get("permit_scope", ""))) is not None
    )
    return any(one.item.name[:_A_THING] in squeeze(scope) for scope in scopes)


def _part_of_settled(
    one: _Item, items: Sequence[_Item], judged: Sequence[_Judged], asked: set[str]
) -> bool:
    """Whether it is known to no trade, and what it stands together with (“电线、电缆制造”) is settled."""
    if any(_of(one, found) for found in judged):
        return False
    beside = [other for other in items if other.fact == one.fact and other.item.group == one.item.group]
    return any(_settled(other, found, asked) for other in beside for found in judged)


def _names(items: Sequence[_Item]) -> list[str]:
    return list(dict.fromkeys(one.item.name[:_LONGEST_ITEM] for one in items))


def _scopes(case: Case, params: Mapping[str, Any]) -> bool:
    """Whether a business scope could be read."""
    scope = params["scope"]
    return any(case.fact(document, scope["fact"]) for document in case.of_kind(scope["kind"]))


def _in_force(case: Case, params: Mapping[str, Any], held: Sequence[Document]) -> bool:
    """Whether one of the permits is in force, or there is none to have run out."""
    fact = params["valid_until"]
    return not held or any(not is_outlived(case, document, fact) for document in held)


def _is_permit(case: Case, trade: Trade, document: Document, claiming: str | None) -> bool:
    facts = (str(fact.value) for fact in case.facts_of(document) if isinstance(fact.value, str))
    if not trade.is_permit(text_lines(case, document) + "\n".join(squeeze(value) for value in facts)):
        return False
    words = tuple(one for group in trade.permit_words for one in group.expressions)
    return not claiming or _is_more_than_claimed(case, document, words, claiming)


def _is_more_than_claimed(case: Case, document: Document, words: Sequence[str], claiming: str) -> bool:
    """Whether the permit's words stand somewhere in a paper that serves it, but in a sentence that only
    says that it is held (已取得食品生产许可证)."""
    hits = list(find_words(case, document, words))
    claim = compiled(rf"(?:{claiming})[^。；]{{0,24}}$")
    return not hits or any(not claim.search(hit.evidence.text.partition(hit.matched)[0]) for hit in hits)


def _scope_unclear(case: Case, params: Mapping[str, Any], found: _Judged) -> Iterator[Problem]:
    """Declared products of which none of the permits held says a word, where permits name products."""
    yield from _other_varieties(case, params, found)
    if not found.trade.names_products:
        return
    scopes = [
        (document, fact)
        for document in found.held
        if (fact := case.fact(document, params.get("permit_scope", ""))) is not None
    ]
    if not scopes:
        return
    if found.trade.covers_all("".join(squeeze(str(fact.value)) for _, fact in scopes)):
        return
    text = Searchable("".join(squeezed_text(case, document) for document in found.held))
    for product in found.products:
        if not pairs_of(product.name.casefold()).isdisjoint(text.pairs):
            continue
        document, fact = scopes[0]
        values = {
            "product": Text(product.name),
            "document": document_name(case, document),
            "value": Text(fact.text),
        }
        places = (product.evidence, *evidence_of(case, fact))
        yield Problem(params["codes"]["scope"], document.submission, values, places, UNSURE)


def _other_varieties(case: Case, params: Mapping[str, Any], found: _Judged) -> Iterator[Problem]:
    """Declared products of kinds that the permits held do not name among those they name."""
    stated = "\n".join(text_lines(case, document) for document in found.held)
    lacking = [item for item in found.products if found.trade.strange_varieties(item.name, stated)]
    if not lacking:
        return
    kinds = [one for group in found.trade.varieties for one in group]
    hits = [hit for document in found.held for hit in find_words(case, document, kinds)]
    values = {
        "product": Several(tuple(Text(name) for name in dict.fromkeys(item.name for item in lacking))),
        "document": document_names(case, found.held),
        "value": Several(tuple(Text(text) for text in dict.fromkeys(hit.matched for hit in hits))),
    }
    places = (*(hit.evidence for hit in hits), *(item.evidence for item in lacking))
    code, place = params["codes"]["scope"], tuple(dict.fromkeys(places))
    yield Problem(code, found.held[0].submission, values, place, UNSURE)


def _place(case: Case, one: _Item) -> Evidence:
    place = evidence_of(case, one.fact)[0]
    return Evidence(place.file, place.page, place.box, one.item.name[:_LONGEST_ITEM])
