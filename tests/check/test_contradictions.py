"""A paper that says two things of what it states once."""

from dataclasses import replace

from tests.check.builders import CODE, OTHER_CODE, Pack, complete

FACT = "unified_social_credit_code"


def two_codes() -> Pack:
    """The licence's print states one code, its QR code another's."""
    pack = complete()
    licence = next(item.id for item in pack.documents if item.kind == "business_licence")
    (printed,) = [fact for fact in pack.facts if fact.name == FACT and fact.document == licence]
    other = replace(printed, value=OTHER_CODE, text=f"uniscid={OTHER_CODE}", confidence=0.5)
    return replace(pack, facts=[*pack.facts, other])


def test_a_licence_whose_qr_code_is_another_company_s_is_looked_at() -> None:
    (finding,) = two_codes().found("readings-contradict")
    assert finding.severity == "doubt"
    assert CODE in finding.message
    assert OTHER_CODE in finding.message
    assert [place.text for place in finding.evidence] == [CODE, f"uniscid={OTHER_CODE}"]


def test_one_reading_contradicts_nothing() -> None:
    assert complete().found("readings-contradict") == []
