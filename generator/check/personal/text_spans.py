"""Plates, papers, accounts, masks and encodings: what is known by its words or its look and not by a sum."""

import base64
import re
from collections.abc import Iterator

import re2

from generator.check.personal import address_spans, secret_spans
from generator.check.personal.kinds import NO_HEADING, Heading, Kind, Span
from generator.check.personal.number_spans import number_spans
from generator.check.personal.numbers import is_hongkong_identity, is_taiwan_identity

_PROVINCE = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
PLATE = (
    f"(?i)({_PROVINCE} ?[A-HJ-NP-Z][ ·•・.\\-]?(?:[DF][A-HJ-NP-Z0-9][0-9]{{4}}|[0-9]{{5}}[DF]"
    "|[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9学警港澳挂领]))"
)
EMAIL = r"([A-Za-z0-9._%+\-]+(?:@| ?[(\[](?i:at)[)\]] ?)[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)*\.[A-Za-z]{2,})"
SERVICE_CARD = r"([军兵士文武海空后参政装北南沈成广济兰][字官兵士]第?[0-9]{4,8}号?)"
HONGKONG = r"([A-Z]{1,2}[0-9]{6}\([0-9A]\))"
ENCODED = r"((?:[MNO][DTjz][AEIMQUYcgk][w-z0-5]){3,6}[A-Za-z0-9+/]{0,4}={0,2})"
WRITTEN = r"((?:%?3[0-9]){11,17}(?:%?(?:3[0-9]|[57]8))?)"
"""The codes of digits, in hexadecimal or as addresses write them."""
MASKED = r"([0-9]{3,16}(?:\*{1,5}|[Xx]{2,5})[0-9Xx]{0,14})"
NAMED = (
    r"(?i)(?:护照|通行证|台胞证|回乡证|返乡证|军官证|士兵证|警官证|证件号|居留证|passport|travel permit)[^\n0-9A-Za-z]{0,8}(?:no|号码?)?[^\n0-9A-Za-z]{0,4}"
    r"([A-Z]{0,3}[0-9]{7,12})"
)
ACCOUNT = r"(?i)(?:微信号?|wechat|weixin|\bqq)(?:号|id)?[^\n0-9A-Za-z]{0,4}([a-z][a-z0-9_\-]{5,19}|[1-9][0-9]{4,10})"
_OWN = (PLATE, EMAIL, SERVICE_CARD, HONGKONG, ENCODED, WRITTEN, MASKED, NAMED, ACCOUNT)
PATTERNS = (*_OWN, *address_spans.PATTERNS, *secret_spans.PATTERNS)

