"""What a person moved, split or joined is what they say it is: its facts are read and its checks run."""

from dataclasses import replace

import pytest

from intake.errors import UsageError
from intake.events.make import assign_act
from intake.model import Box, Document, Page, Span
from intake.model.event import Assigned, Place
from tests.check.builders import SCHEME, Pack, complete
from tests.events.builders import codes, found, kinds, status, worked_on

ROWS = [
    ["序号", "名称", "地址", "电话", "类型"],
    ["1", "杭州服务中心", "杭州市西湖区文三路18号", "0571-88123456", "服务"],
    ["2", "宁波服务站", "宁波市鄞州区中山路6号", "", "服务"],
]


def misfiled() -> Pack:
    """The list of outlets was taken for how products are sold."""
    pack = complete().without("outlet_list")
    return pack.add("sales_mode", "售后服务网点清单", file="网点.pdf", table=ROWS)


def two_pages() -> Pack:
    """A certificate of two pages that was taken for two."""
    pack = complete().without("system_certificate")
    pack.add("system_certificate", "质量管理体系认证证书\n证书编号：016ZB24Q31248R2M", file="证书.pdf")
    pack.pages["证书.pdf", 2] = replace(pack.pages["证书.pdf", 1], number=2)
    document = pack.documents[-1]
    return replace(pack, documents=[*pack.documents, replace(document, id="d90", pages=(2,))])


def test_a_page_under_the_wrong_item_is_moved_and_its_outlets_are_checked() -> None:
    before = worked_on(misfiled())
    assert status(before, "service_network") in ("missing", "needs_review")
    assert "outlet-incomplete" not in codes(before)
    after = worked_on(misfiled(), assign_act(before, SCHEME, ["网点.pdf"], item="7"))
    assert ("网点.pdf", (1,), "outlet_list", "service_network") in kinds(after)
    assert status(after, "service_network") == "deficient"
    (finding,) = found(after, "outlet-incomplete")
    assert "宁波服务站" in finding.message
    assert "submission-missing" not in codes(after)


def test_the_last_word_counts() -> None:
    report = worked_on(misfiled())
    first = assign_act(report, SCHEME, ["网点.pdf"], item="7")
    again = worked_on(misfiled(), first, assign_act(report, SCHEME, ["网点.pdf"], item="sales_mode"))
    assert kinds(again) == kinds(report)
    assert status(again, "service_network") == status(report, "service_network")


def test_pages_are_split_off_and_joined() -> None:
    report = worked_on(two_pages())
    assert [one for one in kinds(report) if one[0] == "证书.pdf"][1][1] == (2,)
    joined = worked_on(two_pages(), assign_act(report, SCHEME, ["证书.pdf:1-2"]))
    (one,) = [one for one in kinds(joined) if one[0] == "证书.pdf"]
    assert one == ("证书.pdf", (1, 2), "system_certificate", "certificates_and_honours")
    split = worked_on(
        two_pages(),
        assign_act(report, SCHEME, ["证书.pdf:1-2"]),
        assign_act(joined, SCHEME, ["证书.pdf:2"], kind="honour"),
    )
    assert [one[1:3] for one in kinds(split) if one[0] == "证书.pdf"] == [
        ((1,), "system_certificate"),
        ((2,), "honour"),
    ]


def test_a_part_of_a_page_is_taken_out_of_what_it_stood_in() -> None:
    pack = complete()
    document = next(one for one in pack.documents if one.kind == "organization_profile")
    report = worked_on(pack)
    after = worked_on(
        pack, assign_act(report, SCHEME, [f"{document.file}:1@0,0.5,1,1"], item="8", kind="sales_mode")
    )
    one, two = [one for one in after.documents if one.file == document.file]
    assert (one.kind, one.spans) == ("organization_profile", (Span(1, Box(0, 0, 1, 0.5)),))
    assert (two.kind, two.spans) == ("sales_mode", (Span(1, Box(0, 0.5, 1, 1)),))
    facts = {fact.name for fact in after.facts if fact.document == one.id}
    assert "organization_name" in facts, "what is left of it is read again"


def test_what_is_not_relevant_is_no_document_to_any_check() -> None:
    pack = complete().add("system_certificate", "证书", file="别家.pdf", organization_name="别的公司")
    assert "name-mismatch" in codes(worked_on(pack))
    after = worked_on(pack, assign_act(worked_on(pack), SCHEME, ["别家.pdf"], irrelevant=True))
    assert "name-mismatch" not in codes(after)
    assert ("别家.pdf", (1,), "irrelevant", None) in kinds(after)
    assert after.verdict == worked_on(complete()).verdict


