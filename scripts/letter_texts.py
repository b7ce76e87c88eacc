"""The fixed sentences of the letter templates, by language, and the order in which they stand."""

# ruff: noqa: E501 - sentences stand as they are printed

from collections.abc import Callable
from typing import NamedTuple


class Line(NamedTuple):
    """One part of a letter: how it is set (`_<kind>` in make_letter_templates) and its text."""

    kind: str
    text: str = ""


def _t(kind: str, key: str) -> Callable[[dict[str, str]], Line]:
    return lambda texts: Line(kind, texts[key])


def _c(kind: str, text: str = "") -> Callable[[dict[str, str]], Line]:
    return lambda _texts: Line(kind, text)


_HEAD = (_t("letterhead", "letterhead"),)
_REQUESTS = (
    _c("for", "group in groups"),
    _c("if", "letter.crowded"),
    _t("tight_group", "group"),
    _c("else"),
    _t("group", "group"),
    _c("endif"),
    _c("for", "item in group.requests"),
    _c("if", "letter.crowded and not item.rows"),
    _t("tight", "tight"),
    _c("else"),
    _c("if", "letter.crowded"),
    _t("tight_item", "item"),
    _c("else"),
    _t("item", "item"),
    _c("endif"),
    _c("if", "item.rows"),
    _t("rows", "rows"),
    _c("endif"),
    _c("if", "item.request"),
    _c("if", "letter.crowded"),
    _t("tight_request", "request"),
    _c("else"),
    _t("request", "request"),
    _c("endif"),
    _c("endif"),
    _c("endif"),
    _c("endfor"),
    _c("endfor"),
)
_SLIP = (
    _t("cut", "cut"),
    _t("slip_title", "slip_title"),
    _t("slip", "slip"),
    _t("slip", "slip_due"),
    _t("slip", "slip_contact"),
    _t("slip_end", "slip_end"),
)

NOTICE = (
    *_HEAD,
    _t("title", "title_notice"),
    _t("number", "number"),
    _t("facts", "facts"),
    _t("salutation", "salutation"),
    _t("text", "opening"),
    _t("heading", "heading_requests"),
    *_REQUESTS,
    _c("if", "letter.crowded"),
    _t("tight_heading", "heading_closing"),
    _t("tight", "form"),
    _t("last_tight", "deadline"),
    _c("else"),
    _t("heading", "heading_form"),
    _t("text", "form"),
    _t("heading", "heading_deadline"),
    _t("text", "deadline"),
    _c("endif"),
    _c("together"),
    _c("if", "letter.crowded"),
    _t("last_tight", "contact"),
    _c("else"),
    _t("heading", "heading_contact"),
    _t("contact", "contact"),
    _c("endif"),
    _t("signature", "signature"),
    _c("apart"),
    _t("caption", "caption_checklist"),
    _t("checklist", "checklist"),
    _t("small", "copies"),
    *_SLIP,
)

REMINDER = (
    *_HEAD,
    _t("title", "title_reminder"),
    _t("number", "number"),
    _t("salutation", "salutation"),
    _t("text", "reminder"),
    _c("for", "group in groups"),
    _t("group", "group"),
    _c("for", "item in group.requests"),
    _t("text", "reminder_item"),
    _c("endfor"),
    _c("endfor"),
    _t("last_text", "reminder_end"),
    _c("together"),
    _t("contact", "contact"),
    _t("signature", "signature"),
    _c("apart"),
)

REJECTION = (
    *_HEAD,
    _t("title", "title_rejection"),
    _t("number", "number"),
    _t("salutation", "salutation"),
    _t("text", "rejection"),
    _c("for", "group in groups"),
    _t("group", "group"),
    _c("for", "item in group.requests"),
    _t("text", "rejection_item"),
    _c("endfor"),
    _c("endfor"),
    _t("text", "rejection_decision"),
    _t("last_text", "rejection_end"),
    _c("together"),
    _t("contact", "contact"),
    _t("signature", "signature"),
    _c("apart"),
    _t("cut", "cut"),
    _t("slip_title", "slip_title"),
    _t("slip", "slip_rejection"),
    _t("slip_end", "slip_end"),
)

