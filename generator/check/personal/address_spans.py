"""Addresses down to the room: whether somebody lives there is told by the words around, by the heading and by the table."""

import re
from collections.abc import Iterator

import re2

from generator.check.personal.kinds import Heading, Kind, Span

_HAN_NUMBER = "[0-9一二三四五六七八九十]"
_FLOOR = f"(?:[0-9]{{2,4}}|{_HAN_NUMBER}{{1,3}}[层楼][东西南北中]户)"
UNIT = f"({_HAN_NUMBER}{{1,3}}单元[^\\n，,。；;]{{0,6}}?{_FLOOR})"
ROOM = (
    f"((?:[0-9A-Za-z]|{_HAN_NUMBER}){{1,5}}(?:号楼|号院|栋|幢|座|楼|号|#)[^\\n，,。；;]{{0,8}}?[0-9]{{2,4}}(?:室|户|房)"
    f"|{_HAN_NUMBER}{{1,3}}(?:号楼|栋|幢|座|#楼?)(?:[0-9]{{1,2}}-)?[0-9]{{3,4}}"
    "|(?:小区|花园|家园|公寓|新村|苑|园|里|城|府|庭|湾|郡|居|邸|院|号)[^\\n，,。；;]{0,6}?[0-9]{1,3}-[0-9]{1,2}-[0-9]{2,4})"
)
HOUSE = "([0-9]{1,4}号(?:楼|院)?[0-9]{3,4}|[村庄疃夼泊埠屯寨][0-9]{1,4}号)[ '\"]*$"
"""What is a home only where the heading says so: a number behind a house, or a house in a village."""
PATTERNS = (UNIT, ROOM)

_ROOMY = re2.Options()
_ROOMY.max_mem = 1 << 26
_UNIT, _ROOM, _HOUSE = (re2.compile(f"(?m){each}", _ROOMY) for each in (UNIT, ROOM, HOUSE))
_HOME = re.compile(
    "小区|花园|家园|嘉园|公寓|宿舍|家属院|新村|社区|庄园|雅居|名邸|人家|苑|里|村|庄|园|府|城|弄|巷|胡同|庭|郡|墅|湾"
)
_WORKPLACE = re.compile(
    "大厦|写字楼|商务|广场|中心|办公|医院|学校|中学|小学|公司|银行|酒店|宾馆|政务|大学|门诊|教学|实验|会议|厂|机关|市场|商场|超市|孵化"
    "|(?:工业|产业|科技|软件|创新|创业|创客|物流|文创)(?:园|空间|城|基地)|空间|基地|网点|商铺|门头|综合楼|大楼"
)
_AROUND = 90


def address_spans(blob: bytes, heading: Heading) -> Iterator[Span]:
    """Yield the addresses in a text of many cells, one a line, and whether they are homes."""
    if heading.office or heading.institution:
        return
    home = Kind.ADDRESS in heading.expected
    for pattern in (_UNIT, _ROOM):
        for found in pattern.finditer(blob):
            around = line_before(blob, found.start(1)) + found.group(1).decode()
            lived_in = pattern is _UNIT or _HOME.search(around) is not None
            sound = home or (lived_in and not _WORKPLACE.search(around))
            yield Span(Kind.ADDRESS, found.start(1), found.end(1), sound)


def house_cells(blob: bytes) -> Iterator[Span]:
    """Yield what is a home in a column of homes although no room is named."""
    for found in _HOUSE.finditer(blob):
        line = blob[blob.rfind(b"\n", 0, found.end()) + 1 : found.end()]
        if not _UNIT.search(line) and not _ROOM.search(line):
            yield Span(Kind.ADDRESS, found.start(), found.end(), True)


def line_before(blob: bytes, start: int) -> str:
    """Return what stands before a place in its line, as far as it matters."""
    line = max(blob.rfind(b"\n", max(0, start - _AROUND), start) + 1, start - _AROUND, 0)
    return blob[line:start].decode("utf-8", "ignore")
