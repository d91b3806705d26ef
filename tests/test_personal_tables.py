"""What columns tell together: institutions and people, days and places that no heading names, numbers taken apart.

Names are invented, numbers stand on the bases of ``personal_support``.
"""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence

import pytest

from generator.check.personal.files import check_private
from generator.check.personal.strays import check_strays
from generator.model.document import Document
from generator.read.entry import entry_of
from generator.read.unpacked import BYTES_MAX, texts_in
from tests.personal_support import card, chance, mobiles, people
from tests.test_personal import LEXICON

COUNT = 24
SOURCE = chance(7)
IDS, MOBILES = people(SOURCE, COUNT), mobiles(SOURCE, COUNT)
CARDS = [card(f"6222{number:014d}") for number in range(10**9, 10**9 + COUNT)]
SURNAMES = "王李张刘陈杨赵黄"
NAMES = [f"{SURNAMES[row % 8]}{'示例范本'[row % 4]}{'甲乙丙丁'[row % 3]}" for row in range(COUNT)]
DAYS = [f"{1930 + row * 3}-{row % 12 + 1:02d}-{row % 28 + 1:02d}" for row in range(COUNT)]
EAST = [f"{120.123456 + row / 1000:.6f}" for row in range(1, COUNT + 1)]
NORTH = [f"{36.123456 + row / 1000:.6f}" for row in range(1, COUNT + 1)]
HOMES = [f"示例小区{row + 1}号楼2单元{row + 101}室" for row in range(COUNT)]
MD5 = [hashlib.md5(each.encode(), usedforsecurity=False).hexdigest() for each in IDS]

Columns = Mapping[str, Sequence[str]]


def told(columns: Columns) -> set[tuple[str, str]]:
    """Return code and column of everything that a table tells about people; headings are titles."""
    names = [f"f{number}" for number in range(len(columns))]
    fields = [{"name": name, "type": "string", "title": title} for name, title in zip(names, columns, strict=True)]
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([names, *zip(*columns.values(), strict=True)])
    value = {"openness": "unconditional", "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": fields}}]}
    entry = entry_of(Document(file="datasets/x/y/datapackage.yaml", value=value), ())  # type: ignore[arg-type]
    titles = dict(zip(names, columns, strict=True))
    found = check_private(entry, {"t.csv": text.getvalue().encode()}, LEXICON)
    return {(each.code, titles[each.place.path]) for each in found}


PERSONAL: Mapping[str, tuple[Columns, tuple[str, str]]] = {
    "days that no heading names": ({"姓名": NAMES, "日期": DAYS}, ("OD622", "日期")),
    "places as pairs": (
        {"户主": NAMES, "方位": [f"{a},{b}" for a, b in zip(EAST, NORTH, strict=True)]},
        ("OD622", "方位"),
    ),
    "places as WKT": (
        {"户主": NAMES, "方位": [f"POINT({a} {b})" for a, b in zip(EAST, NORTH, strict=True)]},
        ("OD622", "方位"),
    ),
    "places as GeoJSON": (
        {
            "户主": NAMES,
            "方位": [
                json.dumps({"type": "Point", "coordinates": [float(a), float(b)]})
                for a, b in zip(EAST, NORTH, strict=True)
            ],
        },
        ("OD622", "方位"),
    ),
    "places in two columns that say nothing": ({"户主": NAMES, "x": EAST, "y": NORTH}, ("OD622", "y")),
    "parts in another order": (
        {"后段": [each[10:] for each in IDS], "前段": [each[:10] for each in IDS]},
        ("OD622", "后段"),
    ),
    "parts of a card": ({"甲": [each[:9] for each in CARDS], "乙": [each[9:] for each in CARDS]}, ("OD622", "乙")),
    "parts of a telephone": (
        {
            "手机号段": [each[:3] for each in MOBILES],
            "中": [each[3:7] for each in MOBILES],
            "尾": [each[7:] for each in MOBILES],
        },
        ("OD622", "尾"),
    ),
    "a mask and the day that it hides": (
        {"号码": [f"{each[:6]}********{each[14:]}" for each in IDS], "日期": [each[6:14] for each in IDS]},
        ("OD622", "日期"),
    ),
    "digests beside masked names": ({"姓名": [f"{each[0]}**" for each in NAMES], "标识": MD5}, ("OD618", "标识")),
    "homes beside names": ({"申请人": NAMES, "地址": HOMES}, ("OD615", "地址")),
    "homes of the people whom an institution knows": (
        {"养老院名称": ["示例养老院"] * COUNT, "老人": NAMES, "地址": HOMES},
        ("OD615", "地址"),
    ),
    "homes by their heading beside institutions": (
        {"企业名称": ["示例公司"] * COUNT, "法定代表人住址": HOMES},
        ("OD615", "法定代表人住址"),
    ),
    "private mail of an institution": (
        {"企业名称": ["示例公司"] * COUNT, "邮箱": [f"someone{row}@qq.com" for row in range(COUNT)]},
        ("OD615", "邮箱"),
    ),
    "passwords": ({"账号": NAMES, "初始密码": [f"示{row:06d}"[1:] for row in range(COUNT)]}, ("OD616", "初始密码")),
    "tokens": ({"系统": NAMES, "访问令牌": MD5}, ("OD616", "访问令牌")),
}
"""Tables that tell of people, with the code and the column that say so."""

