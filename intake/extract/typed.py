"""From a raw text to a typed value, with how sure its form makes us; None when it cannot be one."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from intake.model import FactValue
from intake.scheme import Field
from intake.zh.codes import (
    code_before_copy_number,
    credit_code_problem,
    find_credit_codes,
    is_valid_registration_number,
    repair_credit_code,
)
from intake.zh.company_forms import as_company_forms_are_written
from intake.zh.dates import FoundDate, find_dates, find_term
from intake.zh.money import parse_money
from intake.zh.numbers import parse_chinese_number
from intake.zh.phones import as_dialled
from intake.zh.placeholders import is_placeholder
from intake.zh.standards import find_standards
from intake.zh.text import normalise, squeeze

Typed = tuple[FactValue, float]

_DATES = frozenset({"date", "date_start", "date_end"})
_NOTHING = re.compile(r"^[\s/\\\-—_＿*.。、，:：…]*$|^(?:无|见附件|见附表|详见.{0,8}|略|N/A|n/a)$")
_TICK = re.compile(r"^[☑☒√✓□■☐●○◆]+\s*")
_BOXES = re.compile(r"[☑☒√✓✔■●□☐○◯]")
_TICKED = re.compile(r"[☑☒√✓✔■●]([^☑☒√✓✔■●□☐○◯]{1,40})")
"""Boxes before the choices of a form, and what stands behind a ticked one."""
_EXPLAINS = re.compile(r"^(?:备?注|说明|填表说明)[:：]|打[“\"'‘]?[√×✓xX]|或[“\"'‘]?(?:不|未)")
_STAMP_HINT = re.compile(r"[(（](?:盖章|公章|签章|签字|签名|加盖公章|印章)[)）]")
_PERSON = re.compile(r"^[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,12})?$|^[A-Z][A-Za-z.\- ]{2,40}$")
_FORM_WORDS = frozenset(
    {
        "审核",
        "批准",
        "编制",
        "审批",
        "会签",
        "日期",
        "签字",
        "签名",
        "盖章",
        "姓名",
        "部门",
        "职务",
        "电话",
        "变更",
        "授权",
    }
)
"""Words of a form that stand where a person's name would, left blank."""
_NEXT_SIGNS = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})[ \t]{0,8}"
    r"(?:编制|编写|审核|审批|复核|校核|批准|会签|签发|日期|签字|部门|归口)[人者]?[:：]"
)
"""The next label, run into a name: 余冬莲审核：程景瓷."""
_TITLES = re.compile(r"(?:先生|女士|小姐|经理|总经理|董事长|主任)$")
_ORGANIZATION = re.compile(
    r"^.{2,60}?(?:公司|集团|厂|商店|商场|超市|店|经营部|服务部|中心|研究院|研究所|设计院|合作社|工作室|事务所|"
    r"合伙企业|商行|门市部|(?:协|学|商|联合|促进|组委|管委|评委|执委|委员|研究|基金|理事|总工|总|公|分)会|办事处|人民政府|海关|联盟|"
    r"总局|管理局|监督局|审批局|局|银行|学校|大学|医院|企业|站|部|馆|所|院|社|厅|食堂|餐厅|酒楼)"
    r"(?:[(（](?:有限合伙|普通合伙|个体工商户|个人独资)[)）])?"
)
_BODIES_BY_PLACE = ("中心", "院", "所", "站")
_PLACE = re.compile(r"[(（](?!盖|公章|签|印|以下|简称|正本|副本|原件)[\u4e00-\u9fff]{2,4}[)）]")
"""Behind a body of which there are several: 国家轴承质量检验检测中心（洛阳）."""

