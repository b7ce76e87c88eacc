"""A wrong letter in a scheme silences a rule: each is told, all at once, with file, line and right name."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from intake.case.sound import load_sound_scheme, mistakes_of
from intake.errors import SchemeError
from intake.scheme import schemas_folder
from intake.scheme.source import read_source

# By file, what is changed in it: «right|wrong».
SLIPS = {
    "scheme.yaml": (
        "satisfied_by: [«sales_mode|sale_mode»]",
        "accepts: [«annual_report|anual_report», ",
        "    required: «expected|expectd»",
        "«standards|standard»: 180, ",
        "applicant: {kind: business_licence, name: «organization_name|organisation_name»,",
        "- check: «seals|seal»",
        "{«old|odl»: data-old}",
        "    «few_elsewhere|few_elswhere»: 6",
        "{unfilled: «placeholder-text|placeholder-txt»}",
        "code: «funding-missing|fundng-missing»",
        "when_held: «submission-not-held|submission-not-hold»",
        "unless: «after-sales-organization-missing|after-sale-organization-missing»",
        "always_note: [«page-blank|page-blanc»]",
        "    submission: «sales_mode|sales_modes»",
        "    kinds: [«organization_chart|organisation_chart»]",
        "      «permit|permitt»: [",
        "    about: [«product_introduction|product_introductoin»]",
        "    data: «permits|permts»",
        "{fact: «legal_representative|legal_representativ», as",
        "{fact: client, with: «organization_name|organization_nam»",
        "named_by: «organization_name|organization_names»,",
        "former: «former_name|formr_name»",
        "«first_issued_on|first_isued_on», published_on",
        "fact: «inspection_year|inspection_yaer»",
        "type: «organization_type|organisation_type»",
        "not_after: [«valid_from|valid_form», ",
        "fact: «service_staff|service_staf»",
        "permit_scope: «permit_scope|permit_scop»",
        "control: [document_number, version, «approved_by|aproved_by»",
        "fact: «outlet_count|outlet_counts»}",
        "    match: [«product_name|prodct_name»]",
        "    issued: «issued_on|isued_on»",
        "    same: [name, «address|adress»]",
        "      «phone|phon»: {zh: 联系电话",
        "    rows: {fact: standards, column: «number|numbr»}",
        "contained: {fact: contained_documents, column: «title|titel»}",
        "words: ['«直销|直[销]»', '直营'",
        "pattern: '网[络上]销售', example: «网络销售|网路销售»",
        "pattern: '招投«?|*»标'",
    ),
    "clauses.yaml": (
        "pattern: '督[导查]', «example|exampel»",
        "may_be_excluded: [«service|servce»], title: {zh: 维修设施",
        "    for: [«production|productoin»]",
    ),
    "documents/honour.yaml": ("type: «date|dat»",),
    "documents/business_licence.schema.json": (
        '"holder": "«organization_name|organization_naem»"',
        '"required": [\n    "«unified_social_credit_code|unified_social_credit_cod»"',
        '"format": "«organization-code-inside|organization-code-insid»"',
        '"«notBeforeAsOf|notBeforAsOf»": true',
        '"not": "«registration-number-old|registration-number-odl»"',
        '"«registered_capital|registred_capital»": {',
    ),
    "documents/inspection_report.schema.json": (
        '"«number|numbr»": "report_number"',
        '"x-renewed-by": [\n    "«product_name|product_nmae»"',
        '"«enum|enun»": "inspection-failed"',
    ),
    "documents/permit.schema.json": (
        '"«x-example|x-exampel»": "SC10133010012345"',
        '"pattern": "^(?!JY)|^JY[0-9]«{14}|*»$"',
    ),
    "findings.yaml": (
        "message: {zh: '{«document|documnt»}上未见“{field}”。'",
        "«remedy|remdy»: {zh: '请核对该代码，",
        "why: {zh: '依据：{«basis|basi»}。', en: 'Basis: {basis}.'}",
    ),
    "letter.yaml": (
        "  «permit-required|permit-requird»: {zh:",
        "{zh: '未见{«name|nmae»}'",
        "see_requests: {zh: '见第{«numbers|nubmers»}项'",
        "{area}{kind}〔{«year|yaer»}〕{serial}号",
    ),
    "permits.yaml": ("    unless: [«food_production|food_prodction»]",),
    "audits.yaml": (
        "  reassessment: [«application|aplication», ",
        "{kind: application_form, fact: «employees|employes»}",
    ),
    "eligibility.yaml": ("fact: «registered_capital|registered_capitl», floor: missed",),
}

REASONS = {
    "expectd": "只能是",
    "直[销]": "请写成 {name, pattern, example, counterexample}",
    "网路销售": "不匹配自己的例子",
    "*": "没有写明上限",
    "dat": "只能是",
    "exampel": "模式没有“exampel”这一项",
}
"""Where there is no nearest name to tell, what is wrong."""


GONE = ["accept.en.docx", "email.en.txt", "quote.en.docx"]


@dataclass(frozen=True)
class Told:
    """A scheme's folder with every slip in it, and the lines that loading it tells."""

    folder: Path
    lines: tuple[str, ...]


