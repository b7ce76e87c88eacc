"""Postal addresses of mainland China, by how they are written."""

import re

_REGION = (
    r"(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|"
    r"云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)(?:省|市|(?:壮族|回族|维吾尔)?自治区)?"
)
_DIVISION = r"[\u4e00-\u9fff]{1,8}?(?:省|自治区|自治州|市|州|盟|地区|区|县|旗|新区|开发区|镇|乡|街道)"
_STREET = (
    r"[\u4e00-\u9fffA-Za-z0-9]{0,14}?(?:大道|大街|公路|国道|省道|路|街|道|巷|弄|里|胡同|村|屯|社区|小区|花园|广场|"
    r"工业园|产业园|科技园|园区|市场|商城|建材城|汽配城|家居城|大厦|大楼|中心|港|桥头)"
)
_NUMBER = (
    r"(?:[\dA-Za-z一二三四五六七八九十百甲乙丙丁附之、,，\-－—~～至]{1,12}"
    r"(?:号楼|号院|号|幢|栋|座|单元|层|楼|室|铺|厅|区|商铺|门面)){1,6}"
)
_TAIL = r"(?:[（(][^（()）]{1,24}[)）]|[\u4e00-\u9fff]{1,10}(?:旁|对面|内|口|侧|楼上|一楼|附近))?"

_ADDRESS = re.compile(
    rf"(?:{_REGION}|{_DIVISION})[ ]?(?:{_DIVISION}[ ]?){{0,4}}(?:{_STREET}[ ]?){{1,3}}(?:{_NUMBER})?{_TAIL}"
    rf"|(?:{_REGION}|{_DIVISION})[ ]?(?:{_DIVISION}[ ]?){{0,4}}{_NUMBER}{_TAIL}"
    rf"|(?:{_STREET}[ ]?){{1,3}}{_NUMBER}{_TAIL}"
)


def find_address(text: str) -> tuple[int, int] | None:
    """Where the first address stands in a line: divisions with a street or a number, or a street with a
    number. ``杭州店`` and ``浙江杭州`` are none."""
    found = _ADDRESS.search(text)
    return found.span() if found else None


def is_address(text: str) -> bool:
    """Whether a cell says where something is, and little else."""
    found = find_address(text)
    return found is not None and found[0] <= _BEFORE and 2 * (found[1] - found[0]) >= len(text)


_BEFORE = 2
"""Characters (a bracket, a mark) that may stand before an address."""