def test_ids_stay_in_the_order_of_the_papers_and_facts_stay_with_theirs() -> None:
    pack = complete()
    before = worked_on(pack)
    after = worked_on(pack, assign_act(before, SCHEME, ["d6"], irrelevant=True))
    assert [one.id for one in after.documents] == [f"d{n}" for n in range(1, len(after.documents) + 1)]
    files = {one.id: one.file for one in before.documents}
    files_now = {one.id: one.file for one in after.documents}
    assert {(files[one.document], one.name) for one in before.facts if one.document != "d6"} == {
        (files_now[one.document], one.name) for one in after.facts
    }


@pytest.mark.parametrize("change", ["renamed", "moved"])
def test_it_holds_while_the_bytes_are_the_same(change: str) -> None:
    act = assign_act(worked_on(misfiled()), SCHEME, ["网点.pdf"], item="7")
    pack = misfiled()
    path = "新名字.pdf" if change == "renamed" else "补充/网点.pdf"
    pack.files = [replace(one, path=path) if one.path == "网点.pdf" else one for one in pack.files]
    page = pack.pages.pop(("网点.pdf", 1))
    pack.pages[path, 1] = replace(page, file=path)
    pack.documents = [replace(one, file=path) if one.file == "网点.pdf" else one for one in pack.documents]
    assert (path, (1,), "outlet_list", "service_network") in kinds(worked_on(pack, act))


def test_it_lapses_and_says_so_when_the_file_has_changed() -> None:
    act = assign_act(worked_on(misfiled()), SCHEME, ["网点.pdf"], item="7")
    pack = misfiled()
    pack.files = [replace(one, sha256="other") if one.path == "网点.pdf" else one for one in pack.files]
    after = worked_on(pack, act)
    assert ("网点.pdf", (1,), "sales_mode", "sales_mode") in kinds(after)
    (note,) = found(after, "event-lapsed")
    assert "张三于2026年11月25日所作的“重新归类”（第1号操作）不再适用" in note.message
    assert note.severity == "note"


def test_a_page_that_is_gone_lapses_too() -> None:
    place = Place("网点.pdf", "sha-网点.pdf", 2)
    after = worked_on(misfiled(), Assigned((place,), "outlet_list", "service_network"))
    assert "event-lapsed" in codes(after)


@pytest.mark.parametrize(
    ("what", "options", "said"),
    [
        (["d99"], {"item": "7"}, "没有这样的文件"),
        (["网点.pdf:2"], {"item": "7"}, "只有第 1–1 页"),
        (["网点.pdf:0"], {"item": "7"}, "只有第 1–1 页"),
        (["网点.pdf:1@0,0,2,1"], {"item": "7"}, "超出页面"),
        (["网点.pdf:1@0,0,1"], {"item": "7"}, "方框"),
        (["网点.pdf"], {"item": "13"}, "清单中没有"),
        (["网点.pdf"], {"kind": "poem"}, "没有文件种类"),
        (["网点.pdf"], {"item": "7", "kind": "sales_mode"}, "第7项不收"),
        (["d1", "d2"], {"item": "1"}, "同一个文件"),
    ],
)
def test_what_cannot_be_is_refused_in_words(what: list[str], options: dict[str, str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        assign_act(worked_on(misfiled()), SCHEME, what, **options)  # type: ignore[arg-type]


def test_a_file_may_be_named_by_the_end_of_its_path() -> None:
    pack = complete().add("unknown", "正文", file="甲/乙/网点.pdf", submission=None)
    act = assign_act(worked_on(pack), SCHEME, ["网点.pdf"], item="7")
    assert act.places == (Place("甲/乙/网点.pdf", "sha-甲/乙/网点.pdf", 1),)
    pack.add("unknown", "正文", file="丙/网点.pdf", submission=None)
    with pytest.raises(UsageError, match="有几个文件这样命名"):
        assign_act(worked_on(pack), SCHEME, ["网点.pdf"], item="7")


def test_boxes_are_cut_out_exactly() -> None:
    page, hole = Box(0, 0, 1, 1), Box(0.25, 0.25, 0.75, 0.75)
    rest = page.without(hole)
    assert sum(box.area for box in rest) == pytest.approx(page.area - hole.area)
    assert all(not box.overlap(hole) for box in rest)
    assert page.without(page) == ()
    assert hole.without(Box(0.75, 0, 1, 1)) == (hole,)


def test_the_builders_page_and_document_are_what_they_claim() -> None:
    pack = misfiled()
    assert isinstance(pack.pages["网点.pdf", 1], Page)
    assert isinstance(pack.documents[-1], Document)
