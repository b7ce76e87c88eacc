"""Codes with check digits: the unified social credit code and its older kin, identity numbers."""

import re
from collections.abc import Iterator
from itertools import combinations, product

_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # GB 32100-2015: no I O S V Z
_CREDIT_VALUES = {character: value for value, character in enumerate(_CREDIT_ALPHABET)}
_CREDIT_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_ORGANIZATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)  # GB 11714
_IDENTITY_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643, ISO 7064 MOD 11-2
_IDENTITY_CHECKS = "10X98765432"

# What OCR takes for what, both ways; every member may stand for every other of its group.
_LOOKALIKES = ("0ODQ", "1IL", "2Z", "5S", "8B", "UV", "6G", "7T", "4A")
_ALTERNATIVES = {
    character: "".join(
        dict.fromkeys(
            other
            for group in _LOOKALIKES
            if character in group
            for other in group
            if other != character and other in _CREDIT_VALUES
        )
    )
    for character in "".join(_LOOKALIKES)
}
CREDIT_CODE_NAME = re.compile(r"社会信用代码\s*[:：]?\s*")
"""What GB 32100 calls it, as papers print it before the code."""
_CANDIDATE = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z](?:[ \t]?[0-9A-Za-z]){17}(?![0-9A-Za-z])")


def is_valid_credit_code(code: str) -> bool:
    """Whether the code's form and outer check character hold (GB 32100-2015)."""
    return credit_code_problem(code) in (None, "organization_check")


def credit_code_problem(code: str) -> str | None:
    """What is wrong with a credit code, or None.

    ``length``; ``characters`` (I O S V Z or others); ``check_digit`` (mod 31); ``organization_check``:
    the inner GB 11714 digit fails, which some real old codes do, so it is only a doubt.
    """
    if len(code) != 18:
        return "length"
    if any(character not in _CREDIT_VALUES for character in code) or not code[2:8].isdigit():
        return "characters"
    if _credit_check(code) != code[17]:
        return "check_digit"
    return None if _organization_check(code[8:16]) == code[16] else "organization_check"


def _credit_check(code: str) -> str:
    total = sum(_CREDIT_VALUES[code[place]] * _CREDIT_WEIGHTS[place] for place in range(17))
    return _CREDIT_ALPHABET[(31 - total % 31) % 31]


def _organization_check(code: str) -> str:
    """GB 11714's check character of the 8 characters before it (letters count from A = 10)."""
    total = sum(
        int(character, 36) * weight for character, weight in zip(code, _ORGANIZATION_WEIGHTS, strict=True)
    )
    check = 11 - total % 11
    return "X" if check == 10 else "0" if check == 11 else str(check)


def repair_credit_code(text: str, others: int = 2) -> str | None:
    """The one code that OCR look-alikes of the text allow and both check digits prove; else None.

    Characters no code can hold (O, I …) must change, and up to two ``others`` may, of which look-alikes can
    make another code than the one printed; two possible codes mean no repair.
    """
    code = re.sub(r"\s", "", text).upper()
    if len(code) != 18 or not code.isascii() or not code.isalnum():
        return None
    if credit_code_problem(code) is None:
        return code
    # Characters no code can hold must change; others may.
    forced = [place for place, character in enumerate(code) if not _allowed(character, place)]
    if len(forced) > 6:
        return None
    proven = {
        candidate
        for candidate in _candidates(code, forced, others)
        if credit_code_problem(candidate) is None
    }
    return proven.pop() if len(proven) == 1 else None


_REGISTRARS = "123456789ANY"  # GB 32100-2015, table 1: who registers
_BODIES = "1239"  # the same: which kind of body within a registrar's range


def _allowed(character: str, place: int) -> bool:
    """Whether a code can hold a character there: registrar, kind of body, six digits of the division."""
    if place == 0:
        return character in _REGISTRARS
    if place == 1:
        return character in _BODIES
    return character.isdigit() if 2 <= place < 8 else character in _CREDIT_VALUES


def _candidates(code: str, forced: list[int], others: int) -> Iterator[str]:
    free = [
        place
        for place, character in enumerate(code)
        if place not in forced and _ALTERNATIVES.get(character)
    ]
    for extra in range(max(0, others - len(forced)) + 1):
        for chosen in combinations(free, extra):
            places = [*forced, *chosen]
            choices = [
                [other for other in _ALTERNATIVES.get(code[place], "") if _allowed(other, place)]
                for place in places
            ]
            for replacements in product(*choices):
                characters = list(code)
                for place, character in zip(places, replacements, strict=True):
                    characters[place] = character
                yield "".join(characters)


def find_credit_codes(text: str) -> list[tuple[str, int, int]]:
    """Every run of 18 letters and digits that has a code's form: (code in capitals, start, end).

    Check digits are not required here: a wrong code must be seen to be reported.
    """
    found = []
    for match in _CANDIDATE.finditer(text):
        code = re.sub(r"\s", "", match.group()).upper()
        digits = sum(character.isdigit() for character in code)
        if digits >= 8 and not is_valid_identity_number(code):
            found.append((code, match.start(), match.end()))
    return found


def is_valid_registration_number(text: str) -> bool:
    """The 15-digit registration number of before 2015: ISO 7064 MOD 11,10 over 14 digits."""
    if len(text) != 15 or not (text.isascii() and text.isdigit()):
        return False
    product_ = 10
    for character in text[:14]:
        total = (product_ + int(character)) % 10 or 10
        product_ = total * 2 % 11
    return (product_ + int(text[14])) % 10 == 1


_BEFORE_COPY = re.compile(
    r"(?<![0-9A-Za-z])(\d{15}|[0-9A-Za-z]{18})(?=\d{1,2}[ \t]?[-—/][ \t]?\d{1,2}(?![0-9A-Za-z]))"
)


def code_before_copy_number(text: str) -> str | None:
    """The code to which a licence's copy number was read (4501086001442491-1: copy 1-1), where the check
    digits hold without it."""
    codes = (match.group(1).upper() for match in _BEFORE_COPY.finditer(text))
    return next(
        (code for code in codes if is_valid_registration_number(code) or credit_code_problem(code) is None),
        None,
    )


def is_valid_identity_number(text: str) -> bool:
    """An 18-character identity number: ISO 7064 MOD 11-2 and a possible birth date."""
    if len(text) != 18 or not text[:17].isdigit() or not text.isascii():
        return False
    if not ("1900" <= text[6:10] <= "2099" and "01" <= text[10:12] <= "12" and "01" <= text[12:14] <= "31"):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(text, _IDENTITY_WEIGHTS, strict=False))
    return _IDENTITY_CHECKS[total % 11] == text[17].upper()
