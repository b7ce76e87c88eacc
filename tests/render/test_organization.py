"""A certification body's own settings, given once, reach every letter."""

from datetime import date
from pathlib import Path

import pytest

from intake.case.organization import REGISTER, load_organization, load_own_scheme
from intake.errors import SchemeError
from intake.render.letter import NoticeOptions, write_notice
from tests.render.builders import typical
from tests.render.word_text import lines_of

OPTIONS = NoticeOptions(issued_on=date(2026, 11, 24))


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "intake.yaml"
    monkeypatch.setenv("INTAKE_CONFIG", str(path))
    return path


def test_without_a_file_letters_have_blanks(settings: Path) -> None:
    assert load_organization().letter == {}


def test_name_contact_numbering_and_deadline_are_given_once(settings: Path, tmp_path: Path) -> None:
    settings.write_text(
        "body: {name: 中衡华夏认证有限公司, contact: 李晓, phone: 010-87654321}\n"
        "number: {area: 京, kinds: {notice: 补}}\n"
        "deadline: {working_days: 5}\n"
        "basis: 《本机构受理规定》\n",
        encoding="utf-8",
    )
    write_notice(
        typical(load_own_scheme("gbt27922")),
        load_own_scheme("gbt27922"),
        tmp_path / "n.docx",
        options=OPTIONS,
    )
    whole = "\n".join(lines_of(tmp_path / "n.docx"))
    assert whole.startswith("中衡华夏认证有限公司\n补充材料通知书\n编号：京补〔2026〕")
    assert "依据《本机构受理规定》" in whole
    assert "2026年12月1日前（含当日，自本通知书发出次日起5个工作日）" in whole
    assert "经办人：李晓；电话：010-87654321。" in whole
    assert "市场部" not in whole, "the body has not said which department writes"


@pytest.mark.parametrize(
    ("named", "meant"),
    [
        ("default", "default"),
        ("postgresql://u@h/b", "postgresql://u@h/b"),
        ("登记簿.sqlite", "{folder}/登记簿.sqlite"),
    ],
)
def test_a_register_in_a_file_is_found_from_the_settings(settings: Path, named: str, meant: str) -> None:
    settings.write_text(f"register: {named}\n", encoding="utf-8")
    assert load_organization().register == meant.format(folder=settings.parent)


@pytest.mark.parametrize(
    "text", ["body: {nmae: x}", "number: {pattern: '{area}号'}", "register: ''", "body: [x]", "body: {"]
)
def test_a_mistake_is_named_with_the_file(settings: Path, text: str) -> None:
    settings.write_text(text, encoding="utf-8")
    with pytest.raises(SchemeError, match=r"intake\.yaml"):
        load_organization()


def test_a_missing_template_is_named(settings: Path, tmp_path: Path) -> None:
    settings.write_text("templates: {notice: 信头.docx}", encoding="utf-8")
    scheme = load_own_scheme("gbt27922")
    with pytest.raises(SchemeError, match=r"信头\.docx"):
        write_notice(typical(scheme), scheme, tmp_path / "n.docx", options=OPTIONS)


def test_a_body_sets_its_own_floor_of_capital(settings: Path) -> None:
    settings.write_text("eligibility: {registered_capital: 5000000}\n", encoding="utf-8")
    conditions = load_own_scheme("gbt27922").data["eligibility"]["conditions"]
    assert {item["id"]: item["floor"] for item in conditions if "floor" in item} == {
        "registered_capital": 5_000_000
    }


def test_a_floor_that_no_condition_has_is_told(settings: Path) -> None:
    settings.write_text("eligibility: {premises: 100}\n", encoding="utf-8")
    with pytest.raises(SchemeError, match=r"intake\.yaml.*premises.*registered_capital"):
        load_own_scheme("gbt27922")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            "body:\n  name: 某机构\n  postcode: 100020\n".encode(),
            r"第3行 body\.postcode：应是文字，请加引号：postcode: '100020'",
        ),
        (
            b"body:\n  postcode: 010020\n",
            r"第2行 body\.postcode：应是文字，请加引号：postcode: '010020'",
        ),
        (
            "body:\n  name：某机构\n".encode(),
            "第2行：冒号“：”是全角的，请改为半角冒号加一个空格：name: 某机构",
        ),
        ("body:\n\tname: 某机构\n".encode(), r"第2行：行首有制表符（Tab），请改为空格"),
        ("body:\n  name:某机构\n".encode(), "第2行：冒号后要空一格：name: 某机构"),
        ("body:\n  name: 某机构\n".encode("gbk"), "不是以 UTF-8 编码保存的（像是 GBK"),
        ("deadline:\n  working_days: 十天\n".encode(), r"第2行 deadline\.working_days：应是数字.*“十天”"),
        ("body:\n  nmae: 某机构\n".encode(), r"第2行 body\.nmae：没有条目“nmae”，是不是“name”"),
        ("body:\n  name: '某机构\n".encode(), "行附近格式有误：请检查引号、括号"),
    ],
    ids=["number", "leading-zero", "full-width", "tab", "no-space", "gbk", "words", "misspelt", "quote"],
)
def test_what_is_typed_wrong_is_told_with_its_line_and_how_to_write_it(
    settings: Path, content: bytes, said: str
) -> None:
    settings.write_bytes(content)
    with pytest.raises(SchemeError, match=said):
        load_own_scheme("gbt27922")


def test_all_that_is_wrong_is_told_at_once(settings: Path) -> None:
    settings.write_text("body:\n  postcode: 100020\n  phone: 87654321\n", encoding="utf-8")
    with pytest.raises(SchemeError) as told:
        load_organization()
    assert len(str(told.value).splitlines()) == 2


@pytest.mark.parametrize(
    "text",
    [
        "body:\n  name: '某：机构'\n  website: https://example.com\n  # 冒号：在注释里\n",
        "\ufeffbody:\n  name: 某机构：北京\n",
        "body: {name: 某机构, postcode: '100020'}\n",
    ],
    ids=["quoted", "byte-order-mark", "flow"],
)
def test_what_is_typed_right_is_read(settings: Path, text: str) -> None:
    settings.write_text(text, encoding="utf-8")
    assert "机构" in str(load_organization().letter["body"]["name"])


def test_only_what_needs_a_setting_stops_at_it(settings: Path) -> None:
    settings.write_text("body:\n  postcode: 100020\nregister: 登记簿.sqlite\n", encoding="utf-8")
    assert load_organization(REGISTER).register == f"{settings.parent}/登记簿.sqlite"
    assert load_own_scheme("gbt27922", ()).id == "gbt27922"
    with pytest.raises(SchemeError, match="postcode"):
        load_own_scheme("gbt27922")
    settings.write_bytes("body:\n  name: 某机构\n".encode("gbk"))
    assert load_own_scheme("gbt27922", ()).id == "gbt27922"
    with pytest.raises(SchemeError, match="GBK"):
        load_organization(REGISTER)
