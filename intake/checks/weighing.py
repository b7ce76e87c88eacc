"""What a text's words, and the words of its heading, weigh for the kinds of a scheme."""

from collections.abc import Mapping
from functools import lru_cache

from intake.model import Page
from intake.scheme import Scheme
from intake.scheme.told import form_index, heading_index, word_index
from intake.zh.text import squeeze


def text_weights(scheme: Scheme, page: Page) -> Mapping[str, float]:
    """By kind, what the words weigh that stand on a page, or in what lies in a part of one."""
    return word_index(scheme).weights(_text(page))


def section_weights(scheme: Scheme, heading: str, content: Page) -> Mapping[str, float]:
    """By kind, what a section speaks for it: its words, the forms of its lines, the words of its heading
    for a section of the kind, or against it."""
    words = text_weights(scheme, content)
    headings = heading_index(scheme).weights(squeeze(heading))
    forms = form_index(scheme).weights(_text(content))
    return {kind: words[kind] + headings[kind] + forms[kind] for kind in scheme.kinds}


@lru_cache(maxsize=4096)
def _text(page: Page) -> str:
    return "\n".join(filter(None, (squeeze(line.text) for line in page.lines)))
