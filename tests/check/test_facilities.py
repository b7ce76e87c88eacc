"""Whether a description of the service system says what there is: premises, vehicles, tools."""

import pytest

from intake.model import Box, Document, Line, Page
from tests.check.builders import complete, with_text

REST = """售后服务体系建设情况说明
公司设立售后服务部，配备服务人员36名。
提供维修和保养，维修时使用专用工具，3个工作日内修好客户的设备。
"""
FUNDS = "经费保证：2026年预算120万元，其中培训3.1万元、{}。"


def severities(*lines: str) -> list[str]:
    return with_text(complete(), "service_system", REST + "\n".join(lines)).severities("facilities-missing")


@pytest.mark.parametrize("share", ["设备工具9.2万元", "工具车辆74万", "仪器购置费31万元", "车辆费用占两成"])
def test_what_the_money_is_for_is_no_facility(share: str) -> None:
    assert severities(FUNDS.format(share)) == ["doubt"]


@pytest.mark.parametrize(
    "facilities",
    [
        "设施：售后用房80平米，售后车4台",
        "四、家底（设施）\n售后用房两间。",
        "售后办公与接线室120㎡，工具有封边机3台",
        "服务设施投入：维修车间一间、检测仪器两套",
        "公司购置了服务车辆和检测仪器。",
        "建有备件库，存放常用备件。",
    ],
)
def test_what_is_there_is_one(facilities: str) -> None:
    assert severities(FUNDS.format("设备工具9.2万元"), facilities) == []


@pytest.mark.parametrize(("beside", "severity"), [(True, "doubt"), (False, "deficiency")])
def test_facilities_on_a_page_of_the_same_file_are_for_a_person_to_look_at(
    beside: bool, severity: str
) -> None:
    said = "售后服务体系建设\n公司设立售后服务部，配备服务人员36名，提供维修和保养，3个工作日内修好。"
    pack = with_text(complete(), "service_system", said)
    (system,) = (item for item in pack.documents if item.kind == "service_system")
    path = system.file if beside else "介绍.pdf"
    words = Line("设施：呼叫座席12个，服务车11辆，工具包260套", Box(0.1, 0.1, 0.9, 0.12))
    pack.pages[path, 2] = Page(path, 2, (words,))
    pack.documents.append(Document("d90", path, (2,), "outlet_list", "service_network", 0.97))
    assert pack.severities("facilities-missing") == [severity]


def test_a_section_that_was_taken_out_is_asked_for() -> None:
    assert severities(FUNDS.format("其他5万元")) == ["doubt"]


@pytest.mark.parametrize(("kind", "severities_"), [("unknown", []), ("outlet_list", ["doubt"])])
def test_a_piece_of_no_kind_between_two_of_the_description_is_of_it(
    kind: str, severities_: list[str]
) -> None:
    said = "谁来服务\n公司设立售后服务部，配备服务人员36名，提供维修和保养，3个工作日内修好。"
    pack = with_text(complete(), "service_system", said)
    (system,) = (item for item in pack.documents if item.kind == "service_system")
    at = pack.documents.index(system)
    texts = ("拿什么服务\n热线座席6个，送货车14辆，专用仓库260平方米", "钱从哪儿来\n2026年预算101.6万元")
    for number, text in enumerate(texts, 2):
        lines = tuple(Line(part, Box(0.1, 0.1, 0.9, 0.12)) for part in text.split("\n"))
        pack.pages[system.file, number] = Page(system.file, number, lines)
    between = Document("d90", system.file, (2,), kind, None, 0.0 if kind == "unknown" else 0.97)
    last = Document("d91", system.file, (3,), "service_system", "service_system", 0.97)
    pack.documents[at + 1 : at + 1] = [between, last]
    assert pack.severities("facilities-missing") == severities_
