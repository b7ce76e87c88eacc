"""Names stay readable, safe and in human order, whatever bytes they are made of."""

from hypothesis import given
from hypothesis import strategies as st

from intake.gather.names import decode_name, natural_key, readable


@given(st.binary(max_size=80), st.lists(st.binary(max_size=30), max_size=5))
def test_any_bytes_become_a_name(raw: bytes, siblings: list[bytes]) -> None:
    readable(decode_name(raw, siblings)).encode("utf-8")


@given(st.lists(st.text(max_size=20), max_size=8))
def test_any_names_can_be_sorted(names: list[str]) -> None:
    assert sorted(names, key=natural_key) == sorted(names, key=natural_key)


@given(
    st.text(
        alphabet="售后服务认证材料营业执照副本复印件产品介绍检验报告组织机构图管理文件清单2024（）",
        min_size=2,
        max_size=20,
    )
)
def test_common_chinese_names_survive_gbk(name: str) -> None:
    assert decode_name(name.encode("gbk")) == name


def test_bidi_overrides_and_escapes_become_visible() -> None:
    assert readable("a\u202egnp.exe\x1b[31m") == "a�gnp.exe�[31m"
