"""Synthetic numbers: right check characters on bases that nobody can have, made by a function and never taken from life.

The bases are invented: people born on the first day of 1900 in sequence, cards whose digits are zeros, firms of zeros.
"""

import base64
import random

from generator.check.personal.numbers import adds_up, is_hongkong_identity

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def identity(base: str = "37020219000101000") -> str:
    """Return a resident's number: seventeen invented digits and the check character of GB 11643."""
    return base + "10X98765432"[sum(int(each) * weight for each, weight in zip(base, _WEIGHTS, strict=True)) % 11]


def card(base: str = "622200000000000001") -> str:
    """Return a bank card number: an issuer's prefix, invented digits and the check digit of Luhn's formula."""
    return next(base + str(digit) for digit in range(10) if adds_up(base + str(digit)))


def credit_code(base: str = "91370200000000000") -> str:
    """Return a unified social credit code: seventeen invented characters and the check character of GB 32100."""
    total = sum(_CREDIT.index(each) * pow(3, place, 31) for place, each in enumerate(base))
    return base + _CREDIT[-total % 31]


def hongkong(letter: str = "A", digits: str = "000001") -> str:
    """Return a Hong Kong identity card number with its check character."""
    check = next(each for each in "0123456789A" if is_hongkong_identity(letter, digits, each))
    return f"{letter}{digits}({check})"


EXAMPLES = {
    "identity": identity(),
    "identity2": identity("11010119000101001"),
    "identityX": next(each for each in (identity(f"370202190001010{n:02d}") for n in range(99)) if each.endswith("X")),
    "identityHongkong": identity("81000019000101000"),
    "certificate": identity() + "42",
    "certificateX": next(
        each for each in (identity(f"370202190001010{n:02d}") for n in range(99)) if each.endswith("X")
    )
    + "11",
    "old": "370202300101000",
    "mobile": "13000000000",
    "mobile2": "19900000001",
    "card": card(),
    "card16": card("622200000000000"),
    "credit": credit_code(),
    "creditDigits": next(
        code for code in (credit_code(f"913702190001010{n:02d}") for n in range(99)) if code.isdigit()
    ),
    "encodedMobile": base64.b64encode(b"13000000000").decode(),
    "encodedIdentity": base64.b64encode(identity().encode()).decode(),
    "hongkong": hongkong(),
}
"""What stands for each name in the cases."""


def chance(seed: int) -> random.Random:
    """Return a source of numbers that is the same for the same seed."""
    return random.Random(seed)  # noqa: S311 - test data, no secrets


def people(source: random.Random, count: int) -> list[str]:
    """Return identity numbers of invented people, born in the first month of 1900 in every division of a list."""
    divisions = ("110101", "310101", "370202", "440103", "510104", "650102")
    return [
        identity(f"{source.choice(divisions)}190001{source.randrange(1, 32):02d}{source.randrange(1000):03d}")
        for _ in range(count)
    ]


def mobiles(source: random.Random, count: int) -> list[str]:
    """Return numbers with prefixes of mobile networks."""
    prefixes = ("130", "138", "150", "159", "166", "177", "186", "199")
    return [f"{source.choice(prefixes)}{source.randrange(10**8):08d}" for _ in range(count)]


def cards(source: random.Random, count: int) -> list[str]:
    """Return card numbers with right check digits."""
    return [card(f"6222{source.randrange(10**14):014d}") for _ in range(count)]


def orders(source: random.Random, count: int) -> list[str]:
    """Return order numbers of eighteen digits: a division, a day of this decade, and a serial number."""
    return [
        f"37{source.randrange(10**4):04d}202{source.randrange(7)}{source.randrange(1, 13):02d}{source.randrange(1, 29):02d}"
        f"{source.randrange(10**4):04d}"
        for _ in range(count)
    ]


def credit_codes(source: random.Random, count: int) -> list[str]:
    """Return unified social credit codes made of digits only, the hardest to tell from identity numbers."""
    found: list[str] = []
    while len(found) < count:
        code = credit_code(f"91{source.randrange(110100, 659999):06d}{source.randrange(10**9):09d}")
        if code.isdigit():
            found.append(code)
    return found
