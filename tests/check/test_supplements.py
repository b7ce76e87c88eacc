"""What is said of a paper that was sent again is no request any more; of another paper it stays one."""

from dataclasses import replace

import pytest

from tests.check.builders import NAME, Pack, complete, with_fact, with_text

OTHER = "宁波海岳机械有限公司"
EXPIRED = "certificate-expired"


def in_round(pack: Pack, number: int, path: str) -> Pack:
    """The pack, that file having come in that round."""
    pack.files = [replace(one, round=number) if one.path == path else one for one in pack.files]
    return pack


def certificate(number: str = "016ZB24Q31248R2M", **more: object) -> dict[str, object]:
    return {
        "certificate_type": "质量管理体系认证证书",
        "certificate_number": number,
        "organization_name": NAME,
        "standard": "GB/T 19001-2016",
        "issued_on": "2026-03-02",
        "valid_until": "2027-03-04",
    } | more


def wrong_name() -> Pack:
    return with_fact(complete(), "system_certificate", "organization_name", OTHER)


def sent_again(pack: Pack, kind: str = "system_certificate", **more: object) -> Pack:
    """The pack with one more paper of the kind, in the second round."""
    sure = {name: more.pop(name) for name in ("confidence", "ocr", "sure", "text") if name in more}
    pack.add(kind, str(sure.pop("text", "证书")), file="补充.pdf", **sure, **more)  # type: ignore[arg-type]
    return in_round(pack, 1, "补充.pdf")


def test_the_same_certificate_with_the_right_name_lowers_what_was_said_to_a_note() -> None:
    assert wrong_name().severities("name-mismatch") == ["deficiency"]
    assert sent_again(wrong_name(), **certificate()).severities("name-mismatch") == ["note"]


def test_in_the_same_round_it_replaces_nothing() -> None:
    pack = sent_again(wrong_name(), **certificate())
    assert in_round(pack, 0, "补充.pdf").severities("name-mismatch") == ["deficiency"]


def test_another_certificate_replaces_nothing() -> None:
    another = certificate(
        "016ZB99E00001R0M", certificate_type="环境管理体系认证证书", standard="GB/T 24001-2016"
    )
    assert sent_again(wrong_name(), **another).severities("name-mismatch") == ["deficiency"]


@pytest.mark.parametrize(
    "sent",
    [
        {"certificate_number": "", "certificate_type": "", "standard": ""},
        certificate() | {"confidence": 0.7},
        certificate() | {"text": ""},
    ],
    ids=["nothing read of it", "unsure what it is", "illegible"],
)
def test_where_it_cannot_be_told_whether_it_is_the_same_a_person_looks(sent: dict[str, object]) -> None:
    told = {name: value for name, value in sent.items() if value != "" or name == "text"}
    assert sent_again(wrong_name(), **told).severities("name-mismatch")[0] == "doubt"


def test_of_a_kind_that_an_applicant_has_one_of_the_later_one_counts() -> None:
    pack = with_fact(complete(), "annual_report", "organization_name", OTHER)
    assert pack.severities("name-mismatch") == ["deficiency"]
    again = sent_again(pack, "annual_report", organization_name=NAME, annual_report_year=2025)
    assert again.severities("name-mismatch") == ["note"]


def test_the_older_one_does_not_replace_the_newer() -> None:
    pack = sent_again(complete(), **certificate(organization_name=OTHER))
    assert pack.severities("name-mismatch") == ["deficiency"]


def test_the_same_file_sent_once_more_counts_as_of_the_last_time_it_came() -> None:
    pack = sent_again(complete(), **certificate(organization_name=OTHER))
    pack.file("又一次.pdf", status="ignored", alias_of="11.pdf", round=2)
    assert pack.severities("name-mismatch") == ["note"]
    early = sent_again(complete(), **certificate(organization_name=OTHER))
    early.file("又一次.pdf", status="ignored", alias_of="11.pdf", round=0)
    assert early.severities("name-mismatch") == ["deficiency"]


CLOSED = "08销售方式介绍.pdf"
SALES = "采用直销和经销商两种方式销售。"


def test_a_file_that_cannot_be_read_is_replaced_by_any_later_paper_of_its_item() -> None:
    def closed(text: str = "") -> Pack:
        pack = complete().without("sales_mode")
        pack.file(CLOSED, status="unreadable", problem_code="file-unreadable")
        return sent_again(pack, "sales_mode", text=text)

    assert closed(SALES).severities("file-unreadable") == ["note"]
    assert in_round(closed(SALES), 0, "补充.pdf").severities("file-unreadable") == ["doubt"]
    assert in_round(closed(SALES), 1, CLOSED).severities("file-unreadable") == ["doubt"]
    assert closed().severities("file-unreadable") == ["doubt"], "what is illegible replaces nothing"


def test_a_file_of_no_item_is_replaced_by_nothing() -> None:
    pack = complete().file("x.pdf", status="unreadable", problem_code="file-unreadable")
    assert sent_again(pack, "sales_mode", text=SALES).severities("file-unreadable") == ["doubt"]


def test_what_looks_at_all_papers_of_an_item_together_needs_no_help() -> None:
    pack = with_text(complete(), "service_system", "售后服务体系说明\n公司设立售后服务部，人员36名。")
    assert "deficiency" in pack.severities("funding-missing")
    again = sent_again(pack, "annual_report", organization_name=NAME, annual_report_year=2025)
    assert pack.severities("funding-missing") == again.severities("funding-missing")


def test_a_doubt_about_what_was_perhaps_sent_again_stays_one() -> None:
    pack = with_fact(complete(), "organization_profile", "legal_representative", "李明")
    assert pack.severities("detail-mismatch") == ["doubt"]
    unsure = sent_again(pack, "organization_profile", text=f"{NAME}主营电风扇。", confidence=0.7)
    assert unsure.severities("detail-mismatch") == ["doubt"]