ACCEPTANCE = (
    *_HEAD,
    _t("title", "title_acceptance"),
    _t("number", "number"),
    _t("facts", "facts"),
    _t("salutation", "salutation"),
    _t("text", "acceptance"),
    _t("text", "acceptance_next"),
    _t("last_text", "acceptance_duty"),
    _c("together"),
    _t("contact", "contact"),
    _t("signature", "signature"),
    _c("apart"),
    _t("caption", "caption_checklist"),
    _t("checklist", "checklist"),
    _t("cut", "cut"),
    _t("slip_title", "slip_title"),
    _t("slip", "slip_acceptance"),
    _t("slip_end", "slip_end"),
)

QUOTATION = (
    *_HEAD,
    _t("title", "title_quotation"),
    _t("number", "number"),
    _t("facts", "quote_facts"),
    _t("salutation", "salutation"),
    _t("text", "quotation"),
    _t("quote_lines", "quote_lines"),
    _t("text", "quote_total"),
    _c("for", "remark in quote.remarks"),
    _t("text", "quote_remark"),
    _c("endfor"),
    _t("last_text", "quote_validity"),
    _c("together"),
    _t("contact", "contact"),
    _t("signature", "signature"),
    _c("apart"),
)

TEXTS: dict[str, dict[str, str]] = {
    "zh": {
        "letterhead": "{{ body.letterhead }}",
        "title_notice": "{{ letter.title }}",
        "title_reminder": "补充材料催办函",
        "title_acceptance": "受理通知书",
        "title_rejection": "退回申请通知书",
        "number": "编号：{{ letter.number }}",
        "facts": (
            "申请人|{{ applicant.name }}|统一社会信用代码|{{ applicant.code }}\n"
            "申请事项|{{ application.item }}|收到材料日期|{{ letter.received_on }}\n"
            "收到材料|{{ received.files }}个文件，共{{ received.pages }}页|审查日期|{{ letter.reviewed_on }}\n"
            "经办人|{{ body.contact }}|联系电话|{{ body.phone }}"
        ),
        "salutation": "{{ applicant.name }}：",
        "opening": (
            "贵单位提交的“{{ application.item }}”申请材料，本机构已依据{{ basis }}完成材料审查。"
            "{% if letter.corrects %}本通知书更正并取代本机构此前发出的补充材料通知书（{{ letter.corrects }}），"
            "请以本通知书为准。{% endif %}"
            "{% if letter.earlier_number %}本机构此前发出补充材料通知书（{{ letter.earlier_number }}），"
            "贵单位据此补充的材料已一并审查，尚有以下{{ letter.request_count }}项需要补充或更正，"
            "已补齐的不再列出。{% else %}现有以下{{ letter.request_count }}项需要补充或更正，一次性告知如下。{% endif %}"
        ),
        "heading_requests": "一、需要补充或更正的材料",
        "group": "{{ group.ordinal }}{{ group.title }}{% if group.basis %}（{{ group.basis }}）{% endif %}",
        "item": ("{{ item.number }}．{{ item.title }}。|{{ item.told }}{{ item.why }}"),
        "tight": (
            "{{ item.number }}．{{ item.title }}。|{{ item.told }}|"
            "{% if item.request %}补充要求：{% endif %}|{{ item.request }}"
        ),
        "rows": "序号|所在文件及页码|发现的情况\n{{ row.number }}|{{ row.where }}|{{ row.found }}",
        "request": "补充要求：|{{ item.request }}",
        "heading_closing": "二、提交形式、回复期限和联系方式",
        "heading_form": "二、提交形式",
        "form": "{{ form }}",
        "heading_deadline": "三、回复期限",
        "deadline": (
            "请于{{ deadline.day }}前（含当日"
            "{% if deadline.working_days %}，自本通知书发出次日起{{ deadline.working_days }}个工作日{% endif %}）"
            "将上述材料一次补齐并附回执{{ deadline.note }}。确有困难不能按期提交的，请在期限届满前书面说明；"
            "逾期未补齐又未说明的，本机构将按认证申请受理规定处理。"
        ),
        "heading_contact": "四、联系方式",
        "contact": (
            "{% if body.department %}{{ body.department }}，{% endif %}经办人：{{ body.contact }}；电话：{{ body.phone }}"
            "{% if body.email %}；电子邮箱：{{ body.email }}{% endif %}"
            "{% if body.address %}；地址：{{ body.address }}{% endif %}"
            "{% if body.postcode %}，邮编：{{ body.postcode }}{% endif %}"
            "{% if body.website %}；网站：{{ body.website }}{% endif %}。"
        ),
        "signature": "{{ body.name }}（盖章）　　\n{{ letter.issued_on }}　　",
        "caption_checklist": "附：申请材料核对表",
        "checklist": (
            "序号|材料名称|核对结果|备注\n{{ row.number }}|{{ row.title }}|{{ row.status }}|{{ row.remark }}"
        ),
        "copies": "{{ copies }}",
        "cut": "（回执沿此线裁下，签收后请寄回或发送扫描件）",
        "slip_title": "回　执",
        "slip": ("{{ body.name }}：编号{{ letter.number }}的《{{ letter.title }}》已收到。"),
        "slip_due": "我单位拟于＿＿＿＿年＿＿月＿＿日前提交所列材料。",
        "slip_contact": "联系人：＿＿＿＿＿＿＿＿　　电话：＿＿＿＿＿＿＿＿＿＿",
        "slip_acceptance": "{{ body.name }}：编号{{ letter.number }}的《受理通知书》已收到。",
        "slip_end": "{{ applicant.name }}（签字或盖章）：＿＿＿＿＿＿＿＿\n签收时间：＿＿＿＿年＿＿月＿＿日",
        "reminder": (
            "{% if letter.earlier_number %}本机构此前发出编号为{{ letter.earlier_number }}的补充材料通知书。"
            "{% endif %}{% if letter.earlier_due %}补充期限至{{ letter.earlier_due }}，已届满。{% endif %}"
            "截至{{ letter.issued_on }}，贵单位“{{ application.item }}”申请尚有以下"
            "{{ letter.request_count }}项材料未补齐，特此提醒。"
            "{% if letter.earlier_number %}各项的具体情况见该通知书。{% endif %}"
        ),
        "reminder_item": "{{ item.number }}．{{ item.title }}。{{ item.request }}",
        "reminder_end": (
            "请于{{ deadline.day }}前（含当日）补齐{{ deadline.note }}；不能按期提交的，请书面说明。"
            "逾期未补齐又未说明的，本机构将按认证申请受理规定处理。"
        ),
        "rejection": (
            "{% if letter.earlier_number %}本机构此前发出编号为{{ letter.earlier_number }}的补充材料通知书。"
            "{% endif %}{% if letter.earlier_due %}补充期限至{{ letter.earlier_due }}，已届满。{% endif %}"
            "截至{{ letter.issued_on }}，贵单位“{{ application.item }}”申请仍有以下"
            "{{ letter.request_count }}项材料未补齐："
        ),
        "rejection_item": (
            "{{ item.number }}．{{ item.title }}{% if item.rows %}（{{ item.rows | length }}处）。"
            "{% else %}。{{ item.found }}{% endif %}"
        ),
        "rejection_decision": "据此，本机构依据{{ basis }}，决定不予受理并退回该申请。",
        "rejection_end": (
            "材料补齐后，贵单位可重新提出申请，已提交且仍然有效的材料可以继续使用。"
            "对本决定有异议的，请自收到本通知书之日起{{ objection.working_days }}个工作日内书面提出"
            "{% if objection.channel %}；也可通过{{ objection.channel }}提出{% endif %}。"
        ),
        "slip_rejection": "{{ body.name }}：编号{{ letter.number }}的《退回申请通知书》已收到。",
        "acceptance": (
            "贵单位提交的“{{ application.item }}”申请材料，经依据{{ basis }}审查，{{ letter.outcome }}，"
            "本机构决定自{{ letter.issued_on }}起予以受理。"
        ),
        "acceptance_next": (
            "受理后将签订认证合同并安排文件审查和现场审查，审查时间和人员另行通知。受理不表示认证通过。"
        ),
        "acceptance_duty": (
            "在认证过程中，如组织名称、地址、资质、售后服务网点或管理体系文件发生变化，请及时书面告知本机构。"
        ),
        "title_quotation": "认证报价单",
        "quote_facts": (
            "申请人|{{ applicant.name }}|统一社会信用代码|{{ applicant.code }}\n"
            "申请事项|{{ application.item }}|审核类型|{{ quote.audit }}\n"
            "员工人数|{{ quote.staff }}{% if quote.tier %}（{{ quote.tier }}人一档）{% endif %}|审核人日|"
            "{{ quote.days }}{% if quote.document_days %}（策划与文件审查{{ quote.document_days }}，"
            "现场{{ quote.site_days }}）{% endif %}\n"
            "经办人|{{ body.contact }}|联系电话|{{ body.phone }}"
        ),
        "quotation": "贵单位“{{ application.item }}”（{{ quote.audit }}）的认证费用报价如下：",
        "quote_lines": (
            "序号|收费项目|数量|单价（元）|金额（元）\n"
            "{{ line.number }}|{{ line.title }}|{{ line.quantity }}|{{ line.price }}|{{ line.amount }}"
        ),
        "quote_total": "合计：人民币{{ quote.total }}元（大写：{{ quote.total_in_words }}）。",
        "quote_remark": "{{ remark.number }}．{{ remark.text }}",
        "quote_validity": "本报价自{{ letter.issued_on }}起至{{ quote.valid_until }}有效。",
        "page_number": "第 |PAGE| 页　共 |NUMPAGES| 页",
    },
    "en": {
        "letterhead": "{{ body.letterhead }}",
        "title_notice": "{{ letter.title }}",
        "title_reminder": "Reminder: Supplementary Material",
        "title_acceptance": "Notice of Acceptance",
        "title_rejection": "Notice of Return of the Application",
        "number": "Ref. {{ letter.number }}",
        "facts": (
            "Applicant|{{ applicant.name }}|Credit code|{{ applicant.code }}\n"
            "Application|{{ application.item }}|Received on|{{ letter.received_on }}\n"
            "Received|{{ received.files }} files, {{ received.pages }} pages|Reviewed as of|{{ letter.reviewed_on }}\n"
            "In charge|{{ body.contact }}|Telephone|{{ body.phone }}"
        ),
        "salutation": "To {{ applicant.name }}:",
        "opening": (
            "We have reviewed the material of your application for “{{ application.item }}” under {{ basis }}. "
            "{% if letter.corrects %}This letter corrects and replaces our letter {{ letter.corrects }}. {% endif %}"
            "{% if letter.earlier_number %}What you sent in answer to our letter {{ letter.earlier_number }} has been "
            "reviewed with it; the following {{ letter.request_count }} point(s) are still to be supplemented or "
            "corrected, and what is settled is not repeated."
            "{% else %}The following {{ letter.request_count }} point(s) must be supplemented or corrected. "
            "This letter names all of them.{% endif %}"
        ),
        "heading_requests": "1. What is to be supplemented or corrected",
        "group": "{{ group.ordinal }} {{ group.title }}{% if group.basis %} ({{ group.basis }}){% endif %}",
        "item": ("{{ item.number }}. {{ item.title }}. |{{ item.told }} {{ item.why }}"),
        "tight": (
            "{{ item.number }}. {{ item.title }}. |{{ item.told }} |"
            "{% if item.request %}To be sent: {% endif %}|{{ item.request }}"
        ),
        "rows": "No.|File and page|What was found\n{{ row.number }}|{{ row.where }}|{{ row.found }}",
        "request": "To be sent: |{{ item.request }}",
        "heading_closing": "2. Form, time limit and contact",
        "heading_form": "2. Form",
        "form": "{{ form }}",
        "heading_deadline": "3. Time limit",
        "deadline": (
            "Please send everything, with the receipt slip, by {{ deadline.day }}"
            "{% if deadline.working_days %} ({{ deadline.working_days }} working days from the day after this letter)"
            "{% endif %}{{ deadline.note }}. If you cannot meet this date, tell us in writing before it; otherwise "
            "the application is handled under our rules for accepting applications."
        ),
        "heading_contact": "4. Contact",
        "contact": (
            "{% if body.department %}{{ body.department }}, {% endif %}{{ body.contact }}; telephone {{ body.phone }}"
            "{% if body.email %}; e-mail {{ body.email }}{% endif %}"
            "{% if body.address %}; address {{ body.address }}{% endif %}"
            "{% if body.postcode %}, {{ body.postcode }}{% endif %}"
            "{% if body.website %}; {{ body.website }}{% endif %}."
        ),
        "signature": "{{ body.name }} (seal)\n{{ letter.issued_on }}",
        "caption_checklist": "Annex: checklist of submissions",
        "checklist": "No.|Submission|Result|Remark\n{{ row.number }}|{{ row.title }}|{{ row.status }}|{{ row.remark }}",
        "copies": "{{ copies }}",
        "cut": "(cut here; please sign and return the slip or its scan)",
        "slip_title": "Receipt",
        "slip": ("To {{ body.name }}: we have received letter {{ letter.number }}."),
        "slip_due": "We will send the material by ____________________.",
        "slip_contact": "Contact: ____________________    Telephone: ____________________",
        "slip_acceptance": "To {{ body.name }}: we have received letter {{ letter.number }}.",
        "slip_end": "{{ applicant.name }} (signature or seal): ________________\nDate: ________________",
        "reminder": (
            "{% if letter.earlier_number %}We wrote to you in letter {{ letter.earlier_number }}. {% endif %}"
            "{% if letter.earlier_due %}The time given ran out on {{ letter.earlier_due }}. {% endif %}"
            "As of {{ letter.issued_on }}, {{ letter.request_count }} point(s) of your application for "
            "“{{ application.item }}” are still open"
            "{% if letter.earlier_number %}; that letter has the details{% endif %}:"
        ),
        "reminder_item": "{{ item.number }}. {{ item.title }}. {{ item.request }}",
        "reminder_end": (
            "Please send them by {{ deadline.day }}{{ deadline.note }}, or tell us in writing why you cannot; "
            "otherwise the application is handled under our rules for accepting applications."
        ),
        "rejection": (
            "{% if letter.earlier_number %}We wrote to you in letter {{ letter.earlier_number }}. {% endif %}"
            "{% if letter.earlier_due %}The time given ran out on {{ letter.earlier_due }}. {% endif %}"
            "As of {{ letter.issued_on }}, {{ letter.request_count }} point(s) of your application for "
            "“{{ application.item }}” are still open:"
        ),
        "rejection_item": (
            "{{ item.number }}. {{ item.title }}{% if item.rows %} ({{ item.rows | length }} cases)."
            "{% else %}. {{ item.found }}{% endif %}"
        ),
        "rejection_decision": (
            "Under {{ basis }} the application is therefore not accepted and is returned to you."
        ),
        "rejection_end": (
            "You may apply again once the material is complete; what you have sent and is still valid can be used. "
            "If you object to this decision, please tell us in writing within {{ objection.working_days }} working "
            "days of receiving this letter{% if objection.channel %}, or through {{ objection.channel }}{% endif %}."
        ),
        "slip_rejection": "To {{ body.name }}: we have received letter {{ letter.number }}.",
        "acceptance": (
            "The material of your application for “{{ application.item }}” has been reviewed under {{ basis }}: "
            "{{ letter.outcome }}. Your application is accepted as of {{ letter.issued_on }}."
        ),
        "acceptance_next": (
            "A certification contract, the document review and the on-site review follow; dates and persons will be "
            "announced separately. Acceptance does not mean certification."
        ),
        "acceptance_duty": (
            "Please tell us in writing of any change of name, address, qualifications, service outlets or "
            "management-system documents during certification."
        ),
        "title_quotation": "Quotation",
        "quote_facts": (
            "Applicant|{{ applicant.name }}|Credit code|{{ applicant.code }}\n"
            "Application|{{ application.item }}|Audit|{{ quote.audit }}\n"
            "Employees|{{ quote.staff }}{% if quote.tier %} (tier of {{ quote.tier }}){% endif %}|Person-days|"
            "{{ quote.days }}{% if quote.document_days %} (planning and documents {{ quote.document_days }}, "
            "on site {{ quote.site_days }}){% endif %}\n"
            "In charge|{{ body.contact }}|Telephone|{{ body.phone }}"
        ),
        "quotation": "We offer the certification for “{{ application.item }}” ({{ quote.audit }}) as follows:",
        "quote_lines": (
            "No.|Charge|Quantity|Price (CNY)|Amount (CNY)\n"
            "{{ line.number }}|{{ line.title }}|{{ line.quantity }}|{{ line.price }}|{{ line.amount }}"
        ),
        "quote_total": "Total: {{ quote.total }} CNY.",
        "quote_remark": "{{ remark.number }}. {{ remark.text }}",
        "quote_validity": "This offer holds from {{ letter.issued_on }} to {{ quote.valid_until }}.",
        "page_number": "Page |PAGE| of |NUMPAGES|",
    },
}
