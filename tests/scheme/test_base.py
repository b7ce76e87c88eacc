"""A scheme may say `base: common`: it then words only what is its own."""

from pathlib import Path

import pytest
import yaml

from intake.errors import SchemeError
from intake.scheme import common_folder, load_scheme

HEAD = {
    "id": "tiny",
    "version": "1",
    "base": "common",
    "title": {"en": "Tiny"},
    "submissions": [
        {"id": "form", "number": 1, "title": {"en": "Form"}, "required": "always", "satisfied_by": ["form"]}
    ],
    "checks": [{"check": "presence"}],
}
OWN = {"severity": "note", "title": {"en": "Gone"}, "message": {"en": "No {title}."}}


def written(folder: Path, head: dict[str, object], **files: object) -> Path:
    (folder / "documents").mkdir()
    contents = {"scheme": head, "findings": {}}
    contents["documents/form"] = {"kind": "form", "title": {"en": "Form"}, "recognition": {}}
    for name, content in (contents | files).items():
        (folder / f"{name}.yaml").write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return folder


def test_wordings_it_lacks_are_those_of_the_base(tmp_path: Path) -> None:
    scheme = load_scheme(written(tmp_path, HEAD, findings={"file-empty": OWN}))
    assert scheme.findings["submission-missing"].severity == "deficiency"
    assert scheme.findings["file-empty"].message.in_language("en") == "No {title}."


def test_without_a_base_it_must_word_all_itself(tmp_path: Path) -> None:
    alone = {key: value for key, value in HEAD.items() if key != "base"}
    scheme = load_scheme(written(tmp_path, alone, findings={"file-empty": OWN}))
    assert set(scheme.findings) == {"file-empty"}
    assert "letter" not in scheme.data
    assert scheme.file("letter.zh.docx") == tmp_path / "letter.zh.docx"


def test_of_the_letter_it_gives_only_what_differs(tmp_path: Path) -> None:
    letter = {
        "basis": {"en": "our rules"},
        "deadline": {"working_days": 20},
        "titles": {"notice": {"en": "Ask"}},
    }
    scheme = load_scheme(written(tmp_path, HEAD, letter=letter))
    assert scheme.data["letter"]["basis"] == {"en": "our rules"}  # a wording is replaced whole
    assert scheme.data["letter"]["deadline"]["working_days"] == 20
    assert scheme.data["letter"]["titles"]["notice"] == {"en": "Ask"}
    assert scheme.data["letter"]["titles"]["reminder"]["zh"] == "补充材料催办函"


def test_templates_of_its_own_go_before(tmp_path: Path) -> None:
    scheme = load_scheme(written(tmp_path, HEAD))
    assert scheme.file("letter.zh.docx") == common_folder() / "letter.zh.docx"
    (tmp_path / "letter.zh.docx").write_bytes(b"own")
    assert scheme.file("letter.zh.docx") == tmp_path / "letter.zh.docx"


def test_there_is_one_base(tmp_path: Path) -> None:
    with pytest.raises(SchemeError, match="base"):
        load_scheme(written(tmp_path, HEAD | {"base": "elsewhere"}))
