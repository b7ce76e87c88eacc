"""Products that an introduction names in its sentences, with their models: where no table states them."""

import re
from collections.abc import Iterator, Sequence

from intake.checks.products import Product
from intake.checks.types import Case
from intake.model import Document, Evidence, Line
from intake.zh.expressions import expression
from intake.zh.product_names import a_model, split_names
from intake.zh.text import squeeze

_BRACKETED = re.compile(r"([\u4e00-\u9fffA-Za-z0-9]{2,30})[（(]([A-Za-z0-9][A-Za-z0-9\-./ ×*]{2,24})[）)]")
"""电热水壶（SH-1720）"""

_PROGRAM = re.compile(
    r"(?:[（(]?[一二三四五六七八九十\d①-⑳]{1,3}[)）、.．]?\s{0,2})?"
    r"([\u4e00-\u9fffA-Za-z0-9]{2,30}(?:软件|系统|平台|程序))\s{0,2}[Vv]\d{1,3}(?:\.\d{1,4}){0,3}"
)
"""2 粮情测控云平台 V2.1: a heading of its own"""

_LEADS = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,20}?(?:包括|包含|分别为|分别是|分为|以下为|主要有|即|系列))?(?:和|及|与|以及|或)?"
)
"""What may run into the first and the next of the names."""

_NUMBERING = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．)\s]{1,2}){1,2}")
_PARTS = re.compile(r"[，。；;！：:\s]")
_ENDS = re.compile(r"[，,。；;、！\s）)]")
_A_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]{2,16}")


def products_in_prose(case: Case, documents: Sequence[Document], label: str) -> tuple[Product, ...]:
    """Each product once that stands before its model in brackets, or before a `label` of models (regular
    expression: 型号), in the same line or as the line above; and each program whose name and version head a
    paragraph."""
    found: dict[str, Product] = {}
    for document in documents:
        for page in case.pages_of(document):
            above = ""
            for line in page.lines:
                named = (*_bracketed(line.text), *_programs(line.text), *_labelled(line.text, above, label))
                for name, model in named:
                    found.setdefault(name, _product(document, page.number, line, name, model))
                above = line.text
    return tuple(found.values())


def _product(document: Document, page: int, line: Line, name: str, model: str) -> Product:
    place = Evidence(document.file, page, line.box, line.text[:160])
    return Product(name, place, min(document.confidence, line.confidence), model)


def _bracketed(text: str) -> Iterator[tuple[str, str]]:
    for before, model in _BRACKETED.findall(squeeze(text)):
        for name in split_names(_LEADS.sub("", before))[-1:]:
            if a_model(model):
                yield name, model


def _programs(text: str) -> Iterator[tuple[str, str]]:
    """Programs are told apart by their version, which is no model."""
    found = _PROGRAM.fullmatch(text.strip())
    if found:
        yield found[1], ""


def _labelled(text: str, above: str, label: str) -> Iterator[tuple[str, str]]:
    shown = squeeze(text)
    for match in expression(label).pattern.finditer(shown):
        parts = [part for part in _PARTS.split(shown[: match.start()]) if part]
        name = _NUMBERING.sub("", parts[-1] if parts else squeeze(above))
        if _A_NAME.fullmatch(name):
            yield name, _ENDS.split(shown[match.end() :].lstrip("：:为是"), maxsplit=1)[0]
