"""The fictional applicants."""

import random
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from samples._generator.codes import credit_code
from samples._generator.people import mobile, people


@dataclass(frozen=True)
class Company:
    """One applicant, with everything its papers say about it."""

    key: str
    name: str
    short: str
    english: str
    division: str
    organization: str
    legal: str
    kind: str
    capital: str
    established: str
    term: str
    address: str
    scope: str
    authority: str
    issued: str
    trade: str
    hotline: str
    mail: str
    staff: int
    service_staff: int
    revenue: str
    fund: str
    places: list[str]
    products: list[dict[str, str]]
    prefix: str = "91"
    doc_code: str = "FW"
    after_sales: str = "售后服务部"
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def code(self) -> str:
        return credit_code(self.prefix, self.division, self.organization)

    def values(self, **more: Any) -> dict[str, Any]:
        """What the text files' placeholders are filled with."""
        who = people(self.key, 8)
        names = {f"p{number}": name for number, name in enumerate(who)}
        own = {item: getattr(self, item) for item in self.__dataclass_fields__}
        goods = "、".join(product["name"] for product in self.products)
        return own | names | {"goods": goods, "code": self.code} | self.extra | more


@cache
def companies() -> dict[str, Company]:
    """All applicants by key."""
    raw = yaml.safe_load((Path(__file__).parent / "companies.yaml").read_text("utf-8"))
    return {key: Company(key=key, **values) for key, values in raw.items()}


_ROADS = [
    "青年路",
    "建设大街",
    "和平路",
    "解放北路",
    "长江道",
    "中山路",
    "文昌街",
    "学府路",
    "新华街",
    "滨河路",
    "迎宾大道",
    "工农路",
    "人民东路",
]


def outlet_rows(company: Company, count: int) -> list[dict[str, str]]:
    """Sales and service outlets: name, kind, address, contact, phone."""
    rng = random.Random(f"outlets-{company.key}")
    names = people(f"outlets-{company.key}", count)
    places = [company.places[number % len(company.places)] for number in range(count)]
    rows = []
    for number, place in enumerate(places):
        city = place[place.find("省") + 1 :] if "省" in place else place
        area = rng.choice(("", "城南", "城东", "高新区", "开发区", "新城"))
        kind = ("售后服务网点", "销售网点", "销售及服务网点")[number % 3]
        suffix = {"售": "服务站", "销": "经营部"}[kind[0]] if kind[2] != "及" else "服务中心"
        phone = mobile(rng)
        again = "" if number < len(company.places) else "二部"
        rows.append(
            {
                "name": f"{company.short}{city[: city.find('市')]}{area}{suffix}{again}",
                "kind": kind,
                "address": f"{place}{rng.choice(_ROADS)}{rng.randrange(3, 400)}号",
                "contact": names[number],
                "phone": phone,
            }
        )
    return rows
