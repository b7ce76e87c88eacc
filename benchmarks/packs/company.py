"""A company that applies: who it is, where, since when, with whom. All invented; codes carry valid checks."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.packs.trades import Trade

AS_OF = date(2026, 11, 24)
"""The day the packs are written for."""

_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_PLACES = (
    ("安徽", "皖", "芜湖", "340202", ("镜湖区", "弋江区"), "0553"),
    ("河北", "冀", "邯郸", "130402", ("邯山区", "丛台区"), "0310"),
    ("湖北", "鄂", "襄阳", "420606", ("樊城区", "襄城区"), "0710"),
    ("江西", "赣", "赣州", "360702", ("章贡区", "南康区"), "0797"),
    ("广东", "粤", "佛山", "440604", ("禅城区", "南海区"), "0757"),
    ("陕西", "陕", "宝鸡", "610302", ("渭滨区", "金台区"), "0917"),
    ("山东", "鲁", "潍坊", "370702", ("潍城区", "奎文区"), "0536"),
    ("浙江", "浙", "台州", "331002", ("椒江区", "黄岩区"), "0576"),
    ("广西", "桂", "柳州", "450203", ("鱼峰区", "柳南区"), "0772"),
    ("吉林", "吉", "延边", "222401", ("延吉市", "敦化市"), "0433"),
)
_BRANDS = [
    "恒聚",
    "瑞丰源",
    "博达康",
    "立信兴",
    "嘉禾盛",
    "鼎泰恒",
    "金桥",
    "卓远",
    "蓝湾",
    "天工",
    "诚益",
    "百川汇",
    "冠群",
    "宏图",
    "万象",
    "浩宇",
    "新锐",
    "弘毅",
    "海纳",
    "迈思",
    "捷顺",
    "凯盛",
    "隆昌",
    "泽惠",
    "顺康",
    "优品汇",
    "乐居",
    "雅致",
    "荣创",
    "智联云",
]
_SURNAMES = "赵钱孙周吴郑冯蒋沈韩杨朱秦许何吕施孔曹严金魏陶姜谢邹章苏潘葛彭鲁马方任袁柳史唐薛雷贺罗毕郝"
_GIVEN = [
    "建军",
    "秀兰",
    "海涛",
    "丽娟",
    "文斌",
    "春梅",
    "国栋",
    "晓东",
    "玉华",
    "志远",
    "佳怡",
    "鹏飞",
    "淑芬",
    "永强",
    "思远",
    "雨桐",
    "振华",
    "红霞",
    "子轩",
    "爱民",
    "立新",
    "月娥",
    "一凡",
    "铮",
]
_ROADS = [
    "人民路",
    "迎宾大道",
    "创业路",
    "科技三路",
    "工业大道",
    "和平西路",
    "望江路",
    "翠微路",
    "兴业街",
    "长江东路",
]


@dataclass
class Company:
    name: str
    short: str
    code: str
    trade: Trade
    province: str
    sign: str
    city: str
    district: str
    area: str
    address: str
    person: str
    capital: int
    founded: date
    issued: date
    term: date | None
    employees: int
    phone: str
    people: list[str]
    brand: str


def person(chance: random.Random) -> str:
    return chance.choice(_SURNAMES) + chance.choice(_GIVEN)


def mobile(chance: random.Random) -> str:
    return chance.choice(("138", "139", "151", "186", "177", "199")) + f"{chance.randrange(10**8):08d}"


def day(chance: random.Random, first: date, last: date) -> date:
    return first + timedelta(days=chance.randrange((last - first).days + 1))


def credit_code(chance: random.Random, area: str) -> str:
    body = "".join(chance.choice("0123456789ABCDEFGHJKLMNPQRTUWXY") for _ in range(8))
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(sign, 36) * weight for sign, weight in zip(body, weights, strict=True))
    rest = 11 - total % 11
    body += {10: "X", 11: "0"}.get(rest, str(rest))
    first = "91" + area + body
    total = sum(_SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(first))
    return first + _SIGNS[(31 - total) % 31]


def registration_number(chance: random.Random, area: str) -> str:
    """A registration number of before 2015: 14 digits and their check digit (ISO 7064 MOD 11,10)."""
    body = area + "".join(chance.choice("0123456789") for _ in range(8))
    product = 10
    for digit in body:
        product = ((product + int(digit)) % 10 or 10) * 2 % 11
    return body + str((11 - product) % 10)


def company(chance: random.Random, number: int, trade: Trade) -> Company:
    province, sign, city, area, districts, dialling = chance.choice(_PLACES)
    brand = _BRANDS[(number * 7) % len(_BRANDS)]
    district = chance.choice(districts)
    form = chance.choice(("有限公司", "有限责任公司", "股份有限公司", "（集团）有限公司", "有限公司"))
    shapes = (
        f"{city}{brand}{trade.word}{form}",
        f"{province}{brand}{trade.word}{form}",
        f"{brand}（{city}）{trade.word}有限公司",
    )
    founded = day(chance, date(2003, 1, 1), date(2019, 12, 31))
    issued = day(chance, max(founded, date(2016, 1, 1)), date(2026, 6, 1))
    road = chance.choice(_ROADS)
    return Company(
        name=chance.choice(shapes),
        short=brand + trade.word,
        code=credit_code(chance, area),
        trade=trade,
        province=province + ("壮族自治区" if province == "广西" else "省"),
        sign=sign,
        city=city + ("朝鲜族自治州" if city == "延边" else "市"),
        district=district,
        area=area,
        address=f"{city}{'州' if city == '延边' else '市'}{district}{road}{chance.randrange(8, 900)}号{chance.choice(('', '3幢', '科创园B座602室', '厂区1号楼'))}",
        person=person(chance),
        capital=chance.choice((500, 1000, 1200, 2000, 3180, 5000, 10800)),
        founded=founded,
        issued=issued,
        term=chance.choice((None, None, date(founded.year + 30, founded.month, min(founded.day, 28)))),
        employees=chance.choice((36, 58, 86, 120, 167, 240, 315, 620)),
        phone=f"{dialling}-{chance.randrange(2000000, 8999999)}",
        people=[person(chance) for _ in range(14)],
        brand=brand,
    )
