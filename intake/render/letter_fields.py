"""Every field a letter's Word template may use (docs/letter-template.md explains them one by one).

A dictionary is a thing with parts (`applicant.name`), a list something to loop over, a text what the field
holds.
"""

from collections.abc import Mapping
from typing import Any, Literal

_ROW: Mapping[str, Any] = {
    "number": "序号 / its number in the table",
    "where": "文件及页码 / file and pages",
    "found": "发现的情况 / what was found",
}
_ITEM: Mapping[str, Any] = {
    "number": "要求的序号，全文连续 / number of the request, through the whole letter",
    "code": "问题代码 / the finding's code",
    "title": "问题名称 / what is wrong, in a few words",
    "found": "发现的情况 / what was found",
    "where": "文件及页码，可为空 / file and pages, may be empty",
    "told": "发现的情况连同文件及页码 / what was found, with file and pages set into the sentence",
    "why": "为什么不符合，可为空 / why it does not suffice, may be empty",
    "request": "需要提交什么 / what to send",
    "rows": [_ROW],
}
FIELDS: Mapping[str, Any] = {
    "letter": {
        "kind": "notice、correction、reminder、rejection 或 acceptance / which letter",
        "title": "信函名称，如补充材料通知书 / the letter's title",
        "number": "通知书编号；未编号时留空格 / the letter's number, with a gap when there is none yet",
        "issued_on": "发出日期 / date of the letter",
        "reviewed_on": "审查日 / the day everything was judged at",
        "received_on": "收到材料日期；未知时留空 / when the material came in, a blank when unknown",
        "earlier_number": "前一份通知书编号，可为空 / number of the letter before, may be empty",
        "earlier_due": "前一份通知书要求的期限，未知时为空 / the day asked for before, empty when unknown",
        "corrects": "所更正的通知书编号，可为空 / the notice that it replaces, may be empty",
        "draft": "草稿的标记，发出后为空；总印在页眉 / says that it is a draft, empty once issued",
        "outcome": "受理：材料齐全，或按决定受理 / acceptance: complete, or accepted by decision",
        "request_count": "要求的项数 / number of requests",
        "crowded": "要求很多、宜用紧凑排版时为真 / true when a tighter setting is due",
    },
    "body": {
        "letterhead": "机构名称，未设置时为空 / the body's name, empty when not set",
        "name": "机构名称，未设置时为空格线 / the body's name, a blank to fill when not set",
        "department": "部门 / department",
        "contact": "经办人 / person in charge",
        "phone": "电话 / phone",
        "email": "电子邮箱 / e-mail",
        "address": "地址 / address",
        "postcode": "邮政编码 / postcode",
        "website": "网站 / web site",
    },
    "applicant": {
        "name": "申请人名称 / the applicant's legal name",
        "code": "统一社会信用代码 / its unified social credit code",
    },
    "application": {"item": "申请事项 / what is applied for"},
    "received": {
        "files": "收到的文件数 / number of files",
        "pages": "收到的页数 / number of pages",
    },
    "basis": "依据 / the rules the letter rests on",
    "groups": [
        {
            "ordinal": "（一）（二）… / (1) (2) …",
            "number": "材料清单序号，可为空 / number in the list of submissions, may be empty",
            "title": "材料名称 / the submission's title",
            "basis": "该项依据，可为空 / its basis, may be empty",
            "requests": [_ITEM],
        }
    ],
    "form": "提交形式 / the form in which to send",
    "deadline": {
        "day": "最后一日 / the last day",
        "working_days": "工作日数；指定日期时为空 / working days, empty when a day was asked for",
        "note": "关于节假日的说明，可为空 / a remark on public holidays, may be empty",
    },
    "objection": {
        "working_days": "提出异议的期限，工作日 / working days to object",
        "channel": "申诉、投诉渠道，可为空 / the channel for appeals and complaints, may be empty",
    },
    "checklist": [
        {
            "number": "清单序号 / number in the list",
            "title": "材料名称 / the submission's title",
            "status": "已收到、缺少、不符合、不涉及 / received, missing, not conforming, not applicable",
            "remark": "对应的要求，可为空 / the requests it refers to, may be empty",
        }
    ],
    "copies": "份数说明 / number of copies and where they go",
}

QUOTATION_FIELDS: Mapping[str, Any] = {
    "letter": {name: FIELDS["letter"][name] for name in ("title", "number", "issued_on")},
    **{name: FIELDS[name] for name in ("body", "applicant", "application")},
    "quote": {
        "audit": "审核类型：初次认证、监督审核、再认证 / which audit",
        "staff": "员工人数；人日由人给出时为空格线 / employees, a blank when days were given",
        "tier": "人日表中的一档，可为空 / the tier of the table, may be empty",
        "days": "人日合计 / person-days in all",
        "document_days": "其中策划与文件审查，可为空 / of them planning and documents, may be empty",
        "site_days": "其中现场 / of them on site",
        "lines": [
            {
                "number": "序号 / number",
                "title": "收费项目 / charge",
                "quantity": "数量 / quantity",
                "price": "单价 / price",
                "amount": "金额 / amount",
            }
        ],
        "total": "合计，元 / total in CNY",
        "total_in_words": "合计大写 / the total in characters",
        "valid_until": "报价有效至 / the offer holds until",
        "remarks": [{"number": "序号 / number", "text": "说明 / remark"}],
    },
}
"""The fields of a quotation's template."""

FieldSet = Literal["letter", "quotation"]
FIELD_SETS: Mapping[FieldSet, Mapping[str, Any]] = {"letter": FIELDS, "quotation": QUOTATION_FIELDS}
"""The fields of every kind of template."""
