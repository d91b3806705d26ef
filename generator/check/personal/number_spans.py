"""Runs of digits, blanks and hyphens: which of them are numbers of people."""

import re
from collections.abc import Callable, Iterator

import re2

from generator.check.personal.kinds import Heading, Kind, Span
from generator.check.personal.numbers import (
    CARD,
    PROVINCES,
    is_card_number,
    is_identity_number,
    is_landline,
    is_mobile_number,
    is_old_identity_number,
    looks_like_identity,
)

RUN = r"(?:^|[^0-9.]|[^0-9]\.|^\.)([0-9](?:[ \-]{0,3}[0-9]){10,}(?:[ \-]{0,3}[Xx])?)"
"""Eleven digits or more; not the decimals of a number."""

_RUN = re2.compile(f"(?m){RUN}")
DOTTED = r"(?:^|[^0-9.])(1[3-9][0-9][._/,·][0-9]{4}[._/,·][0-9]{4}|[1-9][0-9]{5}[._/,·](?:18|19|20)[0-9]{6}[._/,·][0-9]{3}[0-9Xx])"
"""Mobile and identity numbers in their usual parts, with other signs between them than blanks and hyphens."""
_DOTTED = re2.compile(f"(?m){DOTTED}")
CERTIFICATE = r"(?:^|[^0-9.])([1-9][0-9]{5}(?:19|20)[0-9]{9}[0-9Xx][1-7][1-4])(?:[^0-9A-Za-z]|$)"
"""The certificate of a disabled person: an identity number, the kind and the grade."""
_CERTIFICATE = re2.compile(f"(?m){CERTIFICATE}")
_CONTEXT = r"(?:^|[^0-9.]|[^0-9]\.|^\.)"
_PROVINCE = f"(?:{'|'.join(sorted(PROVINCES))})"
_DAY = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_WITHOUT_GAPS = (
    f"(?:0|86|086|0086)?1[3-9][0-9]{{9}}|{_PROVINCE}[0-9]{{4}}(?:2[7-9]|[3-9][0-9]){_DAY}[0-9]{{3}}"
    f"|(?:{_PROVINCE}|9[0-9])[0-9]{{4}}(?:18|19|2[01])[0-9]{{2}}{_DAY}[0-9]{{3}}[0-9Xx]|{CARD}"
)
_WITH_GAPS = "|".join(
    f"[0-9]{{{first}}}[ \\-]{{1,3}}[0-9](?:[ \\-]{{0,3}}[0-9]){{{10 - first}}}" for first in range(1, 11)
)
LIKELY_RUN = f"{_CONTEXT}(?:(?:{_WITHOUT_GAPS})(?:[^0-9]|$)|{_WITH_GAPS}|[0-9]{{11,}}[ \\-]{{1,3}}[0-9Xx])"
"""Of the runs those that can hold the number of a person: most codes cannot."""
_SIGNS = re.compile("[._/,·]")
_GROUP = re.compile("[0-9]+[Xx]?|[Xx]")
_WORD = re.compile(rb"[A-Za-z]+\Z")
_HEXADECIMAL = re.compile(b"[a-f]+")
_CALLED = frozenset(b"tel phone mobile mob cell sj sjh shouji id idno idcard sfz sfzh card no qq wx".split())
_SERIAL = re.compile(
    "(?:编号|单号|订单号?|流水号?|序列号?|文号|批号|批次|案号|条码|条形码|代码|编码|许可证号?|证书号|凭证号?|发票号?|合同号?|工单号?|快递单?号?"
    r"|\b(?:order|serial|code|sku|isbn|imei|invoice|ticket|tracking)(?:[ _-]?(?:no|number|id))?)\.?[号码]?[^0-9A-Za-z\n]{0,4}$",
    re.IGNORECASE,
)
_LOOK_BACK = 48
_IDENTITY, _OLD_IDENTITY, _MOBILE = 18, 15, 11
_MOBILE_GROUPS = frozenset(
    {(3, 4, 4), (3, 8), (7, 4), (4, 3, 4), (3, 3, 5), (4, 4, 3), (3, 5, 3), (5, 6), (3, 4, 2, 2), (1,) * 11}
)
_CARD_GROUPS = frozenset({(4, 4, 4, 4), (6, 10), (6, 13), (4, 4, 4, 7), *((4, 4, 4, 4, n) for n in (1, 2, 3))})
_COUNTRY = frozenset({"86", "086", "0086"})


def number_spans(blob: bytes, heading: Heading) -> Iterator[Span]:
    """Yield the numbers in a text of many cells, one a line."""
    for found in _RUN.finditer(blob):
        yield from _of_run(blob, found.start(1), found.end(1), heading)
    for found in _DOTTED.finditer(blob):
        number = _SIGNS.sub("", found.group(1).decode())
        mobile = len(number) == _MOBILE
        if not _goes_on(blob, found.end(1)):
            sound = is_mobile_number(number) if mobile else is_identity_number(number)
            yield Span(Kind.MOBILE if mobile else Kind.IDENTITY, found.start(1), found.end(1), sound)
    for found in _CERTIFICATE.finditer(blob):
        sound = is_identity_number(found.group(1)[:_IDENTITY].decode())
        yield Span(Kind.IDENTITY, found.start(1), found.end(1), sound)


