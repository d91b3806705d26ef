"""Plates, papers, addresses, accounts, secrets: what is known by its words and not by a sum."""

import base64
import re
from collections.abc import Iterator

import re2

from generator.check.personal.kinds import NO_HEADING, Heading, Kind, Span
from generator.check.personal.number_spans import number_spans
from generator.check.personal.numbers import is_hongkong_identity, is_taiwan_identity

_HAN_NUMBER = "[0-9一二三四五六七八九十]"
_PROVINCE = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
PLATE = (
    f"(?i)({_PROVINCE} ?[A-HJ-NP-Z][ ·•・.\\-]?(?:[DF][A-HJ-NP-Z0-9][0-9]{{4}}|[0-9]{{5}}[DF]"
    "|[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9学警港澳挂领]))"
)
EMAIL = r"([A-Za-z0-9._%+\-]+(?:@| ?[(\[](?i:at)[)\]] ?)[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)*\.[A-Za-z]{2,})"
UNIT = f"({_HAN_NUMBER}{{1,3}}单元[^\\n，,。；;]{{0,6}}?[0-9]{{2,4}})"
ROOM = (
    f"((?:[0-9A-Za-z]|{_HAN_NUMBER}){{1,5}}(?:号楼|号院|栋|幢|座|楼|号|#)[^\\n，,。；;]{{0,8}}?[0-9]{{2,4}}(?:室|户|房)"
    f"|{_HAN_NUMBER}{{1,3}}(?:号楼|栋|幢|座)(?:[0-9]{{1,2}}-)?[0-9]{{3,4}}"
    "|(?:小区|花园|家园|公寓|苑|园|里|城)[^\\n，,。；;]{0,6}?[0-9]{1,3}-[0-9]{1,2}-[0-9]{2,4})"
)
SERVICE_CARD = r"([军兵士文武海空后参政装北南沈成广济兰][字官兵士]第?[0-9]{4,8}号?)"
HONGKONG = r"([A-Z]{1,2}[0-9]{6}\([0-9A]\))"
ENCODED = r"((?:[MNO][DTjz][AEIMQUYcgk][w-z0-5]){3,6}[A-Za-z0-9+/]{0,4}={0,2})"
WRITTEN = r"((?:%?3[0-9]){11,17}(?:%?(?:3[0-9]|[57]8))?)"
"""The codes of digits, in hexadecimal or as addresses write them."""
MASKED = r"([0-9]{3,16}(?:\*{1,5}|[Xx]{2,5})[0-9Xx]{0,14})"
SECRETS = (
    r"(-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----|\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bLTAI[0-9A-Za-z]{12,}\b|\bAKID[0-9A-Za-z]{28,}\b"
    r"|\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_[A-Za-z0-9_]{22,}|\bglpat-[A-Za-z0-9_\-]{20,}|\bxox[baprs]-[A-Za-z0-9\-]{10,}"
    r"|\bsk-[A-Za-z0-9_\-]{24,}|\bAIza[0-9A-Za-z_\-]{35}|\beyJ[A-Za-z0-9_\-]{8,}\.eyJ[A-Za-z0-9_\-]{8,}"
    r"|://[^\s/:@\"']+:[^\s/@\"']+@"
    r"|https?://(?:10\.[0-9]{1,3}|192\.168|172\.(?:1[6-9]|2[0-9]|3[01]))\.[0-9]{1,3}\.?[0-9]{0,3}"
    r"|(?i:\b(?:password|passwd|pwd|secret|api_?key|access_?key|secret_?key|access_?token|auth_?token)\b|密码|口令|密钥)"
    r"[\"']?[ \t]{0,2}(?:[:=：]|是|为)[ \t]{0,2}[\"']?[!-)+-~]{6,})"
)
NAMED = (
    r"(?i)(?:护照|通行证|台胞证|回乡证|返乡证|军官证|士兵证|警官证|证件号|居留证|passport|travel permit)[^\n0-9A-Za-z]{0,8}(?:no|号码?)?[^\n0-9A-Za-z]{0,4}"
    r"([A-Z]{0,3}[0-9]{7,12})"
)
ACCOUNT = r"(?i)(?:微信号?|wechat|weixin|\bqq)(?:号|id)?[^\n0-9A-Za-z]{0,4}([a-z][a-z0-9_\-]{5,19}|[1-9][0-9]{4,10})"
PATTERNS = (PLATE, EMAIL, UNIT, ROOM, SERVICE_CARD, HONGKONG, ENCODED, WRITTEN, MASKED, SECRETS, NAMED, ACCOUNT)

