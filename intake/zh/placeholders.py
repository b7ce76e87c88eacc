"""What a specimen or an unfilled form bears where a name or a number should stand: XX公司, 某某市, ××××."""

import re

_CROSSES = r"[xX×✕╳]"
SPECIMEN = (
    rf"(?<![A-Za-z]){_CROSSES}{{2,12}}(?=[省市县区]|有限|股份|公司|集团|企业|厂|单位)"
    rf"|(?<![A-Za-z0-9]){_CROSSES}{{4,18}}(?![A-Za-z])|某{{1,3}}(?=[省市县区]|有限|公司|集团|企业|厂|单位)|某某"
)
"""An expression for it, for texts without white space."""

_ANYWHERE = re.compile(SPECIMEN)
_NOTHING_ELSE = re.compile(rf"(?:{_CROSSES}|[*＊]){{2,}}")


def is_placeholder(text: str) -> bool:
    """Whether a value stands for one that is to be filled in."""
    return bool(_NOTHING_ELSE.fullmatch(text) or _ANYWHERE.search(text))