_ROOMY = re2.Options()
_ROOMY.max_mem = 1 << 26
_FINDERS = {each: re2.compile(f"(?m){each}", _ROOMY) for each in _OWN}
PASSPORT = (
    r"^[ '\"]*((?i:E[0-9]{8}|E[A-HJ-NP-Z][0-9]{7}|G[0-9]{8}|[DSPK]E?[0-9]{7,8}|MA[0-9]{7}|1[45][0-9]{7}))[ '\"]*$"
)
_CELL_PASSPORT = re2.compile(f"(?m){PASSPORT}")
_CELL_PERMIT = re2.compile(r"(?m)^[ '\"]*((?i:[CWHMTL][0-9]{8}(?:[0-9]{2})?|[CL][A-Z][0-9]{7}))[ '\"]*$")
_CELL_PAPER = re2.compile(r"(?m)^[ '\"]*((?i:[A-Z]{0,3}[0-9]{6,12}[A-Z]?|\p{Han}{1,4}第?[0-9]{4,12}号?))[ '\"]*$")
_CELL_ACCOUNT = re2.compile(r"(?m)^[ '\"]*([A-Za-z][A-Za-z0-9_\-]{5,19}|[1-9][0-9]{4,10})[ '\"]*$")
_CELL_TAIWAN = re2.compile(r"(?m)^[ '\"]*([A-Z][1289][0-9]{8})[ '\"]*$")
DIGEST = (
    r"^(?:0x)?([0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{56}|[0-9a-fA-F]{64}|[0-9a-fA-F]{96}|[0-9a-fA-F]{128}"
    r"|[A-Za-z0-9+/]{22}==|[A-Za-z0-9+/]{27}=|[A-Za-z0-9+/]{43}=)$"
)
_CELL_DIGEST = re2.compile(f"(?m){DIGEST}")
_CELL_HALF_DIGEST = re2.compile("(?m)^([0-9a-fA-F]{16})$")
"""Half an MD5, as it is in use here; a common shape of other things."""
_GENERIC = re.compile(
    r"(?:info|service|services|contact|admin|webmaster|office|support|help|hr|mail|postmaster|noreply|no-reply|git|public|press|news|kefu|bgs|zwgk|xxzx"
    r")[0-9._\-]*@|@[^@]*\bgov\.cn$",
    re.IGNORECASE,
)
OPEN_MAIL = re.compile(
    r"@(?:[a-z0-9.\-]+\.)?(?:qq|163|126|139|189|sina|sohu|foxmail|gmail|hotmail|outlook|icloud|yahoo|aliyun|yeah|wo)\.(?:com|cn|net)",
    re.IGNORECASE,
)
"""Addresses of providers that serve everybody."""
_HIDDEN_LEAST = {11: 4, 15: 6, 18: 6, 16: 6, 19: 6}


def text_spans(blob: bytes, heading: Heading) -> Iterator[Span]:
    """Yield what a text of many cells, one a line, holds besides plain numbers."""
    yield from _plates(blob)
    yield from _emails(blob, heading)
    yield from address_spans.address_spans(blob, heading)
    yield from _papers(blob, heading)
    yield from _encoded(blob)
    yield from _weakly_masked(blob)
    yield from secret_spans.secret_spans(blob, heading)


def cell_spans(blob: bytes, heading: Heading) -> Iterator[Span]:
    """Yield the cells that are papers, accounts, digests, passwords or homes as a whole; most have that shape only."""
    expected = heading.expected
    for found in _CELL_TAIWAN.finditer(blob) if expected else ():
        sound = is_taiwan_identity(found.group(1).decode())
        yield Span(Kind.OTHER_IDENTITY, found.start(1), found.end(1), sound)
    named = not expected.isdisjoint({Kind.PASSPORT, Kind.PERMIT})
    looks = [] if named else [(Kind.PASSPORT, _CELL_PASSPORT), (Kind.PERMIT, _CELL_PERMIT)]
    if Kind.MESSENGER in expected and not heading.office:
        looks.append((Kind.MESSENGER, _CELL_ACCOUNT))
    if heading.person or expected or heading.digests:
        looks.append((Kind.DIGEST, _CELL_DIGEST))
    if not expected.isdisjoint({Kind.IDENTITY, Kind.MOBILE}):
        looks.append((Kind.DIGEST, _CELL_HALF_DIGEST))
    for kind, finder in looks:
        for found in finder.finditer(blob):
            yield Span(kind, found.start(1), found.end(1), True)
    if named:
        yield from _paper_cells(blob, passports=Kind.PERMIT not in expected)
    if Kind.SECRET in expected:
        yield from secret_spans.password_cells(blob)
    if Kind.ADDRESS in expected:
        yield from address_spans.house_cells(blob)


def _paper_cells(blob: bytes, *, passports: bool) -> Iterator[Span]:
    """Yield the cells of a column of papers that no words inside them tell already."""
    for found in _CELL_PAPER.finditer(blob):
        text = found.group(1)
        if not any(_FINDERS[each].search(text) for each in (SERVICE_CARD, NAMED)):
            passport = passports or _CELL_PASSPORT.search(text) is not None
            yield Span(Kind.PASSPORT if passport else Kind.PERMIT, found.start(1), found.end(1), True)


