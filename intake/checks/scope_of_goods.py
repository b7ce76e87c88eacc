"""Does a certificate of the applicant's system or service cover the declared goods, or others?"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from intake.checks.applicant import candidates_of
from intake.checks.certainty import UNSURE
from intake.checks.describe import document_name, evidence_of
from intake.checks.names import likeness
from intake.checks.products import SOURCES_SHAPE, declared
from intake.checks.shapes import EXPRESSION, KIND, KINDS, Codes, fact_of, parameters, several
from intake.checks.types import Case, Problem
from intake.checks.words import squeezed_text
from intake.model import Document, Value
from intake.model.value import Several, Text
from intake.zh.product_names import split_names
from intake.zh.text import squeeze

NAME = "scope_of_goods"
CODES: Codes = {"scope": ("product", "document", "value")}
PARAMS = parameters(
    CODES,
    ("kinds", "fact", "sources", "told_in", "before", "after", "general"),
    kinds=KINDS,
    fact=fact_of("kinds"),
    holder=fact_of("kinds"),
    sources=SOURCES_SHAPE,
    told_in=several(KIND, 1),
    before=EXPRESSION,
    after=EXPRESSION,
    general=EXPRESSION,
)

_TAIL = 2
"""Characters at its end by which a name says what a thing is: 手推车, 婴儿推车."""

_IN_HAN = re.compile(rf"[\u4e00-\u9fff]{{{_TAIL}}}$")

_SHOWN = 3


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """A person is asked where none of the goods that a certificate's scope names, by what they end in,
    stands in any text about the declared ones (documents of ``told_in``). In the scope ``before`` is what
    stands before the goods, ``after`` what is done with them, ``general`` what their names may end in and
    says nothing of them (设备). A certificate of another ``holder`` is told elsewhere.
    """
    names = [item.name for item in declared(case, params["sources"]) if not item.nameless]
    told = case.of_kind(*params["told_in"])
    if not names or not told:
        return
    text = "".join([*map(squeeze, names), *(squeezed_text(case, item) for item in told)])
    for document in case.of_kind(*params["kinds"]):
        fact = case.fact(document, params["fact"])
        goods = _goods(str(fact.value), params) if fact else []
        if fact is None or not goods or any(name[-_TAIL:] in text for name in goods):
            continue
        if not _is_the_applicants(case, document, params.get("holder")):
            continue
        values: dict[str, Value] = {
            "product": Several(tuple(Text(name) for name in list(dict.fromkeys(names))[:_SHOWN])),
            "document": document_name(case, document),
            "value": Text(str(fact.value)),
        }
        yield Problem(
            params["codes"]["scope"], document.submission, values, evidence_of(case, fact), UNSURE
        )


def _goods(scope: str, params: Mapping[str, Any]) -> list[str]:
    """The names of goods in a scope; none where one is not understood, or too short to tell."""
    plain = re.sub(params["before"], "", squeeze(scope))
    names = []
    for name in split_names(re.split(params["after"], plain, maxsplit=1)[0]):
        told = re.sub(f"(?:{params['general']}){{1,3}}$", "", name)
        if not _IN_HAN.search(told):
            return []
        names.append(told)
    return names


def _is_the_applicants(case: Case, document: Document, holder: str | None) -> bool:
    fact = case.fact(document, holder) if holder else None
    own = [str(one.name.value) for one in candidates_of(case)]
    return fact is None or not own or any(likeness(str(fact.value), name) != "other" for name in own)