_LONGER_NAME = re.compile(
    r".{0,40}?(?:公司|集团|厂|店|中心|部|局|院|所|合作社|企业|(?:协|学|商|联合|促进|组委|管委|评委|执委|委员|研究|基金|理事|总|公|分)会|食堂|餐厅)"
)
_OPEN_BRACKET = re.compile(r"[(（][^()（）]*$")
_NOBODY = re.compile(
    r"(?:本|我|你|您|该|贵|各|此|敝|其他)(?:公司|集团|企业|厂|店|单位|组织|中心)|我们|^(?:公司|集团|企业|单位|组织)$"
    r"|^(?:认证|检[测验]|技术|服务|科技|中心|集团|股份|责任|有限|发展|实业|贸易|工程)*(?:有限)?(?:责任)?公司$"
    r"|专用章$|是否|必须|接受|监督审核|成立[的于]|是一[家个]|什么|^[、，。；为是]|报告$|^[〇○零O0一二三四五六七八九\d]{4}\s?年"
)
"""A document speaking of itself, a name's mere end, or words of a sentence: nobody's name."""
_BEFORE_NAME = re.compile(
    r"^[A-Za-z][A-Za-z .,'/&]*[:：]\s*|^(?:(?:兹)?(?:授予|颁给|颁发给|证明|认定|批准)|评定)[:：]?\s*"
    r"|^(?:经(?:审[查核定]|核[准定]|评[审定])[,，]?(?:核定|审定|认定)?|核定|审定)[:：]?\s*"
    r"|^(?![^，。的]{0,12}(?:成立|是|为|叫))[^，。的]{0,12}的(?!地)(?=[\u4e00-\u9fff]{4})"
    r"|^经(?=中国|中华|全国|国家|[\u4e00-\u9fff]{2,3}[省市县区])"
)
"""A label's second language, or the words that hand a paper to whom it names."""
_CODE = re.compile(r"[A-Za-z0-9\u4e00-\u9fff〔〕\[\]()（）\-—–/.·_#:]+")
_BEHIND_CODE = re.compile(
    r"(?<=[0-9A-Za-z)）〕])(?=(?:版[本次号]|CMA|CNAS|修[订改]|编制|审核|批准|生效|实施|发布|施行|页[次码数])"
    r"|(?:19|20)[\dxX×]{2}年[\dxX×]{1,2}月|(?:19|20)\d\d[-./]\d\d[-./]\d\d$)"
    r"|(?<=\d)(?=(?![号字期批第])[\u4e00-\u9fff]{2,40}$)"
)
"""Where a code ends: before the next label or a day (QX-SH-01版次:A/2), before words that run on behind its
digits to the end (XK06-001-00417架空绞线)."""
_NEXT_LABEL = re.compile(r"(?<=[0-9A-Za-z)）])(?=[\u4e00-\u9fff]{2,6}[:：])")
"""Where a short text ends that a label is run into: C/2受控状态:受控."""
_NEXT_PLACE = re.compile(
    r"(?<=[\u4e00-\u9fff\d)）])\s?(?:(?:办公|生产|经营|生产经营|通讯|通信|注册|制造|联系|邮寄|单位|仓库)(?:地址|场所)"
    r"|(?:联系|服务|固定|办公)?电话|邮政编码|邮编|传真|联系人|(?:法定)?代表人)[:：]"
)
"""Where an address ends that the next label is run into: 2号楼办公地址：同住所."""
_CUT_LABEL = re.compile(
    r"(?<=[号楼室层元幢栋座）)\d])(?:办公|生产|经营|生产经营|通讯|通信|注册|制造|联系|单位)$"
)
"""The beginning of such a label, whose end was known for one."""
_PAGE_OF = re.compile(r"第\s*\d+\s*页|共\s*\d+\s*页")
_SPECK_IN_CODE = re.compile(r"(?<=[0-9A-Z])[.·,'`](?=[0-9A-Z])")
"""What engines read between a code's letters; counted out only where both check digits hold then."""
_ALNUM = re.compile(r"(?<![0-9A-Z])[0-9A-Z][0-9A-Z \t]{11,40}[0-9A-Z](?![0-9A-Z])")
_OLD_NUMBER = frozenset({13, 15})
"""Digits of registration numbers of before 2007 and of before 2015."""
_OPEN_END = re.compile(r"^\s*(?:日?起)?\s*(?:至|到|—+|-+|~)\s*(?P<mark>[*＊/／…]*)")
_HALF_DAY = re.compile(r"月\s*\d$|月\s*\d\s*日\s*\d{1,2}(?!\d|\s*年)")
"""A day of one digit at the end of what was read, or before digits (12月1日1): a digit may be lost."""
_CENTURY_LOST = re.compile(r"^[〇○零]{2}[一二三四五六七八九](?=年[一二三四五六七八九十]{1,2}月)")
"""〇〇六年二月: the years of numerals that go on so begin with 二, which stood at the edge of the line."""
_NO_DAY = re.compile(r"[\d一二三四五六七八九十]\s*月\s*[日号]")
"""三月 日: the day's number was not read."""
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_HAN_YEAR = re.compile(r"二[〇○零O][〇○零O一二三四五六七八九]{2}")
_NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*(万|亿)?")
_YEARS = re.compile(r"(?:19|20)\d\d\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?")
_BESIDE_A_YEAR = 0.7
"""How sure a number beside a year is (自2009年至今，12年以上): a person sees which was meant."""
_PEOPLE = re.compile(r"^\s*(\d[\d,]*)()\s*(?:余|多)?[人名]|(\d[\d,]*)\s*(?:余|多)?[人名]\s*$")
"""The number of people: of a field that runs into the next (58人售后人员16人) the first, of one that ran
into the one before it (业大厦7层58人) the last."""


