"""Permits that law asks for, from what the applicant declares and its business scope.

A deficiency needs all of: the declared products (or an introduction that is about them) match a trade,
the business scope matches it too or the trade says that the product alone decides, no document in the
case is the permit, and nothing unread could be it. A trade that only the scope mentions is a doubt:
scopes are written broadly, with “依法须经批准的项目，经相关部门批准后方可开展经营活动”. A product whose
trade a scope that was read does not mention is nothing: who only sells it does not make it. Where no
scope could be read, the product alone is a doubt.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from intake.checks.absence import candidates
from intake.checks.certainty import UNSURE, sureness
from intake.checks.describe import document_name, evidence_of, searched
from intake.checks.products import SOURCES_SHAPE, Product, declared
from intake.checks.types import Case, Problem
from intake.checks.words import Hit, find_words, squeezed_text, text_lines
from intake.model import Document, Evidence, Fact
from intake.model.value import Several, Text, Title, texts
from intake.zh.business_scope import ScopeItem, scope_items
from intake.zh.expressions import expression
from intake.zh.searchable import Searchable, pairs_of
from intake.zh.text import squeeze

NAME = "needed_by_law"
CODES = ("permit-required", "permit-scope-unclear")
PARAMS: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["submission", "scope", "sources", "data"],
    "properties": {
        "submission": {"type": "string"},
        "scope": {
            "type": "object",
            "required": ["kind", "fact"],
            "additionalProperties": False,
            "properties": {"kind": {"type": "string"}, "fact": {"type": "string"}},
        },
        "sources": SOURCES_SHAPE,
        "about": {"type": "array", "items": {"type": "string"}},
        "declaring": {"type": "string", "format": "regex"},
        "permit_scope": {"type": "string"},
        "data": {"type": "string"},
    },
}

_NAME_END = re.compile(r"[，。；;、：:和与及（(]")

_LONGEST_ITEM = 40
"""Characters of a scope's item that are shown."""

_OFTEN = 3
"""Mentions from which an introduction is about a product, when no declared list could be read."""


@dataclass(frozen=True, slots=True)
class _About:
    """Where an introduction speaks of a trade's products, and whether it is surely about them."""

    place: Evidence
    certainty: float
    sure: bool


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """``sources`` state the declared products; ``about`` are kinds whose text shows them when nothing
    does: in the sentence that ``declaring`` words begin, or by speaking of them again and again; a mention
    beside a scope with the trade is a doubt. ``scope``
    is the business scope; trades stand in the data file ``data``. A trade is not asked about when one of
    its ``unless`` (whose permit includes its own) already was.
    """
    trades = case.scheme.data.get(params["data"], {}).get("trades", ())
    products = declared(case, params["sources"])
    named = Searchable("\n".join(item.name for item in products))
    scopes = [
        (document, fact, tuple(scope_items(str(fact.value))))
        for document in case.of_kind(params["scope"]["kind"])
        if (fact := case.fact(document, params["scope"]["fact"])) is not None
    ]
    asked: set[str] = set()
    for trade in trades:
        if not _in_force(trade, case.as_of) or asked & set(trade.get("unless", ())):
            continue
        # Of ten thousand products none may be a trade's: then none is looked at.
        own = any(expression(pattern).stands_in(named) for pattern in trade.get("products", ()))
        for problem in _of_trade(case, params, trade, products if own else (), scopes, bool(products)):
            asked.add(str(trade["id"]))
            yield problem


def _in_force(trade: Mapping[str, Any], as_of: date) -> bool:
    since, until = trade.get("since"), trade.get("until")
    return not (
        (since and date.fromisoformat(str(since)) > as_of)
        or (until and date.fromisoformat(str(until)) < as_of)
    )


def _of_trade(
    case: Case,
    params: Mapping[str, Any],
    trade: Mapping[str, Any],
    products: Sequence[Product],
    scopes: Sequence[tuple[Document, Fact, Sequence[ScopeItem]]],
    any_declared: bool,
) -> Iterator[Problem]:
    matching = [item for item in products if _matches(item.name, trade.get("products", ()), trade)]
    in_scope = [
        (document, fact, word)
        for document, fact, items in scopes
        if (word := _scope_word(items, trade)) is not None
    ]
    about = None if any_declared else _about(case, params, trade)
    if not matching and not in_scope and about is None:
        return
    submission = case.scheme.submission(params["submission"])
    held = [item for item in case.serving(submission.id) if _is_permit(case, trade, item)]
    if held:
        yield from _scope_unclear(case, params, trade, matching, held)
        return
    explicit = bool(matching) or (about is not None and about.sure)
    decided = explicit and (bool(in_scope) or bool(trade.get("product_decides")))
    if not explicit and about is None and trade.get("only_if_declared"):
        return
    if not in_scope and not decided and (scopes or case.serving(submission.id)):
        return
    places = candidates(case, submission)
    certainty = max(
        [item.certainty for item in matching] + ([about.certainty] if about else []), default=UNSURE
    )
    if in_scope:
        certainty = min(certainty, max(sureness(document, fact) for document, fact, _ in in_scope))
    evidence = [item.evidence for item in matching] + ([about.place] if about else [])
    evidence += [_place(case, fact, word) for _, fact, word in in_scope]
    named = [item.name for item in matching] or ([about.place.text] if about else []) or [in_scope[0][2]]
    yield Problem(
        "permit-required",
        submission.id,
        {
            "trade": Several(tuple(Text(name) for name in dict.fromkeys(named))),
            "needed": Title(f"{trade['id']}.needed", texts(trade["needed"])),
            "basis": Title(f"{trade['id']}.basis", texts(trade["basis"])),
        },
        tuple(dict.fromkeys(evidence)),
        certainty if decided and not places else UNSURE,
        trade.get("severity") if decided else "doubt",
        searched(case),
    )


