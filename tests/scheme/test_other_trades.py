"""A second and a third scheme are data alone: their own examples come out as expected, up to the letter."""

from datetime import date
from pathlib import Path

import pytest
from docx import Document

from intake import Settings, check, load_scheme
from intake.cli.scheme_examples import try_examples
from intake.errors import SchemeError
from intake.scheme import schemas_folder

OTHERS = {"iso9001": ("lacking", "zh"), "supplier-en": ("lapsed", "en")}


@pytest.mark.parametrize("scheme_id", OTHERS)
def test_its_examples_come_out_as_expected(scheme_id: str) -> None:
    tried = list(try_examples(load_scheme(scheme_id)))
    assert len(tried) == 2
    assert [one for one in tried if one.differences] == []


def letter(scheme_id: str, out: Path) -> str:
    example, language = OTHERS[scheme_id]
    folder = schemas_folder() / scheme_id / "examples" / example
    settings = Settings(as_of=date(2026, 11, 24), language="zh" if language == "zh" else "en")
    check(folder, load_scheme(scheme_id), settings, out=out)
    document = Document(str(out / "notice.docx"))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in document.paragraphs), *cells])


def test_the_letter_to_an_applicant_for_iso_9001(tmp_path: Path) -> None:
    text = letter("iso9001", tmp_path)
    assert "补充材料通知书" in text
    assert "本机构质量管理体系认证申请须知和申请材料清单" in text
    assert "请提交主要产品或服务的流程图" in text
    assert "27922" not in text


def test_the_letter_to_a_supplier_is_english_throughout(tmp_path: Path) -> None:
    text = letter("supplier-en", tmp_path)
    assert "Request for Supplementary Material" in text
    assert "our conditions for the qualification of suppliers" in text
    assert "Please send the certificate of the policy now in force." in text
    assert not [sign for sign in text if "\u4e00" <= sign <= "\u9fff"]


def test_an_example_that_comes_out_otherwise_is_told(tmp_path: Path) -> None:
    from intake.scheme.starter import start_scheme

    start_scheme(tmp_path / "own")
    expected = tmp_path / "own" / "examples" / "first.expected.yaml"
    text = expected.read_text(encoding="utf-8")
    expected.write_text(text.replace("verdict: deficient", "verdict: complete"), encoding="utf-8")
    (tried,) = try_examples(load_scheme(tmp_path / "own"))
    assert tried.differences == ("verdict：应为 complete，实为 deficient",)
    expected.write_text("verdict: complete\n", encoding="utf-8")
    with pytest.raises(SchemeError, match=r"first\.expected\.yaml"):
        list(try_examples(load_scheme(tmp_path / "own")))
