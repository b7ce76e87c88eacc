"""What a person found is a finding like any other: in the letter, the states, the verdict."""

import pytest

from intake.decisions import redecide
from intake.errors import UsageError
from intake.events import in_force
from intake.events.make import add_act, undo_act
from intake.model import Box
from intake.model.event import Entry
from intake.render.letter_data import LetterData
from intake.render.letter_items import letter_groups
from intake.render.wording import worded
from tests.check.builders import SCHEME, complete
from tests.events.builders import AT, found, log_of, status, worked_on

REPORT = worked_on(complete())
ACT = add_act(
    REPORT,
    SCHEME,
    item="1",
    words="营业执照复印件未加盖公章。",
    request="请加盖公章后重新提交。",
    places=["01.pdf:1@0.6,0.7,0.9,0.9"],
)


def test_it_is_a_deficiency_with_its_place_and_words() -> None:
    report = worked_on(complete(), ACT)
    (finding,) = found(report, "own-finding")
    assert (finding.severity, finding.message) == ("deficiency", "营业执照复印件未加盖公章。")
    assert finding.remedy == "请加盖公章后重新提交。"
    assert [(one.file, one.page, one.box) for one in finding.evidence] == [
        ("01.pdf", 1, Box(0.6, 0.7, 0.9, 0.9))
    ]
    assert status(report, "business_licence") == "deficient"
    assert report.verdict == "deficient"
    ((item,),) = [group.requests for group in letter_groups(report, SCHEME, LetterData(SCHEME, "zh"), "zh")]
    assert item.told == "营业执照复印件未加盖公章（见“01.pdf”第1页）。"
    assert item.request == "请加盖公章后重新提交。"


def test_a_phrase_speaks_the_reports_language() -> None:
    act = add_act(REPORT, SCHEME, item="7", phrase="wrong-content")
    report = worked_on(complete(), act)
    (finding,) = found(report, "own-finding")
    assert finding.message == "所提交的材料与该项要求的内容不符。"
    (english,) = found(worded(report, SCHEME, "en"), "own-finding")
    assert english.message == "What was sent is not what this item asks for."


def test_without_a_request_it_asks_to_be_put_right() -> None:
    (finding,) = found(
        worked_on(complete(), add_act(REPORT, SCHEME, item="7", words="有误。")), "own-finding"
    )
    assert finding.remedy == "请补正后重新提交。"


def test_other_findings_keep_their_ids_beside_it() -> None:
    pack = complete().without("sales_mode", "outlet_list")
    before, after = worked_on(pack), worked_on(pack, ACT)
    assert [(one.id, one.code) for one in after.findings][: len(before.findings)] == [
        (one.id, one.code) for one in before.findings
    ]


def test_undone_it_is_gone_and_undoing_that_brings_it_back() -> None:
    log = log_of(ACT)
    log = log.with_entries([Entry(AT, "李四", "", undo_act(log.events, 1))])
    assert in_force(log.events) == ()
    with pytest.raises(UsageError, match="没有编号 1 的操作，或已撤销"):
        undo_act(log.events, 1)
    assert worked_on(complete()).verdict == REPORT.verdict


def test_its_states_survive_decisions_on_others() -> None:
    report = worked_on(complete(), ACT)
    assert redecide(report, (), SCHEME) == report


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"item": "1"}, "请用 --words"),
        ({"item": "1", "phrase": "none"}, "没有短语"),
        ({"item": "99", "words": "x"}, "清单中没有"),
        ({"item": "1", "words": "x", "places": ["没有.pdf"]}, "没有这样的文件"),
    ],
)
def test_what_cannot_be_is_refused_in_words(options: dict[str, object], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        add_act(REPORT, SCHEME, **options)  # type: ignore[arg-type]