def slips() -> list[tuple[str, str, str, str]]:
    """File, text with the right name, with the wrong one, right and wrong name."""
    return [
        (file, marked, *_NAMES.findall(marked)[0]) for file, all_of in SLIPS.items() for marked in all_of
    ]


_NAMES = re.compile(r"«(.*?)\|(.*?)»")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    folder = tmp_path_factory.mktemp("slips") / "own"
    shutil.copytree(schemas_folder() / "gbt27922", folder)
    for file, marked, _, _ in slips():
        path = folder / file
        text = path.read_text(encoding="utf-8")
        before, after = _NAMES.sub(r"\1", marked), _NAMES.sub(r"\2", marked)
        assert before in text, (file, before)
        path.write_text(text.replace(before, after, 1), encoding="utf-8")
    for template in GONE:
        (folder / template).unlink()
    with pytest.raises(SchemeError) as error:
        load_sound_scheme(folder)
    return Told(folder, tuple(str(error.value).splitlines()))


@pytest.mark.parametrize(("file", "marked", "right", "wrong"), slips(), ids=lambda text: text[-24:])
def test_it_is_told_with_file_line_and_right_name(
    told: Told, file: str, marked: str, right: str, wrong: str
) -> None:
    path, planted = told.folder / file, _NAMES.sub(r"\2", marked)
    text = path.read_text(encoding="utf-8")
    first = text[: text.index(planted)].count("\n") + 1
    places = tuple(f"{path}: 第{first + down}行: " for down in range(planted.count("\n") + 1))
    reason = REASONS.get(wrong, f"是不是“{right}”")
    assert [line for line in told.lines if line.startswith(places) and wrong in line and reason in line]


def test_every_template_that_is_gone_is_told(told: Told) -> None:
    for template in GONE:
        assert [line for line in told.lines if line.startswith(f"{told.folder / template}: ")], template


def test_nothing_else_is_told(told: Told) -> None:
    """Of a wrong name also that the right one is lacking, and no more."""
    slipped = {name for _, _, right, wrong in slips() for name in (right, wrong)}
    others = [line for line in told.lines if not any(name and name in line for name in slipped)]
    assert [line.split(": ")[0].rsplit("/", 1)[-1] for line in others] == GONE


def test_a_kind_in_a_file_of_another_name_and_a_schema_without_a_kind_are_told(tmp_path: Path) -> None:
    shutil.copytree(schemas_folder() / "gbt27922", tmp_path / "own")
    documents = tmp_path / "own" / "documents"
    (documents / "old.yaml").write_text("kind: new\ntitle: {zh: 旧}\nrecognition: {}\n", encoding="utf-8")
    (documents / "honours.schema.json").write_text("{}", encoding="utf-8")
    lines = [str(one) for one in read_source(tmp_path / "own").mistakes()]
    assert any(line.startswith(f"{documents / 'old.yaml'}: 第1行: kind: “new”") for line in lines)
    assert any("honours.schema.json" in line and "是不是“honour”" in line for line in lines)


def test_the_shipped_scheme_has_none() -> None:
    assert not list(mistakes_of(read_source(schemas_folder() / "gbt27922")))


def test_without_letter_yaml_it_is_told_before_anything_is_read(tmp_path: Path) -> None:
    shutil.copytree(schemas_folder() / "gbt27922", tmp_path / "own")
    (tmp_path / "own" / "letter.yaml").unlink()
    with pytest.raises(SchemeError, match=r"letter\.yaml: 顶层: .*文件不存在"):
        load_sound_scheme(tmp_path / "own")
