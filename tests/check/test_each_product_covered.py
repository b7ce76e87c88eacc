"""A type approval names models: a declared one that none of them names is asked about."""

import pytest

from tests.check.builders import Pack, complete, with_fact

APPROVAL = "计量器具型式批准证书"


def approved(*models: str, title: str = APPROVAL) -> Pack:
    rows = [
        {"category": "电子汽车衡", "model": "SCS-100"},
        {"category": "电子汽车衡", "model": "SCS-120"},
        {"category": "便携式轴重仪", "model": "ZHY-20"},
    ]
    pack = with_fact(complete(), "product_introduction", "product_names", rows)
    return pack.add("permit", f"{title}\n型号：{'、'.join(models)}", certificate_type=title)


@pytest.mark.parametrize(
    ("models", "told"),
    [
        (("SCS-100", "SCS-120"), True),
        (("SCS-100、SCS-120、ZHY-20",), False),
        (("scs-100", "SCS-120 型", "ZHY-20"), False),
        (("QJ-1",), False),
        ((), False),
    ],
)
def test_a_model_that_no_approval_names_is_asked_about(models: tuple[str, ...], told: bool) -> None:
    found = approved(*models).found("permit-scope-unclear")
    assert bool(found) is told
    assert not told or ("ZHY-20" in found[0].message and found[0].severity == "doubt")


def test_a_second_approval_covers_the_rest() -> None:
    pack = approved("SCS-100", "SCS-120")
    pack.add("permit", f"{APPROVAL}\n型号：ZHY-20", certificate_type=APPROVAL)
    assert pack.found("permit-scope-unclear") == []


def test_a_permit_of_a_trade_names_no_models() -> None:
    pack = approved("SCS-100", title="第二类医疗器械经营备案凭证")
    assert [one for one in pack.found("permit-scope-unclear") if "ZHY-20" in one.message] == []
