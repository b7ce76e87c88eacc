"""Certificates to look up by hand: the sheet, and what a person entered in it."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from intake.audit.lookup import LookupRow, lookup_rows
from intake.case.lookup_results import read_results
from intake.errors import UsageError
from intake.model import Box, CaseReport, Document, Evidence, Fact, Finding, Span
from intake.render.lookup_xlsx import COLUMNS, write_lookup
from intake.scheme import load_scheme
from tests.render.builders import typical

SCHEME = load_scheme("gbt27922")
UPPER, LOWER = Box(0.0, 0.0, 1.0, 0.5), Box(0.0, 0.5, 1.0, 1.0)
NUMBER, OTHER = "016ZB23Q31248R2M", "04025E10611R0S"


def certificates() -> CaseReport:
    """Two certificates on one page, a doubt on the upper and a note on the lower."""
    kinds = (("c1", NUMBER, UPPER), ("c2", OTHER, LOWER))
    documents = tuple(
        Document(
            one,
            "证书.pdf",
            (1,),
            "system_certificate",
            "certificates_and_honours",
            0.97,
            spans=(Span(1, box),),
        )
        for one, _, box in kinds
    )
    facts = [Fact(one, "certificate_number", number, number, 1, box, 0.98) for one, number, box in kinds]
    facts.append(Fact("c1", "body_approval_number", "CNCA-R-2002-001", "CNCA-R-2002-001", 1, UPPER, 0.98))
    findings = (
        finding("f1", "certificate-surveillance", "doubt", UPPER),
        finding("f2", "certificate-lookup", "note", LOWER),
        finding("f3", "name-mismatch", "doubt", UPPER),
    )
    return replace(typical(SCHEME), documents=documents, facts=tuple(facts), findings=findings)


def finding(one: str, code: str, severity: str, box: Box) -> Finding:
    place = Evidence("证书.pdf", 1, box)
    return Finding(one, code, "certificates_and_honours", severity, evidence=(place,))  # type: ignore[arg-type]


def filled(tmp_path: Path, **results: str) -> Path:
    """The sheet with a result in the line of each number."""
    path = tmp_path / "lookup.xlsx"
    write_lookup(lookup_rows(certificates(), SCHEME), SCHEME, path)
    book = load_workbook(path)
    sheet, columns = book.active, list(COLUMNS)
    assert sheet is not None
    for row in range(2, sheet.max_row + 1):
        number = sheet.cell(row, columns.index("lookup_number") + 1).value
        if str(number) in results:
            sheet.cell(row, columns.index("lookup_result") + 1).value = results[str(number)]
            sheet.cell(row, columns.index("lookup_who") + 1).value = "张三"
    book.save(path)
    return path


def rows() -> tuple[LookupRow, ...]:
    return lookup_rows(certificates(), SCHEME)


def test_each_certificate_has_its_own_line_and_findings() -> None:
    upper, lower = rows()
    assert (upper.number, upper.approval) == (NUMBER, "CNCA-R-2002-001")
    assert [item.id for item in upper.findings] == ["f1"]
    assert [item.id for item in lower.findings] == ["f2"]
    assert "cx.cnca.cn" in upper.where.in_language("zh")


def test_a_paper_that_no_register_knows_has_no_line() -> None:
    report = certificates()
    others = tuple(replace(item, kind="honour") for item in report.documents)
    assert lookup_rows(replace(report, documents=others), SCHEME) == ()


@pytest.mark.parametrize(
    ("result", "upper", "lower"),
    [
        ("有效", ("dismiss", ("f1",)), ("dismiss", ())),
        ("撤销", ("confirm", ("f1",)), ("confirm", ("f2",))),
        ("查无此证", ("confirm", ("f1",)), ("confirm", ("f2",))),
        ("未查", (None, ()), (None, ())),
    ],
)
def test_what_a_result_decides(
    tmp_path: Path,
    result: str,
    upper: tuple[str | None, tuple[str, ...]],
    lower: tuple[str | None, tuple[str, ...]],
) -> None:
    path = filled(tmp_path, **{NUMBER: result, OTHER: result})
    assert [(item.action, item.findings) for item in read_results(path, rows(), SCHEME)] == [upper, lower]


def test_lines_left_empty_decide_nothing_and_the_reason_is_told(tmp_path: Path) -> None:
    (only,) = read_results(filled(tmp_path, **{OTHER: "暂停"}), rows(), SCHEME)
    assert only.paper.number == OTHER
    assert only.why == "全国认证认可信息公共服务平台（cx.cnca.cn）查询结果：暂停"
    assert only.who == "张三"


def test_a_line_belongs_to_the_certificate_of_its_number_wherever_it_stands(tmp_path: Path) -> None:
    path = filled(tmp_path, **{OTHER: "暂停"})
    assert [item.paper.number for item in read_results(path, rows()[::-1], SCHEME)] == [OTHER]


def test_a_sheet_of_another_case_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=f"第3行.*{OTHER}"):
        read_results(filled(tmp_path, **{NUMBER: "有效"}), rows()[:1], SCHEME)


def test_a_result_of_ones_own_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"第2行.*“还行”.*有效"):
        read_results(filled(tmp_path, **{NUMBER: "还行"}), rows(), SCHEME)


def test_another_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"PK nothing")
    with pytest.raises(UsageError, match="不是能读的证书查询表"):
        read_results(path, rows(), SCHEME)


def test_the_same_rows_give_the_same_bytes_and_no_formula(tmp_path: Path) -> None:
    report = certificates()
    evil = replace(report.facts[0], value='=HYPERLINK("http://x")')
    for name in ("a.xlsx", "b.xlsx"):
        write_lookup(lookup_rows(replace(report, facts=(evil,)), SCHEME), SCHEME, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    sheet = load_workbook(tmp_path / "a.xlsx").active
    assert sheet is not None
    assert sheet.cell(2, 2).data_type == "s"


def test_facts_kinds_and_codes_named_in_the_data_exist() -> None:
    for rule in SCHEME.data["lookup"]["papers"]:
        assert set(rule["settles"]) <= set(SCHEME.findings)
        for kind in rule["kinds"]:
            names = {field.name for field in SCHEME.kinds[kind].fields}
            stated = {rule[key] for key in ("type", "number", "holder", "body", "valid_until")}
            assert stated | {rule.get("approval", rule["type"])} <= names
