"""Words that a sentence about a document's clauses has, whatever it says of them."""

import re

_FILLER = re.compile(
    r"[\W\d_]|本公司|我公司|公司|条款|条|第|标准|及|和|以下|内容|要求|说明|情况|其[余他它]|全部|均|都|适用性?|我司|两项|两|GB|T"
)


def without_filler(text: str) -> str:
    """What is left of a sentence without them, without digits and punctuation: what it says for itself."""
    return _FILLER.sub("", text)