def typed_value(field: Field, raw: str, *, by_ocr: bool = False) -> Typed | None:
    """The value of a raw text by the field's type, and a certainty (0-1) its form gives. ``by_ocr``: it was
    read from a picture, where zeros look like O and a day's second digit may be lost. What a specimen bears
    in its place (XX公司) names nobody and numbers nothing."""
    typed = _typed(field, raw, by_ocr=by_ocr)
    if typed is not None and field.tells_which and is_placeholder(str(typed[0])):
        return None
    return typed


def _typed(field: Field, raw: str, *, by_ocr: bool) -> Typed | None:
    text = _TICK.sub("", _STAMP_HINT.sub("", normalise(raw)).strip(" \t\n:：，,；;|"))
    if not text or _NOTHING.match(text):
        # a term struck out or left blank with asterisks means 'no fixed term' on a licence
        return ("long_term", 0.85) if field.type == "date_end" and "***" in text else None
    if field.type == "choice":
        return _choice(field, normalise(raw))
    if field.type == "credit_code":
        return _credit_code(text, by_ocr=by_ocr)
    if by_ocr and field.type == "name":
        text = as_company_forms_are_written(text)
    if by_ocr and field.type in _DATES:
        text = _CENTURY_LOST.sub(r"二\g<0>", text)
        begun = re.split("[至到]", text)[0] if field.type == "date_start" else text
        if _HALF_DAY.search(text) or _NO_DAY.search(begun):
            return None
    return _READERS.get(field.type, _text)(text)


def _text(text: str) -> Typed | None:
    text = _NEXT_LABEL.split(text, maxsplit=1)[0]
    line = _chinese_brackets(text.replace("\n", " ").strip())
    return (line, 1.0) if len(line) <= 200 else (line[:200], 0.6)


def _long_text(text: str) -> Typed | None:
    joined = _chinese_brackets(squeeze(text)) if _mostly_han(text) else " ".join(text.split())
    # Scope/认证范围: a stroke between a label and its repetition is no part of the value.
    joined = joined.lstrip("/／")
    return (joined[:3000], 1.0) if any(map(str.isalpha, joined)) else None


def _name(text: str) -> Typed | None:
    found = _named(text)
    return None if found is None or _NOBODY.search(str(found[0])) else found


def _named(text: str) -> Typed | None:
    flat = re.sub(r"(?<=[\u4e00-\u9fff）)])\s+(?=[\u4e00-\u9fff（(])", "", text.replace("\n", ""))
    flat = _BEFORE_NAME.sub("", _chinese_brackets(re.split(r"\s{2,}|[;；|。]", flat)[0].strip()))
    longest = named_organization(flat)
    if longest:
        bracket = re.match(r"[(（][^()（）]{2,12}[)）]", flat[len(longest) :])
        own = bracket.group() if bracket else ""
        by_place = longest.endswith(_BODIES_BY_PLACE) and _PLACE.fullmatch(own)
        if by_place or any(word in own for word in ("合伙", "个体", "独资")):
            longest += own
        return longest, 1.0
    # Nothing of three characters that ends in no word for an organization names one.
    if 4 <= len(flat) <= 60 and re.search(r"[\u4e00-\u9fffA-Za-z]{2}", flat):
        return flat, 0.8
    return None


def named_organization(text: str) -> str | None:
    """The organization's name that a text begins with, if it begins with one: the longest, for the shortest
    ending may be too short (某某集团有限公司 holds 集团 first)."""
    match = _ORGANIZATION.match(text)
    longest = match.group() if match else None
    while longest is not None and len(longest) < len(text):
        longer = _LONGER_NAME.match(text, len(longest))
        if not longer:
            break
        longest = text[: longer.end()]
    # 某某有限公司（杭州分公司）: the name ends where its bracket does.
    closed = (
        longest is not None and _OPEN_BRACKET.search(longest) and text[len(longest) :][:1] in ("）", ")")
    )
    return text[: len(longest) + 1] if longest is not None and closed else longest


