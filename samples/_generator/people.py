"""Fictional people: names, and phones that nobody gave us."""

import random

_FAMILY = "赵钱孙周吴郑冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹柏窦苏潘葛范彭鲁韦马苗方俞任袁柳"
_GIVEN = "伟芳娜敏静秀丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉萍红建文辉力宁云晨帆欣岚远航思源佳琪"
_PREFIXES = ("133", "138", "139", "150", "158", "177", "186", "189", "199")


def people(seed: str, count: int) -> list[str]:
    """Personal names, all different."""
    rng = random.Random(f"people-{seed}")
    names: list[str] = []
    while len(names) < count:
        name = rng.choice(_FAMILY) + "".join(rng.sample(_GIVEN, rng.choice((1, 2, 2))))
        if name not in names:
            names.append(name)
    return names


def mobile(rng: random.Random) -> str:
    """A mobile phone's number, of the right form."""
    return f"{rng.choice(_PREFIXES)}{rng.randrange(10**7, 10**8):08d}"
