"""Words that head the columns of lists and name the fields of forms, whatever the list is about."""

import re

_HEAD = re.compile(
    r"序号|编号|代号|编码|代码|文号|名称|名录|全称|简称|地址|住所|场所|地点|区域|地区|省份|城市|省市|市县|邮编|"
    r"电话|手机|热线|传真|邮箱|联系方式|联系人|负责人|代表人|经办人|姓名|性别|年龄|学历|职务|职称|岗位|部门|"
    r"类别|类型|种类|性质|分类|级别|等级|版本|版次|版号|修订|修改|状态|日期|时间|年份|年度|期限|有效期|"
    r"规格|型号|数量|单位|单价|金额|资本|机关|机构|内容|范围|依据|结论|结果|备注|说明|页码|页次"
)
_LONGEST_HEAD = 10
"""Characters: 标准/法规名称及编号 is about as long as a head gets."""

_ENGLISH_HEAD = re.compile(
    r"\b(?:no|item|name|outlet|address|tel|telephone|phone|mobile|fax|e-?mail|contact|person|title|standard|"
    r"number|code|version|rev|revision|date|type|category|remarks?|qty|quantity|model|region|city|province|"
    r"department|position)\.?$",
    re.IGNORECASE,
)
_NEVER_IN_A_HEAD = re.compile(r"[:：，。；;！？!?“”《》\d@]")


def could_be_head(text: str) -> bool:
    """Whether a text is short and plain enough for a column's head (``text`` without outer space)."""
    return 0 < len(text) <= (24 if text.isascii() else _LONGEST_HEAD + 2) and not _NEVER_IN_A_HEAD.search(
        text
    )


def is_known_head(text: str) -> bool:
    """Whether it ends in a word that heads columns or labels fields: 网点名称, 联系电话, Address."""
    if not could_be_head(text):
        return False
    if text.isascii():
        return _ENGLISH_HEAD.search(text) is not None
    plain = re.sub(r"\s|[(（].{1,8}[)）]$", "", text)
    found = [match.end() for match in _HEAD.finditer(plain)]
    return bool(found) and found[-1] == len(plain)
