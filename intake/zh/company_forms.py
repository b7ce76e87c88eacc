"""The words that a company's name must end in (Company Law, article 7), misread by one look-alike."""

import re

_LOOKALIKES = {"限": "很恨狠跟根银眼垠阻", "责": "贵青贲", "任": "仁住侄伍狂", "司": "可同叵"}
"""What engines take for what in 有限公司 and 有限责任公司."""

_FORMS = ("有限责任公司", "有限公司", "股份公司")


def _misread() -> dict[str, str]:
    return {
        form[:place] + other + form[place + 1 :]: form
        for form in _FORMS
        for place, sign in enumerate(form)
        for other in _LOOKALIKES.get(sign, "")
    }


_MISREAD = _misread()
_PATTERN = re.compile(
    f"(?<=[\\u4e00-\\u9fff)）])(?:{'|'.join(_MISREAD)})(?=$|[(（]|[\\u4e00-\\u9fff]{{2,8}}分公司)"
)


def as_company_forms_are_written(name: str) -> str:
    """A name as read, with one look-alike in the words of its form put right: …有很公司 is …有限公司."""
    return _PATTERN.sub(lambda match: _MISREAD[match.group()], name)
