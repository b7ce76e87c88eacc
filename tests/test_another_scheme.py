"""A new scheme is a new folder and no new code: a quite different one runs from files to letter."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from intake import Settings, check, load_scheme
from intake.scheme import Scheme, schemas_folder

HEAD = """
id: teachers
version: "1"
title: {zh: 示范课评定}
applicant: {kind: teacher_card, name: teacher}
submissions:
  - id: card
    number: 1
    title: {zh: 教员证}
    required: always
    satisfied_by: [teacher_card]
    request: {zh: 有效的教员证复印件}
  - {id: lessons, number: 2, title: {zh: 课程安排表}, required: always, satisfied_by: [timetable]}
  - id: vow
    number: 3
    title: {zh: 诚信承诺}
    required: always
    satisfied_by: [vow]
    request: {zh: 本人签名的诚信承诺}
checks:
  - {check: presence, codes: {missing: paper-lacking, uncertain: paper-uncertain, incomplete: paper-part}}
  - {check: reading}
  - {check: schema_validity}
  - check: agreement
    codes: {organization: other-teacher, code: other-number, detail: other-detail}
    reference: teacher_card
    compare: [{fact: teacher, as: organization, kinds: [timetable]}]
  - check: rows
    codes: {incomplete: lesson-incomplete, duplicate: lesson-twice, phone: phone-odd, count: lessons-differ}
    kinds: [timetable]
    fact: lessons
    columns: {lesson: {zh: 课程}, room: {zh: 教室}}
    same: [lesson, room]
"""
FINDINGS = {
    "paper-lacking": "缺少第{number}项《{title}》。",
    "paper-uncertain": "{document}可能不是《{title}》。",
    "paper-part": "《{title}》不全。",
    "card-outlived": "{document}有效期至{value}。",
    "other-teacher": "{document}的教员是“{value}”，{reference}是“{expected}”。",
    "other-number": "{value}，{expected}",
    "other-detail": "{value}，{expected}",
    "lesson-incomplete": "{row}“{name}”缺少{field}。",
    "lesson-twice": "{row}“{name}”与{first}重复。",
    "phone-odd": "{value}",
    "lessons-differ": "{value}，{found}",
    "file-unreadable": "{file}",
    "file-not-read": "{file}",
    "file-encrypted": "{file}",
    "file-empty": "{file}",
    "file-unsupported": "{file}",
    "file-too-large": "{file}",
    "volume-missing": "{missing}",
    "page-illegible": "{file}",
    "page-too-small": "{file}",
    "picture-illegible": "{file}",
    "page-blank": "{file}",
}
PATTERN = "{{name: title, pattern: '^{0}$', example: {0}, counterexample: 目录}}"
KINDS = {
    "teacher_card": (
        "教员证",
        "任教单位",
        "  - {name: teacher, type: name, labels: [任教单位]}\n"
        "  - {name: valid_until, type: date_end, labels: [有效期至]}\n",
    ),
    "timetable": (
        "课程安排表",
        "授课单位",
        "  - {name: teacher, type: name, labels: [授课单位]}\n"
        "  - name: lessons\n    type: rows\n    columns:\n"
        "      - {name: lesson, labels: [课程]}\n      - {name: room, labels: [教室]}\n"
        "      - {name: hours, labels: [课时]}\n",
    ),
    "vow": ("诚信承诺书", "本人承诺", "  - {name: signed_on, type: date, labels: [日期]}\n"),
}
CARD_RULES = """
{"properties": {"valid_until": {"notBeforeAsOf": true, "x-finding": {"notBeforeAsOf": "card-outlived"}}},
 "x-describe": {"holder": "teacher"}}
"""


@pytest.fixture(scope="module")
def scheme(tmp_path_factory: pytest.TempPathFactory) -> Scheme:
    """A folder written from nothing but the words above and the letters' templates."""
    folder = tmp_path_factory.mktemp("teachers")
    (folder / "documents").mkdir()
    (folder / "scheme.yaml").write_text(HEAD, encoding="utf-8")
    told = "".join(
        f"{code}: {{severity: deficiency, title: {{zh: {code}}}, message: {{zh: '{text}'}}}}\n"
        for code, text in FINDINGS.items()
    )
    (folder / "findings.yaml").write_text(told, encoding="utf-8")
    for kind, (title, words, fields) in KINDS.items():
        text = (
            f"kind: {kind}\ntitle: {{zh: {title}}}\nrecognition:\n  titles: [{PATTERN.format(title)}]\n"
            f"  title_weight: 9\n  words: [{{weight: 4.0, any: [{words}]}}]\n  names: [{title}]\n"
            f"fields:\n{fields}"
        )
        (folder / "documents" / f"{kind}.yaml").write_text(text, encoding="utf-8")
    (folder / "documents" / "teacher_card.schema.json").write_text(CARD_RULES, encoding="utf-8")
    shipped = schemas_folder() / "gbt27922"
    letter = (shipped / "letter.yaml").read_text(encoding="utf-8")
    (folder / "letter.yaml").write_text(letter[: letter.index("\nrows:")], encoding="utf-8")
    for template in (
        "letter.zh.docx",
        "accept.zh.docx",
        "remind.zh.docx",
        "reject.zh.docx",
        "email.zh.txt",
    ):
        shutil.copy(shipped / template, folder)
    return load_scheme(folder)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("case")
    card = Document()
    lines = (
        "任教单位：绍兴育才学校",
        "任教科目：算术、历史",
        "本证由教务处核发，凭证授课。",
        "有效期至：2026年6月30日",
    )
    for line in ("教员证", *lines):
        card.add_paragraph(line)
    card.save(folder / "一.docx")
    lessons = Document()
    lessons.add_paragraph("课程安排表")
    lessons.add_paragraph("授课单位：宁波海曙学校")
    table = lessons.add_table(rows=0, cols=3)
    for row in (
        ("课程", "教室", "课时"),
        ("算术", "三楼1室", "20"),
        ("历史", "", "16"),
        ("算术", "三楼1室", "20"),
    ):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    lessons.save(folder / "二.docx")
    return folder


def test_its_papers_are_known_read_and_judged_by_its_own_codes_and_words(
    scheme: Scheme, case: Path, tmp_path: Path
) -> None:
    report = check(case, scheme, Settings(as_of=date(2026, 11, 24)), out=tmp_path)
    assert report.applicant == "绍兴育才学校"
    assert [(item.kind, item.submission) for item in report.documents] == [
        ("teacher_card", "card"),
        ("timetable", "lessons"),
    ]
    assert {(item.code, item.message) for item in report.findings} == {
        ("card-outlived", "《教员证》有效期至2026年6月30日。"),
        ("other-teacher", "《课程安排表》的教员是“宁波海曙学校”，《教员证》是“绍兴育才学校”。"),
        ("lesson-incomplete", "第3行“历史”缺少教室。"),
        ("lesson-twice", "第4行“算术”与第2行重复。"),
        ("paper-lacking", "缺少第3项《诚信承诺》。"),
    }
    assert [item.status for item in report.submissions] == ["deficient", "deficient", "missing"]
    letter = "\n".join(paragraph.text for paragraph in Document(tmp_path / "notice.docx").paragraphs)
    assert "诚信承诺" in letter and "绍兴育才学校" in letter
