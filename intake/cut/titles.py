"""Words that can head something, apart from who signs a paper and when."""

import re
from collections.abc import Sequence

from intake.model import Line

_ORGANIZATION = re.compile(
    r"(?:公司|集团|事务所|合作社|商行|经营部|维修部|委员会|管理局|监督局|协会|商会|人民政府|检验所|检测站|检验站)"
    r"(?:[(（].{1,12}[)）])?$"
)
_OWN = re.compile(r"(?:我们|本|我|贵)(?:的)?(?:公司|集团|企业|合作社|商行|经营部|维修部)$")
"""Whoever writes speaks of the firm so; no name ends in it."""

_DAY = re.compile(r"^(?:二|20|19)\S{1,6}年\S{1,4}月(?:\S{1,4}日)?$|^(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}$")
_YEAR = re.compile(r"\s*(?:19|20)\d\d(?:年|[-—./、:：\s]|(?=[\u4e00-\u9fff]))")
_WORD_OF_LETTERS = re.compile(r"[A-Za-z]{3,}")
_HAN = re.compile(r"[\u4e00-\u9fff]")


def is_organization(text: str) -> bool:
    """Whether a text without white space is an organization's name, or ends in one."""
    return _ORGANIZATION.search(text) is not None and _OWN.search(text) is None


def can_head(text: str) -> bool:
    """Whether a text without white space has words that say what something is: no name, no day, no number
    alone."""
    words = len(_HAN.findall(text)) + 2 * len(_WORD_OF_LETTERS.findall(text))
    return words > 1 and not is_organization(text) and not _DAY.match(text)


def is_of_a_chronicle(lines: Sequence[Line], at: int) -> bool:
    """Whether a line begins with a year as the one above or below it does: 2018年 搬入新厂."""
    if not _YEAR.match(lines[at].text):
        return False
    beside = (at - 1, at + 1)
    return any(0 <= other < len(lines) and _YEAR.match(lines[other].text) for other in beside)
