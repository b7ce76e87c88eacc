"""A decision holds as long as its finding says the same of the same bytes, in whatever words."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from intake.decisions import decide, finding_key, finding_keys, redecide
from intake.model import CaseReport, Evidence, Finding
from intake.model.value import Day, File, Number, Paper, ReviewDay, Row, Several, Term, Text, Title
from intake.render.wording import worded
from tests.check.builders import SCHEME
from tests.render.builders import AS_OF, LICENCE, build, licence_expired, named, source

NOW = datetime(2026, 11, 24, tzinfo=UTC)
AREA = Title("phone", (("en", "telephone"), ("zh", "联系电话")))
FINDING = Finding(
    "f1",
    "licence-expired",
    "business_licence",
    "deficiency",
    evidence=(Evidence(LICENCE, 1, text="营业期限至2025年3月17日"),),
    values=(
        ("as_of", ReviewDay(AS_OF)),
        ("document", named("营业执照", "business_licence")),
        ("field", Several((AREA,))),
        ("file", File(LICENCE)),
        ("number", Number(3)),
        ("paper", Paper("售后服务手册", "Q/ZX 01")),
        ("row", Row(row=2)),
        ("term", Term("every_row", 2)),
        ("text", Text("镇江 路")),
        ("value", Day(date(2025, 3, 17))),
    ),
)


def key(finding: Finding, sha256: str = "0" * 64) -> str:
    report = replace(build(SCHEME, (finding,)), files=(source(LICENCE, sha256=sha256),))
    return finding_key(finding, report)


def with_value(name: str, value: object) -> Finding:
    values = tuple((known, value if known == name else old) for known, old in FINDING.values)
    return replace(FINDING, values=values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "same",
    [
        with_value("as_of", ReviewDay(date(2027, 1, 1))),
        with_value("field", Several((Title("phone", (("en", "phone number"), ("zh", "电话"))),))),
        with_value("document", named("营业执照（副本）", "business_licence")),
        with_value("paper", Paper("售后 服务手册", "Q/ZX01")),
        with_value("text", Text("镇江路")),
        replace(FINDING, message="别的话", remedy="别的话", in_text=True),
        replace(FINDING, looked_at=("甲.pdf",)),
        replace(FINDING, evidence=(replace(FINDING.evidence[0], text="营业期限 至2025年3月17日"),)),
    ],
    ids=[
        "day-of-review",
        "wording-of-a-title",
        "title-of-a-kind",
        "paper",
        "text",
        "message",
        "looked-at",
        "spaces",
    ],
)
def test_the_same(same: Finding) -> None:
    assert key(same) == key(FINDING)


@pytest.mark.parametrize(
    "other",
    [
        with_value("value", Day(date(2025, 3, 18))),
        # A date that happens to be the day of review is something found all the same.
        with_value("value", Day(AS_OF)),
        with_value("field", Several((AREA, replace(AREA, key="address")))),
        with_value("field", Several((replace(AREA, key="address"),))),
        with_value("file", File("别的.pdf")),
        with_value("number", Number(4)),
        with_value("paper", Paper("售后服务手册", "Q/ZX 02")),
        with_value("paper", Paper("管理手册", "Q/ZX 01")),
        with_value("row", Row(row=3)),
        with_value("term", Term("every_row", 3)),
        with_value("term", Term("rows_in_all", 2)),
        with_value("text", Text("镇海路")),
        with_value("document", named("营业执照", "permit")),
        replace(FINDING, code="permit-expired"),
        replace(FINDING, submission="permits"),
        replace(FINDING, evidence=(replace(FINDING.evidence[0], page=2),)),
        replace(FINDING, evidence=(replace(FINDING.evidence[0], text="营业期限至2025年3月18日"),)),
    ],
    ids=[
        "day",
        "review-day-as-value",
        "field",
        "another-field",
        "file",
        "number",
        "paper",
        "title-of-paper",
        "row",
        "text",
        "kind",
        "code",
        "submission",
        "page",
        "rows-told",
        "term",
        "text",
    ],
)
def test_another(other: Finding) -> None:
    assert key(other) != key(FINDING)


def test_a_file_counts_by_its_bytes() -> None:
    moved = replace(
        with_value("file", File("别处/执照.pdf")),
        evidence=(replace(FINDING.evidence[0], file="别处/执照.pdf"),),
    )
    report = replace(build(SCHEME, (moved,)), files=(source("别处/执照.pdf"),))
    assert finding_key(moved, report) == key(FINDING)
    assert key(FINDING, sha256="1" * 64) != key(FINDING)


def test_a_decision_made_on_a_chinese_report_holds_on_an_english_one_of_another_day() -> None:
    chinese = build(SCHEME, (licence_expired(),))
    word = decide(chinese, "f1", "accept", why="已核实", who="张三", at=NOW)
    later = _judged_on(chinese, date(2027, 2, 1))
    decided = redecide(worded(later, SCHEME, "en"), [word], SCHEME)
    assert [item.decision for item in decided.findings] == [word]


def test_a_decision_of_an_older_program_has_lapsed_and_says_so() -> None:
    """Its key was made of words, and no key of today is alike."""
    report = build(SCHEME, (licence_expired(),))
    word = replace(
        decide(report, "f1", "accept", why="已核实", who="张三", at=NOW),
        finding_key="a" * 32,
        message="旧话",
    )
    settled = worded(redecide(report, [word], SCHEME), SCHEME, "zh")
    assert [item.code for item in settled.findings] == ["licence-expired", "decision-lapsed"]
    assert settled.findings[0].decision is None
    assert (
        "张三于2026年11月24日就“旧话”作出的决定（接受现状：已核实）不再适用" in settled.findings[1].message
    )


def test_a_scheme_that_does_not_word_lapsed_decisions_tells_them_all_the_same() -> None:
    codes = {code: rule for code, rule in SCHEME.findings.items() if code != "decision-lapsed"}
    report = build(SCHEME, ())
    word = replace(
        decide(build(SCHEME, (licence_expired(),)), "f1", "accept", why="已核实", who="张三", at=NOW),
        finding_key="a" * 32,
    )
    for language, said in (("zh", "不再适用"), ("en", "no longer applies")):
        settled = redecide(worded(report, SCHEME, language), [word], SCHEME)
        told = worded(settled, replace(SCHEME, findings=codes), language)
        assert said in told.findings[0].message


def _judged_on(report: CaseReport, day: date) -> CaseReport:
    findings = tuple(
        replace(
            item,
            values=tuple(
                (name, ReviewDay(day) if isinstance(value, ReviewDay) else value)
                for name, value in item.values
            ),
        )
        for item in report.findings
    )
    return replace(report, as_of=day.isoformat(), findings=findings)


def test_of_findings_alike_the_first_has_the_key_alone_and_the_others_their_order() -> None:
    twice = (FINDING, replace(FINDING, id="f2"), replace(FINDING, id="f3"))
    keys = finding_keys(build(SCHEME, twice))
    alone = finding_keys(build(SCHEME, (FINDING,)))["f1"]
    assert keys == {"f1": alone, "f2": f"{alone}-2", "f3": f"{alone}-3"}


def test_a_key_that_a_log_keeps_is_found_again_by_a_later_program() -> None:
    """Who changes how keys are made lets every decision ever kept lapse: this one is of November 2026."""
    kept = replace(
        licence_expired(),
        values=(("document", named("营业执照", "business_licence")), ("value", Day(date(2025, 3, 17)))),
    )
    assert key(kept) == "f9a90b9a38db97a6b11f5de1bb63e30c"
