"""Two numbers or two ends in one paper: two papers, or a person must look."""

from dataclasses import replace

import pytest

from intake.model import Cell, Table
from tests.check.builders import NAME, Pack


def paper(kind: str, field: str, *values: str) -> Pack:
    """A paper of which each of these was read."""
    pack = Pack().add(kind, "证书", organization_name=NAME, **{field: values[0]})
    first = pack.facts[-1]
    for value in values[1:]:
        pack.add(kind, "证书", **{field: value})
        pack.documents.pop()
        pack.facts[-1] = type(first)(
            first.document, field, value, value, first.page, first.box, 0.9 * first.confidence
        )
    return pack


@pytest.mark.parametrize(
    ("kind", "field", "one", "other"),
    [
        ("system_certificate", "certificate_number", "02623Q10837R3M", "02624E20417R2M"),
        ("system_certificate", "valid_until", "2027-12-19", "2025-06-09"),
        ("product_certificate", "certificate_number", "2024010717645738", "2025010713066516"),
        ("permit", "certificate_number", "SC11031018100123", "SC11031018100456"),
        ("inspection_report", "report_number", "FJ26-0415-01", "FJ26-0415-02"),
    ],
)
def test_two_readings_of_what_a_paper_has_one_of_are_a_doubt(
    kind: str, field: str, one: str, other: str
) -> None:
    (finding,) = paper(kind, field, one, other).found("readings-contradict")
    assert finding.severity == "doubt"
    assert len(finding.evidence) == 2
    assert paper(kind, field, one, one).found("readings-contradict") == []


def test_a_number_read_with_the_word_before_it_is_the_same_number() -> None:
    pack = paper("system_certificate", "certificate_number", "10725S20030R0M", "CERTIFICATE10725S20030R0M")
    assert pack.found("readings-contradict") == []


def in_table(*rows: tuple[str, ...]) -> Pack:
    """A paper with a table, and the first two numbers of it read as its own."""
    pack = paper("product_certificate", "certificate_number", "2024010717645738", "2025010713066516")
    document = pack.documents[-1]
    cells = tuple(tuple(Cell(text) for text in row) for row in rows)
    page = replace(pack.pages[document.file, 1], tables=(Table(cells),))
    return replace(pack, pages={**pack.pages, (document.file, 1): page})


def test_a_list_of_certificates_states_a_number_in_every_row() -> None:
    listed = in_table(
        ("产品", "证书编号", "持证人"),
        ("锂离子电池", "2024010717645738", "湖州甲公司"),
        ("充电器", "2025010713066516", "无锡乙公司"),
    )
    assert listed.found("readings-contradict") == []
    headless = in_table(("证书编号", "2024010717645738"), ("认证编号", "2025010713066516"))
    assert len(headless.found("readings-contradict")) == 1


@pytest.mark.parametrize(
    ("title", "line", "told"),
    [
        ("第一类医疗器械生产备案凭证", "手动病床 产品备案号：冀衡械备20200021号", False),
        ("医疗器械生产许可证", "对应医疗器械注册证编号：冀衡械备20200021号", False),
        ("农药登记证", "生产企业许可证编号：冀衡械备20200021号", False),
        ("饲料生产许可证", "委托方备案编号：冀衡械备20200021号", False),
        ("第一类医疗器械生产备案凭证", "备案编号：冀衡械备20200021号", True),
        ("医疗器械生产许可证", "医疗器械生产许可证编号：冀衡械备20200021号", True),
    ],
)
def test_the_number_of_the_paper_that_a_permit_rests_on_is_not_its_own(
    title: str, line: str, told: bool
) -> None:
    pack = Pack().add(
        "permit",
        f"{title}\n备案编号：冀衡药监械生产备20200009号\n{line}",
        certificate_type=title,
        certificate_number="冀衡药监械生产备20200009号",
    )
    number = next(one for one in pack.facts if one.name == "certificate_number")
    pack.facts.append(
        replace(number, value="冀衡械备20200021号", text="冀衡械备20200021号", confidence=0.58)
    )
    assert bool(pack.found("readings-contradict")) is told