HARMLESS: Mapping[str, Columns] = {
    "addresses of institutions": {"企业名称": ["示例公司"] * COUNT, "住所": HOMES},
    "addresses and posts of agencies": {
        "单位": ["示例局"] * COUNT,
        "负责人": NAMES,
        "地点": HOMES,
        "邮箱": [f"someone{row}@city.example" for row in range(COUNT)],
    },
    "trees and their places": {
        "树种": ["金桂", "黄杨", "白蜡", "石榴", "柏木", "毛白杨"] * 4,
        "经度": EAST,
        "纬度": NORTH,
    },
    "names beside days of an office": {"姓名": NAMES, "任职日期": DAYS},
    "names beside days of one year": {
        "姓名": NAMES,
        "日期": [f"2026-{row % 12 + 1:02d}-{row % 28 + 1:02d}" for row in range(COUNT)],
    },
    "digests of files": {"姓名": [f"{each[0]}**" for each in NAMES], "附件校验值": MD5},
    "identifiers of things": {"设施名称": ["路灯"] * COUNT, "主键": MD5},
    "amounts": {"金额（元）": MOBILES},
    "meters": {
        "表号": [f"0{each}" for each in MOBILES[:3]] + [f"0{SOURCE.randrange(10**11):011d}" for _ in MOBILES[3:]]
    },
    "algorithms": {"商用密码": ["SM2", "SM4", "SM2-256", "SM9-2016"] * 6},
    "answers about passwords": {"是否设置密码": ["是", "否"] * 12, "密钥长度": ["256", "1024"] * 12},
    "masked passwords": {"密码": ["******", "########"] * 12},
    "groups of an office": {"政务QQ群": [f"{1000001 + row * 7919}" for row in range(COUNT)]},
    "wells": {"井号": [f"{'EGDSP'[row % 5]}{row * 7919:08d}" for row in range(COUNT)]},
    "times of a day beside parts": {"年": ["2026"] * COUNT, "月": ["01"] * COUNT, "日": ["02"] * COUNT},
}
"""Tables that look as if, and tell of nobody."""


@pytest.mark.parametrize("name", PERSONAL)
def test_what_columns_tell_of_people_is_found(name: str) -> None:
    """The finding names the column that completes what is told."""
    columns, wanted = PERSONAL[name]
    assert wanted in told(columns)


@pytest.mark.parametrize("name", HARMLESS)
def test_what_only_looks_like_it_is_not(name: str) -> None:
    """Nothing at all is told of a table without people."""
    assert told(HARMLESS[name]) == set()


def _packed(**members: str) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as writer:
        for name, text in members.items():
            writer.writestr(name, text)
    return archive.getvalue()


WORKBOOK = f"<?xml version='1.0'?><sst><si><t>{IDS[0]}</t></si><si><t>无</t></si><si><t>{IDS[1]}</t></si></sst>"


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (f"姓名,电话\n示例,{MOBILES[0]}\n示例,{MOBILES[1]}\n".encode("gb18030"), {"OD615": 2}),
        (_packed(a="无", b=f"电话 {MOBILES[0]}"), {"OD615": 1}),
        (_packed(**{"xl/sharedStrings.xml": WORKBOOK}), {"OD615": 2}),
        (b"PASSWORD=open-sesame\n", {"OD616": 1}),
        (_packed(a="公园,面积\n示例公园,3\n"), {}),
        (_packed(a="x")[:-8], {}),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), {}),
    ],
)
def test_files_that_nobody_declared_are_looked_through(content: bytes, wanted: Mapping[str, int]) -> None:
    """Texts, archives and workbooks are; broken ones and pictures tell nothing and break nothing."""
    entry = entry_of(Document(file="datasets/x/y/datapackage.yaml", value={}), ())
    found = list(check_strays(entry, {"left.bin": content}))
    assert {each.code: int(each.message.en.split()[-2]) for each in found} == wanted
    assert all(number not in each.message.zh for each in found for number in (*IDS, *MOBILES))


def test_an_archive_that_bursts_is_read_as_far_as_allowed() -> None:
    """A megabyte that unpacks to a hundred is no reason to stop."""
    content = _packed(a="0" * (3 * BYTES_MAX))
    assert sum(map(len, texts_in(content))) == BYTES_MAX