def _of_run(blob: bytes, start: int, end: int, heading: Heading) -> Iterator[Span]:
    text = blob[start:end].decode("ascii")
    if _goes_on(blob, end) and text[-2] in " -":
        text = text[:-1].rstrip(" -")
    elif _goes_on(blob, end):
        return
    named = _named(blob, start)
    if named and not heading.expected and _serial_before(blob, start):
        return
    spans = _whole(text) if text.isalnum() else _grouped(text)
    for kind, first, last, sound in spans:
        if named or kind is Kind.IDENTITY or (first and text[first - 1] == " "):
            yield Span(kind, start + first, start + last, sound)


def _goes_on(blob: bytes, end: int) -> bool:
    """Tell whether a number is only the beginning of something longer; the ``.0`` of a spreadsheet is nothing."""
    after = blob[end : end + 2]
    if after[:1] == b".":
        return after[1:].isdigit() and not (after == b".0" and not blob[end + 2 : end + 3].isdigit())
    return after[:1].isalnum() or after[:1] in {b"*", b"_"}


def _named(blob: bytes, start: int) -> bool:
    """Tell whether no letters of a code stand before a number; a word that announces a number is none."""
    before = blob[max(0, start - 12) : start].rpartition(b"\n")[2]
    if before[-1:] == b"*":
        return False
    word = _WORD.search(before.rstrip(b"-_"))
    if word is None or word[0].lower() in _CALLED:
        return True
    return before[-1:] in b"-_" and not word[0].isupper() and _HEXADECIMAL.fullmatch(word[0]) is None


def _serial_before(blob: bytes, start: int) -> bool:
    line = max(blob.rfind(b"\n", max(0, start - _LOOK_BACK), start) + 1, start - _LOOK_BACK, 0)
    return line < start and _SERIAL.search(blob[line:start].decode("utf-8", "ignore")) is not None


_Part = tuple[Kind, int, int, bool]


def _whole(text: str) -> Iterator[_Part]:
    """Yield what a number without gaps can be."""
    length = len(text)
    judged = _LENGTHS.get(length)
    if judged and text.isdigit():
        yield from judged(text)
    elif length == _IDENTITY and looks_like_identity(text):
        yield Kind.IDENTITY, 0, length, is_identity_number(text)


def _mobile(text: str) -> Iterator[_Part]:
    """Yield a mobile number, with the prefix of the country or of a long-distance call before it or not."""
    prefix = text[:-_MOBILE]
    if prefix or text[0] != "0":
        sound = prefix in {"", "0"} | _COUNTRY and is_mobile_number(text[-_MOBILE:])
        if sound or not is_landline(text):
            yield Kind.MOBILE, 0, len(text), sound


def _old(text: str) -> Iterator[_Part]:
    if text.startswith("00861"):
        yield from _mobile(text)
    else:
        yield Kind.OLD_IDENTITY, 0, len(text), is_old_identity_number(text)


def _card(text: str) -> Iterator[_Part]:
    """Yield a card number; among many numbers of its length without an issuer's prefix it is there by chance."""
    yield Kind.CARD, 0, len(text), is_card_number(text)


def _identity(text: str) -> Iterator[_Part]:
    """Yield an identity number; 62 is a province and a prefix of cards."""
    sound = looks_like_identity(text) and is_identity_number(text)
    if looks_like_identity(text):
        yield Kind.IDENTITY, 0, len(text), sound
    if not sound:
        yield from _card(text)


_LENGTHS: dict[int, Callable[[str], Iterator[_Part]]] = {
    11: _mobile,
    12: _mobile,
    13: _mobile,
    14: _mobile,
    15: _old,
    16: _card,
    17: _card,
    18: _identity,
    19: _card,
}


def _grouped(text: str) -> Iterator[_Part]:
    """Yield the numbers that whole groups of a run make together; the first and longest win."""
    groups = [(found.start(), found.end(), found[0]) for found in _GROUP.finditer(text)]
    first = 0
    while first < len(groups):
        for last in range(min(len(groups), first + _IDENTITY), first, -1):
            part = _joined(groups[first:last])
            if part:
                yield part
                first = last - 1
                break
        first += 1


def _joined(groups: list[tuple[int, int, str]]) -> _Part | None:
    number = "".join(each for _, _, each in groups)
    start, end = groups[0][0], groups[-1][1]
    if len(groups) == 1:
        return next(((kind, start, end, sound) for kind, _, _, sound in _whole(number) if sound), None)
    kind = _kind_of(number, tuple(len(each) for _, _, each in groups), groups[0][2])
    return (kind, start, end, True) if kind else None


def _kind_of(number: str, sizes: tuple[int, ...], first: str) -> Kind | None:
    """Return what groups of these sizes make together, where people write the kind in such groups."""
    if len(number) == _IDENTITY and number[:17].isdigit() and is_identity_number(number):
        return Kind.IDENTITY
    if not number.isdigit():
        return None
    abroad = first in _COUNTRY and (sizes[1:] in _MOBILE_GROUPS or len(sizes) == 2)  # noqa: PLR2004 - country and number
    known = number[:-_MOBILE] in {"", *_COUNTRY}
    if (abroad or sizes in _MOBILE_GROUPS) and known and is_mobile_number(number[-_MOBILE:]):
        return Kind.MOBILE
    if sizes in _CARD_GROUPS and is_card_number(number):
        return Kind.CARD
    return Kind.OLD_IDENTITY if sizes == (6, 6, 3) and is_old_identity_number(number) else None