_ROOMY = re2.Options()
_ROOMY.max_mem = 1 << 26
_FINDERS = {each: re2.compile(f"(?m){each}", _ROOMY) for each in PATTERNS}
PASSPORT = (
    r"^[ '\"]*((?i:E[0-9]{8}|E[A-HJ-NP-Z][0-9]{7}|G[0-9]{8}|[DSPK]E?[0-9]{7,8}|MA[0-9]{7}|1[45][0-9]{7}))[ '\"]*$"
)
_CELL_PASSPORT = re2.compile(f"(?m){PASSPORT}")
_CELL_PERMIT = re2.compile(r"(?m)^[ '\"]*((?i:[CWHMTL][0-9]{8}(?:[0-9]{2})?|[CL][A-Z][0-9]{7}))[ '\"]*$")
_CELL_PAPER = re2.compile(r"(?m)^[ '\"]*((?i:[A-Z]{0,3}[0-9]{6,12}[A-Z]?))[ '\"]*$")
_CELL_ACCOUNT = re2.compile(r"(?m)^[ '\"]*([A-Za-z][A-Za-z0-9_\-]{5,19}|[1-9][0-9]{4,10})[ '\"]*$")
_CELL_TAIWAN = re2.compile(r"(?m)^[ '\"]*([A-Z][1289][0-9]{8})[ '\"]*$")
_CELL_DIGEST = re2.compile(
    r"(?m)^(?:0x)?([0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{56}|[0-9a-fA-F]{64}|[0-9a-fA-F]{96}|[0-9a-fA-F]{128}"
    r"|[A-Za-z0-9+/]{22}==|[A-Za-z0-9+/]{27}=|[A-Za-z0-9+/]{43}=)$"
)
_HOME = re.compile("小区|花园|家园|嘉园|公寓|宿舍|家属院|新村|社区|庄园|雅居|名邸|人家|苑|里|村|庄|园|府|城|弄|巷|胡同")
_WORKPLACE = re.compile(
    "大厦|写字楼|商务|广场|中心|办公|医院|学校|公司|银行|酒店|宾馆|政务|大学|门诊|教学|实验|会议|工业园|产业园|科技园"
)
_GENERIC = re.compile(
    r"(?:info|service|services|contact|admin|webmaster|office|support|help|hr|mail|postmaster|noreply|no-reply|git|public|press|news|kefu|bgs|zwgk|xxzx"
    r")[0-9._\-]*@|@[^@]*\bgov\.cn$",
    re.IGNORECASE,
)
_AROUND = 90
_HIDDEN_LEAST = {11: 4, 15: 6, 18: 6, 16: 6, 19: 6}


def text_spans(blob: bytes, heading: Heading) -> Iterator[Span]:
    """Yield what a text of many cells, one a line, holds besides plain numbers."""
    yield from _plates(blob)
    yield from _emails(blob, heading)
    yield from _addresses(blob, heading)
    yield from _papers(blob, heading)
    yield from _encoded(blob)
    yield from _weakly_masked(blob)
    for found in _FINDERS[SECRETS].finditer(blob):
        yield Span(Kind.SECRET, found.start(1), found.end(1), b"***" not in found.group(1))


def cell_spans(blob: bytes, heading: Heading) -> Iterator[Span]:
    """Yield the cells that are papers, accounts or digests as a whole; most have that shape only."""
    for found in _CELL_TAIWAN.finditer(blob) if heading.expected else ():
        sound = is_taiwan_identity(found.group(1).decode())
        yield Span(Kind.OTHER_IDENTITY, found.start(1), found.end(1), sound)
    pairs = [(Kind.PASSPORT, _CELL_PASSPORT), (Kind.PERMIT, _CELL_PERMIT)]
    if heading.expected & {Kind.PASSPORT, Kind.PERMIT}:
        pairs = [(Kind.PERMIT, _CELL_PAPER)]
    if Kind.MESSENGER in heading.expected:
        pairs.append((Kind.MESSENGER, _CELL_ACCOUNT))
    if heading.person or heading.expected:
        pairs.append((Kind.DIGEST, _CELL_DIGEST))
    for kind, finder in pairs:
        for found in finder.finditer(blob):
            known = finder is _CELL_PAPER and _CELL_PASSPORT.search(found.group(1)) is not None
            yield Span(Kind.PASSPORT if known else kind, found.start(1), found.end(1), True)


def _plates(blob: bytes) -> Iterator[Span]:
    for found in _FINDERS[PLATE].finditer(blob):
        tail = found.group(1).decode()[2:]
        sound = sum(each.isdigit() for each in tail) >= 3 and not _goes_on(blob, found.end(1))  # noqa: PLR2004 - two letters at most
        yield Span(Kind.PLATE, found.start(1), found.end(1), sound)


def _emails(blob: bytes, heading: Heading) -> Iterator[Span]:
    for found in _FINDERS[EMAIL].finditer(blob):
        start = found.start(1)
        before = _line_before(blob, start)
        hidden = before.endswith("*") or "://" in before.rpartition(" ")[2]
        office = heading.office or _GENERIC.search(found.group(1).decode()) is not None
        yield Span(Kind.EMAIL, start, found.end(1), not hidden and not office)


def _addresses(blob: bytes, heading: Heading) -> Iterator[Span]:
    if heading.office:
        return
    home = Kind.ADDRESS in heading.expected
    for pattern in (UNIT, ROOM):
        for found in _FINDERS[pattern].finditer(blob):
            around = _line_before(blob, found.start(1)) + found.group(1).decode()
            lived_in = pattern is UNIT or _HOME.search(around) is not None
            sound = home or (lived_in and not _WORKPLACE.search(around))
            yield Span(Kind.ADDRESS, found.start(1), found.end(1), sound)


def _papers(blob: bytes, heading: Heading) -> Iterator[Span]:
    for found in _FINDERS[SERVICE_CARD].finditer(blob):
        yield Span(Kind.PERMIT, found.start(1), found.end(1), True, worded=True)
    for found in _FINDERS[HONGKONG].finditer(blob):
        text = found.group(1).decode()
        letters, digits, check = text[:-9], text[-9:-3], text[-2]
        yield Span(Kind.OTHER_IDENTITY, found.start(1), found.end(1), is_hongkong_identity(letters, digits, check))
    for found in _FINDERS[NAMED].finditer(blob):
        passport = "护照" in _line_before(blob, found.start(1)) or b"assport" in found.group(0)
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


def _line_before(blob: bytes, start: int) -> str:
    line = max(blob.rfind(b"\n", max(0, start - _AROUND), start) + 1, start - _AROUND, 0)
    return blob[line:start].decode("utf-8", "ignore")
