"""A picture that shows a paper's title and no more: a clear copy is asked for, nothing is missed."""

from tests.check.builders import CODE, Pack, complete

SEEN = "营业执照\nCJOGL\nSCJDGL"


def told(pack: Pack, code: str) -> list[str | None]:
    """The submissions of what is said of the photograph under a code."""
    return [
        finding.submission
        for finding in pack.found(code)
        if any(evidence.file == "拍照.jpg" for evidence in finding.evidence)
    ]


def test_a_licence_of_which_only_the_title_can_be_read_is_illegible() -> None:
    pack = complete().add("business_licence", SEEN, ocr=0.97, file="拍照.jpg")
    assert told(pack, "page-illegible") == ["business_licence"]
    assert pack.severities("page-illegible") == ["doubt"]
    assert not told(pack, "required-field-missing")


def test_what_tells_whose_it_is_is_legible_and_lacks_the_rest() -> None:
    pack = complete()
    pack.add("business_licence", SEEN, ocr=0.97, file="拍照.jpg", unified_social_credit_code=CODE)
    assert not told(pack, "page-illegible")
    assert told(pack, "required-field-missing")


def test_a_text_layer_is_legible_whatever_it_lacks() -> None:
    pack = complete().add("business_licence", SEEN, file="拍照.jpg")
    assert not told(pack, "page-illegible")
    assert told(pack, "required-field-missing")


def test_a_plaque_need_not_tell_whose_it_is() -> None:
    pack = complete().add("honour", "理事单位", ocr=0.97, file="拍照.jpg", title="理事单位")
    assert not told(pack, "page-illegible")