def is_organization(text: str) -> bool:
    """Whether a text is an organization's name and no more."""
    return named_organization(text) == text


def _person(text: str) -> Typed | None:
    several = [part.strip() for part in re.split(r"[,，、;；]", text) if part.strip()]
    if len(several) > 1 and all(_PERSON.match(part) for part in several):
        return "、".join(several), 1.0
    first = re.split(r"[\n,，;；/、(（]|\s{2,}|(?<=[\u4e00-\u9fff])(?=\d)", _NEXT_SIGNS.split(text)[0])[0]
    name = _TITLES.sub("", first.strip())
    if name in _FORM_WORDS:
        return None
    if _PERSON.match(name):
        return name, 1.0
    head = name.split(" ")[0]
    if _PERSON.match(head):
        return head, 0.85
    # A partnership is led by an organization: 某某投资有限公司（委派代表：李明）.
    return (name, 0.9) if re.search(r"(?:公司|中心|企业|合伙)$", name) and len(name) >= 6 else None


def _address(text: str) -> Typed | None:
    text = _CUT_LABEL.sub("", _NEXT_PLACE.split(text, maxsplit=1)[0] or text)
    joined = squeeze(text) if _mostly_han(text) else " ".join(text.split())
    return (joined[:200], 1.0) if len(joined) >= 4 else None


def _credit_code(text: str, *, by_ocr: bool) -> Typed | None:
    upper = text.upper()
    for code, _, _ in find_credit_codes(upper):
        if credit_code_problem(code) is None:
            return code, 1.0
    runs = [run.group() for run in _ALNUM.finditer(upper)]
    # 500383000030543 1-1: a copy's number may follow the paper's.
    codes = [code for run in runs for code in (re.sub(r"\s", "", run), *run.split())]
    proven = next(filter(is_valid_registration_number, codes), None) or code_before_copy_number(upper)
    if proven:
        return proven, 1.0
    unspecked = _SPECK_IN_CODE.sub("", upper) if by_ocr else upper
    for code, _, _ in find_credit_codes(unspecked):
        if credit_code_problem(code) is None:
            return code, 0.97
    for raw in codes:
        # An O or I is none in any code: what it stands for needs no witness but the check digits.
        repaired = repair_credit_code(raw, others=0) if by_ocr else None
        if repaired:
            return repaired, 0.93
    whole = next(
        (raw for raw in codes if len(raw) == 18 or (len(raw) in _OLD_NUMBER and raw.isdigit())), None
    )
    if whole:
        return whole, 0.9
    return (codes[0], 0.6) if codes and 14 <= len(codes[0]) <= 20 else None


_NUMBER_WORD = re.compile(r"^(?:NO|No|no)[.:．：]|^No(?=\d)")
"""The word for a number before it: no part of it (№ 123 is read as No123)."""


def _code(text: str) -> Typed | None:
    flat = re.sub(r"(?<=[0-9A-Za-z\u4e00-\u9fff\-〕)）第]) (?=[0-9A-Za-z号])", "", text.replace("\n", ""))
    flat = _PAGE_OF.split(flat)[0]
    for match in _CODE.finditer(flat):
        code = _NUMBER_WORD.sub("", _BEHIND_CODE.split(match.group())[0]).strip(".-—/:·_")
        code = code[:-1] if code.endswith((")", "）")) and not set(code) & {"(", "（"} else code
        if any(character.isdigit() for character in code) and len(code) >= 3:
            plain = _chinese_brackets(code.replace("—", "-"))
            return plain.upper(), 1.0 if len(plain) <= 40 else 0.6
    return None


def _date(text: str) -> Typed | None:
    found = find_dates(text)
    if found and _YEAR.search(text[: found[0].start]):
        return None  # a year before it is of a day that could not be read
    exact = [item for item in found if item.precision == "day"]
    if exact:
        return exact[0].value.isoformat(), 1.0 if len(exact) == 1 else 0.95
    return (found[0].value.isoformat(), 0.75) if found else None


