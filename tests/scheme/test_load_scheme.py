"""A scheme is data: a good one loads, a broken one says which file, which place and what is wrong."""

import shutil
from pathlib import Path

import pytest

from intake.errors import SchemeError, UsageError
from intake.scheme import available_schemes, load_scheme, schemas_folder


@pytest.fixture
def own_scheme(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    shutil.copytree(schemas_folder() / "gbt27922", folder)
    return folder


def change(folder: Path, name: str, old: str, new: str) -> None:
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_shipped_scheme_asks_for_the_eleven_submissions_in_order() -> None:
    scheme = load_scheme("gbt27922")
    assert [item.id for item in scheme.submissions if item.number <= 11] == [
        "business_licence",
        "permits",
        "product_introduction",
        "applicable_standards",
        "organization_profile",
        "organization_chart",
        "service_network",
        "sales_mode",
        "service_system",
        "certificates_and_honours",
        "management_documents",
    ]
    numbers = [item.number for item in scheme.submissions]
    assert numbers == sorted(numbers)


def test_every_shipped_scheme_loads() -> None:
    for scheme_id in available_schemes():
        assert load_scheme(scheme_id).id == scheme_id


def test_a_scheme_in_a_users_own_folder_loads_by_its_path(own_scheme: Path) -> None:
    assert load_scheme(own_scheme).folder == own_scheme


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(UsageError, match="gbt27922"):
        load_scheme("no-such-scheme")


def test_a_wrong_value_is_named_by_file_line_and_place(own_scheme: Path) -> None:
    change(own_scheme, "scheme.yaml", "required: always", "required: sometimes")
    with pytest.raises(SchemeError, match=r"scheme\.yaml: 第\d+行: submissions\.0\.required: “sometimes”"):
        load_scheme(own_scheme)


def test_broken_yaml_is_named_by_file_and_line(own_scheme: Path) -> None:
    change(own_scheme, "findings.yaml", "severity: deficiency", "severity: [deficiency")
    with pytest.raises(SchemeError, match=r"findings\.yaml: 第\d+行: 方括号"):
        load_scheme(own_scheme)


def test_a_key_written_twice_is_an_error_not_a_silent_choice(own_scheme: Path) -> None:
    change(own_scheme, "scheme.yaml", "id: gbt27922", "id: gbt27922\nid: other")
    with pytest.raises(SchemeError, match=r"第\d+行.*写了两次"):
        load_scheme(own_scheme)


def test_a_missing_file_is_named(own_scheme: Path) -> None:
    (own_scheme / "findings.yaml").unlink()
    with pytest.raises(SchemeError, match=r"findings\.yaml.*不存在"):
        load_scheme(own_scheme)


def test_a_file_saved_as_gbk_says_to_save_it_as_utf8(own_scheme: Path) -> None:
    file = own_scheme / "documents" / "honour.yaml"
    file.write_bytes(file.read_text(encoding="utf-8").encode("gb18030"))
    with pytest.raises(SchemeError, match=r"honour\.yaml.*UTF-8"):
        load_scheme(own_scheme)


def test_a_kind_that_does_not_exist_is_named(own_scheme: Path) -> None:
    change(own_scheme, "scheme.yaml", "satisfied_by: [business_licence]", "satisfied_by: [licence_of_old]")
    with pytest.raises(SchemeError, match="licence_of_old"):
        load_scheme(own_scheme)


def test_a_finding_code_that_is_not_declared_is_named(own_scheme: Path) -> None:
    file = own_scheme / "documents" / "honour.schema.json"
    file.write_text('{"type": "object", "x-finding": {"required": "no-such-code"}}', encoding="utf-8")
    with pytest.raises(SchemeError, match=r"honour\.schema\.json.*no-such-code"):
        load_scheme(own_scheme)


def test_a_json_schema_that_is_none_is_named(own_scheme: Path) -> None:
    file = own_scheme / "documents" / "honour.schema.json"
    file.write_text('{"type": "objekt"}', encoding="utf-8")
    with pytest.raises(SchemeError, match=r"honour\.schema\.json: type"):
        load_scheme(own_scheme)


def test_yaml_cannot_build_objects(own_scheme: Path) -> None:
    change(own_scheme, "scheme.yaml", 'version: "', 'version: !!python/object/apply:os.getcwd []\n#"')
    with pytest.raises(SchemeError):
        load_scheme(own_scheme)
