"""What a certificate of the applicant's system covers: the declared goods, or others."""

import pytest

from tests.check.builders import NAME, Pack, complete, with_fact

SEAT = "儿童安全座椅"


def certified(scope: str, *, holder: str = NAME, text: str = "产品介绍", name: str = SEAT) -> Pack:
    pack = complete().without("product_introduction", "inspection_report", "system_certificate")
    pack = with_fact(pack, "application_form", "applied_scope", "")
    pack.add("product_introduction", text, product_names=[{"name": name, "model": "BH-01"}])
    return pack.add(
        "system_certificate", "质量管理体系认证证书", certificate_type="质量管理体系认证证书",
        certificate_number="016ZB24Q31248R2M", organization_name=holder, scope=scope,
        standard="GB/T 19001-2016", issued_on="2026-03-02", valid_until="2027-03-04",
    )  # fmt: skip


def asked(pack: Pack) -> list[str]:
    return [item.severity for item in pack.found("permit-scope-unclear")]


@pytest.mark.parametrize(
    "scope",
    [
        "婴儿手推车、儿童餐椅的设计和销售",
        "资质范围内的婴儿手推车及儿童餐椅生产与售后服务",
        "位于上虞区人民大道9号的手推车的制造",
        "室内装饰工程的设计与施工",
        "手推车系列产品的销售服务",
    ],
)
def test_a_scope_that_names_other_goods_alone_is_asked_about(scope: str) -> None:
    pack = certified(scope)
    assert asked(pack) == ["doubt"]
    (finding,) = pack.found("permit-scope-unclear")
    assert SEAT in finding.message
    assert scope in finding.message


@pytest.mark.parametrize(
    "scope",
    [
        "婴儿手推车、安全座椅的设计和销售",
        "儿童座椅的生产",
        "儿童安全座椅的提供及售后服务",
        "座椅供应和进出口",
        "汽车座椅产品的设计",
        "产品的销售和售后服务",
        "售后服务",
        "Design and sale of strollers",
    ],
)
def test_a_scope_with_one_of_them_or_with_none_at_all_is_not(scope: str) -> None:
    assert asked(certified(scope)) == []


def test_what_the_introduction_speaks_of_is_covered() -> None:
    assert asked(certified("婴儿手推车的销售", text="产品介绍\n座椅可装在手推车上")) == []


def test_another_holder_s_certificate_is_told_as_such_alone() -> None:
    pack = certified("婴儿手推车的销售", holder="宁波远帆电器有限公司")
    assert asked(pack) == []
    assert pack.found("name-mismatch")


def test_where_nothing_is_declared_by_name_nothing_is_asked() -> None:
    pack = certified("婴儿手推车的销售")
    pack = with_fact(pack, "product_introduction", "product_names", [{"model": "BH-01"}])
    assert asked(pack) == []
