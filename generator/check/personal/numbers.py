"""Numbers that carry their own proof: what a number must look like and add up to before it can be a person's.

GB 11643 (resident identity numbers), GB 32100 (unified social credit codes), ISO/IEC 7812 (bank cards), and the
prefixes of the numbering plan of mobile networks.
"""

import re

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
PROVINCES = frozenset(
    [
        "11",
        "12",
        "13",
        "14",
        "15",
        "21",
        "22",
        "23",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "50",
        "51",
        "52",
        "53",
        "54",
        "61",
        "62",
        "63",
        "64",
        "65",
        "71",
        "81",
        "82",
        "83",
    ]
)
UNDIVIDED = frozenset(["71", "81", "82", "83"])
"""Where residence permits for people from Taiwan, Hong Kong and Macau are counted without a division below."""
_FOREIGNER = "9"
_EARLIEST = 1890
_LATEST = 2100
_LAST_OLD_NUMBERS = 27
"""Old numbers were given until 1999 with two digits of the year; a lower pair is today's date in a serial number."""

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_CREDIT_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_CREDIT_START = re.compile(r"(?:1[1-39]|2[19]|3[1-59]|4[19]|5[1-39]|6[129]|7[129]|8[19]|9[123]|A[19]|N[1-39]|Y1)")
_MOBILE = re.compile(r"1(?:3[0-9]|4[0-14-9]|5[0-35-9]|6[25-7]|7[0-8]|8[0-9]|9[0-35-9])[0-9]{8}")
_LANDLINE = re.compile(r"(?:0|0?86|0086)(?:10|2[0-9]|[3-9][0-9]{2})[2-8][0-9]{6,7}")
CARD = (
    r"62[0-9]{14,17}|81[0-7][0-9]{13,16}|955[0-9]{13,16}|4[0-9]{15}|5[1-5][0-9]{14}|35(?:2[89]|[3-8][0-9])[0-9]{12}"
    r"|2(?:22[1-9]|2[3-9][0-9]|[3-6][0-9]{2}|7[01][0-9]|720)[0-9]{12}|60[0-9]{14,17}|43674[0-9]{14}|3[47][0-9]{13}"
)
"""The prefixes of issuers with the lengths of their numbers."""
_CARD = re.compile(CARD)


def is_identity_number(number: str) -> bool:
    """Tell whether eighteen characters are a resident's number: division, day of birth and check character.

    The numbers of foreign residents begin as the credit codes of firms do; what is right as a credit code is one.
    """
    if not _is_province(number) or not _is_day(number[6:10], number[10:14]):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    code = number[0] == _FOREIGNER and is_credit_code(number)
    return number[17].upper() == _CHECKS[total % 11] and not code


def looks_like_identity(number: str) -> bool:
    """Tell whether eighteen characters could be a resident's number but for the check character."""
    return _is_province(number) and _is_day(number[6:10], number[10:14])


def is_old_identity_number(number: str) -> bool:
    """Tell whether fifteen digits have a division and a day of birth where the numbers before 1999 had them."""
    known = number[:2] in PROVINCES and int(number[6:8]) >= _LAST_OLD_NUMBERS
    return known and number[2:6] != "0000" and _is_day(f"19{number[6:8]}", number[8:12])


def is_mobile_number(number: str) -> bool:
    """Tell whether eleven digits begin as the numbers of mobile networks do."""
    return _MOBILE.fullmatch(number) is not None


def is_landline(number: str) -> bool:
    """Tell whether digits without gaps are a landline with its area code: those never count against a mobile."""
    return _LANDLINE.fullmatch(number) is not None


def looks_like_card(number: str) -> bool:
    """Tell whether a number has an issuer's prefix and the length that goes with it."""
    return _CARD.fullmatch(number) is not None


def is_card_number(number: str) -> bool:
    """Tell whether a number is a bank card's: prefix, length and check digit, and not one digit all over."""
    return looks_like_card(number) and len(set(number)) > 2 and adds_up(number)  # noqa: PLR2004 - 6222222222222222


def adds_up(number: str) -> bool:
    """Tell whether the last digit is right by the Luhn formula."""
    odd = sum(map(int, number[-1::-2]))
    even = sum((0, 2, 4, 6, 8, 1, 3, 5, 7, 9)[int(digit)] for digit in number[-2::-2])
    return (odd + even) % 10 == 0


def is_credit_code(code: str) -> bool:
    """Tell whether eighteen characters are a unified social credit code with the right check character."""
    upper = code.upper()
    if not _CREDIT_START.match(upper) or any(each not in _CREDIT_CHARACTERS for each in upper):
        return False
    total = sum(_CREDIT_CHARACTERS.index(each) * weight for each, weight in zip(upper, _CREDIT_WEIGHTS, strict=False))
    return _CREDIT_CHARACTERS[-total % 31] == upper[17]


def is_hongkong_identity(letters: str, digits: str, check: str) -> bool:
    """Tell whether a Hong Kong identity card number has the right check character."""
    values = [36, *letters] if len(letters) == 1 else list(letters)
    numbers = [each if isinstance(each, int) else ord(each) - 55 for each in values] + [int(each) for each in digits]
    total = sum(value * weight for value, weight in zip(numbers, range(9, 1, -1), strict=True))
    return "0123456789A"[-total % 11] == check


def is_taiwan_identity(number: str) -> bool:
    """Tell whether a letter and nine digits are a Taiwan identity card number with the right check digit."""
    code = "ABCDEFGHJKLMNPQRSTUVXYWZIO".index(number[0]) + 10
    total = code // 10 + code % 10 * 9 + sum(int(number[place]) * (9 - place) for place in range(1, 9))
    return (total + int(number[9])) % 10 == 0


def _is_province(number: str) -> bool:
    known = number[:2] in PROVINCES and (number[2:6] != "0000" or number[:2] in UNDIVIDED)
    return known or number[0] == _FOREIGNER


def _is_day(year: str, day: str) -> bool:
    month = int(day[:2])
    return _EARLIEST <= int(year) <= _LATEST and 1 <= month <= len(_DAYS) and 1 <= int(day[2:]) <= _DAYS[month - 1]