def _matches(text: str, patterns: Sequence[str], trade: Mapping[str, Any]) -> bool:
    plain = squeeze(text)
    if not any(expression(pattern).search(plain) for pattern in patterns):
        return False
    return not any(expression(pattern).search(plain) for pattern in trade.get("not", ()))


def _scope_word(items: Sequence[ScopeItem], trade: Mapping[str, Any]) -> str | None:
    """The first item of a business scope that matches the trade and none of its exceptions."""
    for item in items:
        if _matches(item.stated, trade.get("scope", ()), trade):
            return item.name[:_LONGEST_ITEM]
    return None


def _about(case: Case, params: Mapping[str, Any], trade: Mapping[str, Any]) -> _About | None:
    """The first document that speaks of the trade's products: surely where it declares one of them, or
    speaks of them again and again."""
    for document in case.of_kind(*params.get("about", ())):
        hits = list(find_words(case, document, trade.get("products", ())))
        stated = [hit for hit in hits if _is_declared(hit, params.get("declaring"), trade)]
        named = [hit for hit in hits if not _excepted(hit, trade)]
        sure = bool(stated) or len(hits) >= _OFTEN
        if sure or named:
            first = (stated or named or hits)[0]
            place = Evidence(first.evidence.file, first.evidence.page, first.evidence.box, first.matched)
            certainty = min(document.confidence, max(hit.confidence for hit in hits))
            return _About(place, certainty, sure)
    return None


def _is_declared(hit: Hit, declaring: str | None, trade: Mapping[str, Any]) -> bool:
    """Whether what was found is named in a sentence of declaration, and none of the trade's exceptions."""
    if declaring is None or not re.search(rf"(?:{declaring})[^。；;]*$", hit.before):
        return False
    return not _excepted(hit, trade)


def _excepted(hit: Hit, trade: Mapping[str, Any]) -> bool:
    """Whether the name that a hit begins is one of the trade's exceptions (医疗器械 … 包装)."""
    name = hit.matched + _NAME_END.split(hit.after, maxsplit=1)[0]
    return any(expression(pattern).search(name) for pattern in trade.get("not", ()))


def _is_permit(case: Case, trade: Mapping[str, Any], document: Document) -> bool:
    text = text_lines(case, document) + "\n".join(
        squeeze(str(fact.value)) for fact in case.facts_of(document) if isinstance(fact.value, str)
    )
    return any(expression(pattern).search(text) for pattern in trade["permit_words"])


def _scope_unclear(
    case: Case,
    params: Mapping[str, Any],
    trade: Mapping[str, Any],
    products: Sequence[Product],
    held: Sequence[Document],
) -> Iterator[Problem]:
    """Declared products of which none of the permits held says a word, where permits name products."""
    if not trade.get("names_products"):
        return
    scopes = [
        (document, fact)
        for document in held
        if (fact := case.fact(document, params.get("permit_scope", ""))) is not None
    ]
    if not scopes:
        return
    stated = "\n".join(squeeze(str(fact.value)) for _, fact in scopes)
    if any(expression(one).search(stated) for one in (*trade.get("scope", ()), *trade.get("covers", ()))):
        return
    text = Searchable("".join(squeezed_text(case, document) for document in held))
    for product in products:
        if not pairs_of(product.name.casefold()).isdisjoint(text.pairs):
            continue
        document, fact = scopes[0]
        values = {
            "product": Text(product.name),
            "document": document_name(case, document),
            "value": Text(fact.text),
        }
        places = (product.evidence, *evidence_of(case, fact))
        yield Problem("permit-scope-unclear", document.submission, values, places, UNSURE)


def _place(case: Case, fact: Fact, word: str) -> Evidence:
    place = evidence_of(case, fact)[0]
    return Evidence(place.file, place.page, place.box, word)