def _plates(blob: bytes) -> Iterator[Span]:
    for found in _FINDERS[PLATE].finditer(blob):
        tail = found.group(1).decode()[2:]
        sound = sum(each.isdigit() for each in tail) >= 3 and not _goes_on(blob, found.end(1))  # noqa: PLR2004 - two letters at most
        yield Span(Kind.PLATE, found.start(1), found.end(1), sound)


def _emails(blob: bytes, heading: Heading) -> Iterator[Span]:
    for found in _FINDERS[EMAIL].finditer(blob):
        start = found.start(1)
        before = address_spans.line_before(blob, start)
        hidden = before.endswith("*") or "://" in before.rpartition(" ")[2]
        address = found.group(1).decode()
        office = heading.office or _GENERIC.search(address) is not None
        office = office or (heading.institution and not OPEN_MAIL.search(address))
        yield Span(Kind.EMAIL, start, found.end(1), not hidden and not office)


def _papers(blob: bytes, heading: Heading) -> Iterator[Span]:
    for found in _FINDERS[SERVICE_CARD].finditer(blob):
        yield Span(Kind.PERMIT, found.start(1), found.end(1), True, worded=True)
    for found in _FINDERS[HONGKONG].finditer(blob):
        text = found.group(1).decode()
        letters, digits, check = text[:-9], text[-9:-3], text[-2]
        yield Span(Kind.OTHER_IDENTITY, found.start(1), found.end(1), is_hongkong_identity(letters, digits, check))
    for found in _FINDERS[NAMED].finditer(blob):
        passport = "护照" in address_spans.line_before(blob, found.start(1)) or b"assport" in found.group(0)
        sound = not _goes_on(blob, found.end(1))
        yield Span(Kind.PASSPORT if passport else Kind.PERMIT, found.start(1), found.end(1), sound, worded=True)
    for found in _FINDERS[ACCOUNT].finditer(blob):
        sound = not heading.office and not _goes_on(blob, found.end(1))
        yield Span(Kind.MESSENGER, found.start(1), found.end(1), sound, worded=True)


def _encoded(blob: bytes) -> Iterator[Span]:
    """Yield digits in Base64, in hexadecimal or as addresses write them, that are a number of a person."""
    for found in _FINDERS[ENCODED].finditer(blob):
        text = found.group(1)
        try:
            plain = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
        except ValueError:
            continue
        yield Span(Kind.ENCODED, found.start(1), found.end(1), _is_number(plain))
    for found in _FINDERS[WRITTEN].finditer(blob):
        plain = bytes.fromhex(found.group(1).replace(b"%", b"").decode())
        yield Span(Kind.ENCODED, found.start(1), found.end(1), _is_number(plain))


def _is_number(plain: bytes) -> bool:
    return any(each.sound and each.kind is not Kind.OLD_IDENTITY for each in number_spans(plain, NO_HEADING))


def _weakly_masked(blob: bytes) -> Iterator[Span]:
    """Yield mobile, identity and card numbers of which fewer digits are hidden than the masking rules ask for."""
    for found in _FINDERS[MASKED].finditer(blob):
        text = found.group(1)
        least = _HIDDEN_LEAST.get(len(text), 0)
        if blob[found.start(1) - 1 : found.start(1)].isalnum() and found.start(1):
            continue
        hidden = text.count(b"*") or len(text[:-1]) - len(text[:-1].lower().replace(b"x", b""))
        if least and hidden < least and not _goes_on(blob, found.end(1)):
            mobile = len(text) != 11 or (text[:1] == b"1" and text[1:2] in b"3456789")  # noqa: PLR2004 - digits of a mobile
            yield Span(Kind.WEAK_MASK, found.start(1), found.end(1), mobile)


def _goes_on(blob: bytes, end: int) -> bool:
    after = blob[end : end + 1]
    return after.isalnum() or after == b"*"
