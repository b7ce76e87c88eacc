"""Lines that only name a document which stands elsewhere: 按《投诉处理程序》执行, 相关文件：QX-SH-07."""

import re

_CITES = re.compile(
    r"(?:参见|详见|见|按照?|依据|根据|依照|执行|参照|遵守|符合|(?:相关|引用|支持性?|配套|依据)(?:性)?(?:文件|制度))[:：]?"
    r"[^。；]{0,6}[《A-Z]"
)


def only_cites(line: str) -> bool:
    """Whether a line (without white space) speaks of a document by title or number, and begins none."""
    return _CITES.search(line) is not None
