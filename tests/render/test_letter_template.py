"""A body's own template: checked before it is filled, filled in a sandbox."""

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from intake.errors import SchemeError
from intake.render.letter import NoticeOptions, write_notice
from intake.render.letter_fields import FIELDS, QUOTATION_FIELDS
from intake.render.letter_template import validate_template
from intake.scheme import load_scheme, schemas_folder
from tests.render.builders import typical
from tests.render.word_text import lines_of

SCHEME = load_scheme("gbt27922")
DOCS = Path(__file__).parents[2] / "docs"


def template(folder: Path, *paragraphs: str, footer: str = "") -> Path:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if footer:
        document.sections[0].footer.paragraphs[0].text = footer
    path = folder / "own.docx"
    document.save(str(path))
    return path


def fill(path: Path, folder: Path) -> list[str]:
    out = folder / "notice.docx"
    options = NoticeOptions(issued_on=date(2026, 11, 24), template=path)
    write_notice(typical(SCHEME), SCHEME, out, options=options)
    return lines_of(out)


@pytest.mark.parametrize("path", sorted(schemas_folder().glob("*/*.docx")), ids=lambda path: path.name)
def test_shipped_templates_are_valid(path: Path) -> None:
    validate_template(path, "quotation" if path.name.startswith("quote.") else "letter")


@pytest.mark.parametrize("path", sorted(SCHEME.folder.glob("*.docx")), ids=lambda path: path.name)
def test_a_signature_never_stands_alone_on_a_page(path: Path) -> None:
    """It stands in one row with who to ask, and a row is never split: programs differ on all else."""
    (row,) = [
        table.rows[0]
        for table in Document(str(path)).tables
        if "{{ body.name }}" in table.rows[0].cells[0].text
    ]
    lines = [line.text.strip() for line in row.cells[0].paragraphs if "{%p" not in line.text]
    assert lines[-2].startswith("{{ body.name }}")
    assert lines[-2].endswith(("（盖章）", "(seal)"))
    assert any("{{ body.phone }}" in line for line in lines[:-2])
    assert row._tr.trPr is not None
    assert row._tr.trPr.find(qn("w:cantSplit")) is not None


def test_a_bodys_own_letterhead(tmp_path: Path) -> None:
    path = template(
        tmp_path,
        "本机构信头",
        "{%p for group in groups %}",
        "{{ group.ordinal }}{{ group.title }}：{% for item in group.requests %}"
        "{{ loop.index }}/{{ item.request }}{% endfor %}",
        "{%p endfor %}",
        "{% set day = deadline.day %}{{ day }} {{ checklist[0].status }} {{ groups | length }}",
    )
    lines = fill(path, tmp_path)
    assert lines[0] == "本机构信头"
    assert lines[2].startswith("（二）商品销售方式的介绍：1/请提交商品销售方式的介绍（写明直销")
    assert lines[-1] == "2026年12月8日 不符合 4"


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("{{ aplicant.name }}", "aplicant.name"),
        ("{{ applicant.nmae }}", "applicant.nmae"),
        (
            "{% for group in groups %}{% for item in group.requests %}{{ item.reqest }}{% endfor %}"
            "{% endfor %}",
            "item.reqest",
        ),
        ("{% if letter.round %}x{% endif %}", "letter.round"),
        ("{{ groups.title }}", "groups.title"),
        ("{{ group.title }}", "group.title"),
        ("{{ checklist[0].remarks }}", "checklist[0].remarks"),
        ("{{ range(9) }}", "range"),
    ],
)
def test_an_unknown_field_is_named(tmp_path: Path, text: str, field: str) -> None:
    path = template(tmp_path, "标题", text)
    with pytest.raises(SchemeError) as caught:
        validate_template(path)
    assert f"“{field}”" in str(caught.value)
    assert "own.docx" in str(caught.value)


def test_footers_are_checked_too(tmp_path: Path) -> None:
    with pytest.raises(SchemeError, match=r"footer.*applicant\.fax"):
        validate_template(template(tmp_path, "x", footer="{{ applicant.fax }}"))


@pytest.mark.parametrize(
    "text", ["{% if letter.number %}", "{{ letter.number", "{{ ''.__class__.__mro__ }}", "{{ 1 / 0 }}"]
)
def test_a_template_that_cannot_be_filled_is_an_error_not_a_crash(tmp_path: Path, text: str) -> None:
    path = template(tmp_path, text)
    try:
        lines = fill(path, tmp_path)
    except SchemeError as error:
        assert "own.docx" in str(error)
    else:
        assert lines == [text]


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_word_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(content)
    with pytest.raises(SchemeError, match=r"own\.docx"):
        validate_template(path)
    with pytest.raises(SchemeError, match="不存在"):
        validate_template(tmp_path / "gone.docx")


def test_every_field_is_documented() -> None:
    pages = [DOCS / "letter-template.md", DOCS / "zh" / "letter-template.md"]
    text, other = (page.read_text(encoding="utf-8") for page in pages)
    for name in [*_names("", FIELDS), *_names("", QUOTATION_FIELDS)]:
        assert f"`{name}`" in text and f"`{name}`" in other, name


def test_a_scheme_without_letters_says_so(tmp_path: Path) -> None:
    scheme = replace(SCHEME, data={})
    with pytest.raises(SchemeError, match=r"letter\.yaml"):
        write_notice(
            typical(SCHEME),
            scheme,
            tmp_path / "x.docx",
            options=NoticeOptions(issued_on=date(2026, 11, 24)),
        )


def _names(prefix: str, node: object) -> list[str]:
    if isinstance(node, list):
        return _names(f"{prefix}[]", node[0])
    if isinstance(node, dict):
        return [
            name
            for key, value in node.items()
            for name in _names(f"{prefix}.{key}" if prefix else key, value)
        ]
    return [prefix]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits, nor tells the peak")
@pytest.mark.parametrize(
    "field",
    [
        "{{ 'x' * 10000000000 }}",
        "{{ 'x'|center(10000000000) }}",
        "{{ '%9999999999d'|format(1) }}",
        "{{ 'x'.ljust(10000000000) }}",
    ],
)
def test_one_that_asks_for_all_memory_is_refused_and_takes_none_of_ours(tmp_path: Path, field: str) -> None:
    import resource

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(SchemeError, match=r"own\.docx.*模板无法填写"):
        fill(template(tmp_path, field), tmp_path)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000
    assert fill(template(tmp_path, "{{ body.name }}"), tmp_path) != []