def _date_end(text: str) -> Typed | None:
    term = find_term(text)
    if term and term.end is not None:
        return (term.end.isoformat() if isinstance(term.end, date) else term.end), 1.0
    found = _before_words(text, find_dates(text))
    # 自2014年10月22日: a beginning, and no end.
    if not found or (term and term.start):
        return None
    # 2014年10月22日至*, …至/, or …至 with what cannot be read behind: the same.
    open_end = _OPEN_END.match(text[found[-1].end :])
    if open_end:
        return ("long_term", 0.85) if open_end["mark"] else None
    certainty = 1.0 if len(found) == 1 and found[0].precision == "day" else 0.75
    return found[-1].last_day.isoformat(), certainty


def _before_words(text: str, found: Sequence[FoundDate]) -> Sequence[FoundDate]:
    """The days up to words that begin something else: of 2027年7月10日 某某认证有限公司 2024年6月27日 the
    second is the day of the seal."""
    for number, (first, second) in enumerate(pairwise(found), 1):
        if _OTHER_WORDS.search(text[first.end : second.start]):
            return found[:number]
    return found


_OTHER_WORDS = re.compile(r"[\u4e00-\u9fff]{4}")


def _date_start(text: str) -> Typed | None:
    term = find_term(text)
    if term and term.start:
        return term.start.isoformat(), 1.0
    found = find_dates(text)
    if found and found[0].precision == "day" and _OPEN_END.match(text[found[0].end :]):
        return found[0].value.isoformat(), 0.95
    return None


_SENTENCE_END = re.compile(r"[。；;]")


def _money(text: str) -> Typed | None:
    money = parse_money(_SENTENCE_END.split(text)[0])
    if money is None:
        return None
    if money.currency != "CNY":
        return f"{money.amount} {money.currency}", 0.95
    return _as_number(money.amount), 1.0


def _year(text: str) -> Typed | None:
    match = _YEAR.search(text)
    if match:
        return int(match[1]), 1.0
    run = _HAN_YEAR.search(text)
    year = parse_chinese_number(run.group()) if run else None
    return (year, 0.95) if year is not None else None


def _number(text: str) -> Typed | None:
    counted = _YEARS.sub("", text)
    match = _PEOPLE.search(text) or _NUMBER.search(counted)
    if match:
        scale = {"万": 10_000, "亿": 100_000_000}.get(match[2] or "", 1)
        sure = counted == text or match.re is _PEOPLE
        number = Decimal((match[1] or match[3]).replace(",", "")) * scale
        return _as_number(number), 1.0 if sure else _BESIDE_A_YEAR
    run = re.search(r"[零一二三四五六七八九十百千万两]+", text)
    value = parse_chinese_number(run.group()) if run else None
    return (value, 0.9) if value is not None else None


def _choice(field: Field, text: str) -> Typed | None:
    chosen = choice_in(field, squeeze(text))
    return (chosen[0], 1.0) if chosen else None


def choice_in(field: Field, text: str, folded: str | None = None) -> tuple[str, re.Match[str]] | None:
    """The choice that a text makes, the first of the field's that its pattern finds, and where; none where
    boxes stand before them and not just one is ticked, or where the text only explains them
    (判定合格或不合格). `folded`: the text case-folded, where it is known."""
    ticked = _TICKED.findall(text)
    if len(ticked) == 1:
        text, folded = ticked[0], None
    elif _BOXES.search(text) or _EXPLAINS.search(text):
        return None
    for pattern, value in field.choices:
        match = pattern.search(text, folded)
        if match:
            return value, match
    return None


def _standard(text: str) -> Typed | None:
    found = find_standards(text)
    return (found[0].number, 1.0) if found else None


def _chinese_brackets(text: str) -> str:
    """Chinese text with the brackets it is printed with: OCR and typists mix widths and kinds."""
    if not re.search(r"[\u4e00-\u9fff]", text):
        return text.replace("（", "(").replace("）", ")")
    text = re.sub(r"[〔\[【]((?:19|20)\d\d)[〕\]】]", r"〔\1〕", text)
    return text.replace("(", "（").replace(")", "）")


def _as_number(amount: Decimal) -> int | float:
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _mostly_han(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return sum("\u4e00" <= character <= "\u9fff" for character in letters) >= 0.5 * max(1, len(letters))


def _phone(text: str) -> Typed | None:
    return as_dialled(text.replace("\n", " ").strip())[:100], 1.0


_READERS = {
    "text": _text,
    "long_text": _long_text,
    "name": _name,
    "person": _person,
    "address": _address,
    "phone": _phone,
    "code": _code,
    "date": _date,
    "date_end": _date_end,
    "date_start": _date_start,
    "money": _money,
    "year": _year,
    "number": _number,
    "standard": _standard,
}
