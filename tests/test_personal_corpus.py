"""Planted numbers of people in every dress, and codes that only look like them: none is missed, nothing else is told.

All of them are synthetic: drawn by chance, or on the invented bases of ``personal_support``.
"""

import base64

import pytest

from generator.check.personal.scan import scan
from tests.personal_support import card, cards, chance, credit_code, credit_codes, hongkong, mobiles, people
from tests.test_personal import heading_of

COUNT = 40
SOURCE = chance(5)
IDS, MOBILES, CARDS = people(SOURCE, COUNT), mobiles(SOURCE, COUNT), cards(SOURCE, COUNT)

HARMLESS: dict[tuple[str, str], list[str]] = {
    ("order14", "订单号"): [
        f"2026{SOURCE.randrange(1, 13):02d}{SOURCE.randrange(1, 29):02d}{SOURCE.randrange(10**6):06d}"
        for _ in range(COUNT)
    ],
    ("order17ts", ""): [
        f"2026{SOURCE.randrange(1, 13):02d}{SOURCE.randrange(1, 29):02d}{SOURCE.randrange(24):02d}{SOURCE.randrange(60):02d}{SOURCE.randrange(60):02d}{SOURCE.randrange(1000):03d}"
        for _ in range(COUNT)
    ],
    ("order20", ""): [
        f"2026{SOURCE.randrange(1, 13):02d}{SOURCE.randrange(1, 29):02d}{SOURCE.randrange(10**12):012d}"
        for _ in range(COUNT)
    ],
    ("DDorder", ""): [
        f"DD2026{SOURCE.randrange(1, 13):02d}{SOURCE.randrange(1, 29):02d}{SOURCE.randrange(10**8):08d}"
        for _ in range(COUNT)
    ],
    ("DD-order", ""): [
        f"DD-2026{SOURCE.randrange(1, 13):02d}{SOURCE.randrange(1, 29):02d}-{SOURCE.randrange(10**8):08d}"
        for _ in range(COUNT)
    ],
    ("credit", ""): [
        credit_code(f"9137020{SOURCE.randrange(10)}MA{SOURCE.randrange(10**7):07d}") for _ in range(COUNT)
    ],
    ("creditdigits", ""): credit_codes(SOURCE, COUNT),
    ("landline", ""): [f"0532-8{SOURCE.randrange(10**7):07d}" for _ in range(COUNT)],
    ("landline2", ""): [f"05328{SOURCE.randrange(10**7):07d}" for _ in range(COUNT)],
    ("landline3", ""): [f"(0532) 8{SOURCE.randrange(10**7):07d}" for _ in range(COUNT)],
    ("landline ext", ""): [f"0532-8{SOURCE.randrange(10**7):07d}-{SOURCE.randrange(1000, 9999)}" for _ in range(COUNT)],
    ("+86 landline", ""): [f"+86-532-8{SOURCE.randrange(10**7):07d}" for _ in range(COUNT)],
    ("021 line", ""): [f"021-6{SOURCE.randrange(10**7):07d}" for _ in range(COUNT)],
    ("400", ""): [f"400-{SOURCE.randrange(100, 999)}-{SOURCE.randrange(1000, 9999)}" for _ in range(COUNT)],
    ("4006digits", ""): [f"400{SOURCE.randrange(10**7):07d}" for _ in range(COUNT)],
    ("95588", ""): ["95588", "12345", "12315", "110", "119"] * 8,
    ("masked m", ""): [f"{m[:3]}****{m[7:]}" for m in MOBILES],
    ("masked m2", ""): [f"{m[:3]}XXXX{m[7:]}" for m in MOBILES],
    ("masked id", ""): [f"{i[:6]}********{i[14:]}" for i in IDS],
    ("masked id2", ""): [f"{i[:1]}{'*' * 16}{i[17:]}" for i in IDS],
    ("masked card", ""): [f"{c[:6]}{'*' * (len(c) - 10)}{c[-4:]}" for c in CARDS],
    ("masked name", ""): ["张**", "李*", "王某某"] * 13,
    ("coords", "经度"): [f"{SOURCE.uniform(119, 121):.15f}" for _ in range(COUNT)],
    ("coordpair", ""): [f"{SOURCE.uniform(119, 121):.8f},{SOURCE.uniform(35, 37):.8f}" for _ in range(COUNT)],
    ("coordpair blank", ""): [f"{SOURCE.uniform(119, 121):.6f} {SOURCE.uniform(35, 37):.6f}" for _ in range(COUNT)],
    ("wkt", ""): [f"POINT({SOURCE.uniform(119, 121):.10f} {SOURCE.uniform(35, 37):.10f})" for _ in range(COUNT)],
    ("ean13", ""): [f"69{SOURCE.randrange(10**11):011d}" for _ in range(COUNT)],
    ("ean13 130", ""): [f"13{SOURCE.randrange(10**11):011d}" for _ in range(COUNT)],
    ("itf14", ""): [f"1690{SOURCE.randrange(10**10):010d}" for _ in range(COUNT)],
    ("sscc18", ""): [f"3690{SOURCE.randrange(10**14):014d}" for _ in range(COUNT)],
    ("18 fail", ""): [i[:17] + ("0" if i[17] != "0" else "1") for i in IDS],
    ("19 snow", ""): [str(1768000000000000000 + SOURCE.randrange(10**17)) for _ in range(COUNT)],
    ("epoch ms", ""): [str(1700000000000 + SOURCE.randrange(10**11)) for _ in range(COUNT)],
    ("epoch us", ""): [str(1700000000000000 + SOURCE.randrange(10**14)) for _ in range(COUNT)],
    ("epoch ns", ""): [str(1700000000000000000 + SOURCE.randrange(10**17)) for _ in range(COUNT)],
    ("plates like code", ""): [f"鲁A{SOURCE.randrange(10**3):03d}" for _ in range(COUNT)],
    ("doc no", ""): [f"鲁政发〔2026〕{SOURCE.randrange(300)}号" for _ in range(COUNT)],
    ("std", ""): [f"GB/T {SOURCE.randrange(10000, 40000)}-2026" for _ in range(COUNT)],
    ("DB37", ""): [f"DB3702/T {SOURCE.randrange(1000):04d}-2026" for _ in range(COUNT)],
    ("shop code", ""): [f"QD-B{SOURCE.randrange(10**5):05d}" for _ in range(COUNT)],
    ("imei", "设备编码"): [f"86{SOURCE.randrange(10**13):013d}" for _ in range(COUNT)],
    ("iccid", ""): [f"8986{SOURCE.randrange(10**16):016d}" for _ in range(COUNT)],
    ("meter", ""): [f"{SOURCE.randrange(10**11, 10**12)}" for _ in range(COUNT)],
    ("12div", ""): [f"3702{SOURCE.randrange(10**8):08d}" for _ in range(COUNT)],
    ("gis grid", ""): [f"370202{SOURCE.randrange(10**9):09d}" for _ in range(COUNT)],
    ("licence JY", ""): [f"JY13702{SOURCE.randrange(10**9):09d}" for _ in range(COUNT)],
    ("licence drug", ""): [f"国药准字H{SOURCE.randrange(10**8):08d}" for _ in range(COUNT)],
    ("vin", ""): [f"LSVAM4187C2{SOURCE.randrange(10**6):06d}" for _ in range(COUNT)],
    ("contract", "合同编号"): [f"HT-{i[:6]}-{SOURCE.randrange(10**6):06d}" for i in IDS],
    ("realestate no", ""): [f"鲁(2026)青岛市不动产权第{SOURCE.randrange(10**7):07d}号" for _ in range(COUNT)],
    ("realestate unit", ""): [
        f"370202{SOURCE.randrange(10**6):06d}GB{SOURCE.randrange(10**5):05d}F{SOURCE.randrange(10**8):08d}"
        for _ in range(COUNT)
    ],
    ("bus stop", ""): [f"香港中路{SOURCE.randrange(200)}号" for _ in range(COUNT)],
    ("office addr", "办公地址"): [
        f"香港中路{SOURCE.randrange(200)}号海天大厦{SOURCE.randrange(30)}层{SOURCE.randrange(1000, 3000)}室"
        for _ in range(COUNT)
    ],
    ("office addr nohead", ""): [
        f"香港中路{SOURCE.randrange(200)}号海天大厦{SOURCE.randrange(1, 9)}号楼{SOURCE.randrange(1000, 3000)}室"
        for _ in range(COUNT)
    ],
    ("gov mail", ""): [f"jiaoyuju{n}@city.gov.cn" for n in range(COUNT)],
    ("service mail", ""): ["service@company.example", "info@company.example"] * 20,
    ("hash file", "校验值"): [f"{SOURCE.getrandbits(256):064x}" for _ in range(COUNT)],
    ("uuid", ""): [
        f"{SOURCE.getrandbits(32):08x}-{SOURCE.getrandbits(16):04x}-4{SOURCE.getrandbits(12):03x}-a{SOURCE.getrandbits(12):03x}-{SOURCE.getrandbits(48):012x}"
        for _ in range(COUNT)
    ],
    ("hex16", ""): [f"{SOURCE.getrandbits(64):016x}" for _ in range(COUNT)],
    ("url", ""): [f"https://www.city.gov.cn/a/2026{SOURCE.randrange(10**14):014d}.shtml" for _ in range(COUNT)],
    ("ip", ""): [f"192.0.{SOURCE.randrange(255)}.{SOURCE.randrange(255)}" for _ in range(COUNT)],
    ("ranges", ""): ["2026-01-01 2026-12-31", "2025-01-01至2025-12-31"] * 20,
    ("phone range", ""): ["0532-85911111 0532-85912222"] * 20,
    ("two lines", ""): [
        f"0532-8591{SOURCE.randrange(10**4):04d}、8591{SOURCE.randrange(10**4):04d}" for _ in range(COUNT)
    ],
    ("area", ""): [f"{SOURCE.uniform(10**10, 10**11):.2f}" for _ in range(COUNT)],
    ("money int", "金额"): [str(SOURCE.randrange(10**10, 10**11)) for _ in range(COUNT)],
    ("money sep", "金额"): [f"{SOURCE.randrange(10**10, 10**11):,}" for _ in range(COUNT)],
    ("org code", ""): [f"{SOURCE.randrange(10**8):08d}-{SOURCE.choice('0123456789X')}" for _ in range(COUNT)],
    ("isbn", ""): [
        f"978-7-{SOURCE.randrange(100, 999)}-{SOURCE.randrange(10000, 99999)}-{SOURCE.randrange(10)}"
        for _ in range(COUNT)
    ],
    ("issn", ""): ["1000-1234", "2095-123X"] * 20,
    ("numbers", ""): ["13,800,000,000"] * 5,
    ("version", ""): ["10.0.17763.1234", "130.0.6723.1170"] * 10,
    ("patent", ""): [f"ZL2026{SOURCE.randrange(10**8):08d}.{SOURCE.randrange(10)}" for _ in range(COUNT)],
    ("case no", ""): [f"（2026）鲁02民终{SOURCE.randrange(10**4)}号" for _ in range(COUNT)],
    ("bank branch code", "联行号"): [f"{SOURCE.randrange(10**11, 10**12)}" for _ in range(COUNT)],
    ("flight", ""): ["MU5512", "SC4601", "CA1575"] * 10,
    ("trains", ""): ["G1234", "D5678", "K1158"] * 10,
    ("pole", ""): [f"G{SOURCE.randrange(10**8):08d}" for _ in range(3)],
    ("well codes", "编号"): [f"E{SOURCE.randrange(10**8):08d}" for _ in range(COUNT)],
    ("road codes", ""): [f"G{20000000 + n:08d}" for n in range(COUNT)],
    ("school code", ""): [f"{SOURCE.randrange(10**9, 10**10)}" for _ in range(COUNT)],
    ("mac", ""): [f"{SOURCE.getrandbits(48):012x}" for _ in range(COUNT)],
    ("plate masked", ""): [f"鲁B***{SOURCE.randrange(10)}{SOURCE.randrange(10)}" for _ in range(COUNT)],
    ("date17 head", "更新时间"): [f"20260101{SOURCE.randrange(10**9):09d}" for _ in range(COUNT)],
    ("qq group office", "办公QQ群"): [str(SOURCE.randrange(10**8, 10**9)) for _ in range(COUNT)],
}
"""Columns of codes by name and heading."""

PERSONAL: dict[tuple[str, str], tuple[list[str], str]] = {
    ("id", ""): (IDS, "identity-number"),
    ("id text", ""): ([f"申请人身份证号为{i}。" for i in IDS], "identity-number"),
    ("id one in text", ""): (["已办结"] * 39 + [f"（身份证：{IDS[0]}）"], "identity-number"),
    ("id lower x", ""): ([i.lower() for i in IDS], "identity-number"),
    ("id json", ""): ([f'{{"a":{{"idNo":"{i}","n":[1,2]}}}}' for i in IDS], "identity-number"),
    ("id json num", ""): ([f"""{{"a":{(i if not i.endswith("X") else 1)}}}""" for i in IDS], "identity-number"),
    ("id .0", ""): ([f"{i}.0" for i in IDS if not i.endswith("X")], "identity-number"),
    ("id quote", ""): ([f"'{i}" for i in IDS], "identity-number"),
    ("id tab", ""): ([f"\t{i}" for i in IDS], "identity-number"),
    ("id underscore", ""): ([f"张三_{i}" for i in IDS], "identity-number"),
    ("id in filename", ""): ([f"身份证_{i}.jpg" for i in IDS], "identity-number"),
    ("id slash", ""): ([f"{i}/{m}" for i, m in zip(IDS, MOBILES, strict=True)], "identity-number"),
    ("id pipe", ""): ([f"张三|{i}|{m}" for i, m in zip(IDS, MOBILES, strict=True)], "identity-number"),
    ("id dot sep", ""): ([f"{i[:6]}.{i[6:14]}.{i[14:]}" for i in IDS], "identity-number"),
    ("id underscore sep", ""): ([f"{i[:6]}_{i[6:14]}_{i[14:]}" for i in IDS], "identity-number"),
    ("id slash sep", ""): ([f"{i[:6]}/{i[6:14]}/{i[14:]}" for i in IDS], "identity-number"),
    ("id comma sep", ""): ([f"{i[:6]},{i[6:14]},{i[14:]}" for i in IDS], "identity-number"),
    ("mobile comma", ""): ([f"{m[:3]},{m[3:7]},{m[7:]}" for m in MOBILES], "mobile"),
    ("mobile", ""): (MOBILES, "mobile"),
    ("+86", ""): ([f"+86{m}" for m in MOBILES], "mobile"),
    ("+86 sp", ""): ([f"+86 {m[:3]} {m[3:7]} {m[7:]}" for m in MOBILES], "mobile"),
    ("(+86)", ""): ([f"(+86){m}" for m in MOBILES], "mobile"),
    ("0086", ""): ([f"0086-{m}" for m in MOBILES], "mobile"),
    ("086", ""): ([f"086{m}" for m in MOBILES], "mobile"),
    ("mobile dash", ""): ([f"{m[:3]}-{m[3:7]}-{m[7:]}" for m in MOBILES], "mobile"),
    ("mobile dot", ""): ([f"{m[:3]}.{m[3:7]}.{m[7:]}" for m in MOBILES], "mobile"),
    ("mobile text", ""): ([f"联系电话：{m}（张）" for m in MOBILES], "mobile"),
    ("mobile name", ""): ([f"张三{m}" for m in MOBILES], "mobile"),
    ("tel:", ""): ([f"tel:{m}" for m in MOBILES], "mobile"),
    ("mobile chinese", ""): (
        [m.translate(str.maketrans("0123456789", "零一二三四五六七八九")) for m in MOBILES],
        "mobile",
    ),
    ("mobile fw", ""): (["".join(chr(ord(c) + 65248) for c in m) for m in MOBILES], "mobile"),
    ("mobile circ", ""): ([m.replace("1", "①") for m in MOBILES], "mobile"),
    ("mobile 0", ""): ([f"0{m}" for m in MOBILES], "mobile"),
    ("mobile two", ""): ([f"{a}/{b}" for a, b in zip(MOBILES, reversed(MOBILES), strict=True)], "mobile"),
    ("mobile semi", ""): ([f"{a};{b}" for a, b in zip(MOBILES, reversed(MOBILES), strict=True)], "mobile"),
    ("mobile .0", ""): ([f"{m}.0" for m in MOBILES], "mobile"),
    ("card", ""): (CARDS, "bank-card"),
    ("card sp", ""): ([f"{c[:4]} {c[4:8]} {c[8:12]} {c[12:16]} {c[16:]}" for c in CARDS], "bank-card"),
    ("card text", ""): ([f"工行{c}开户" for c in CARDS], "bank-card"),
    ("card 16", ""): ([card(f"622848{SOURCE.randrange(10**9):09d}") for _ in range(COUNT)], "bank-card"),
    ("plate", ""): ([f"鲁B{SOURCE.randrange(10**5):05d}" for _ in range(COUNT)], "plate"),
    ("plate dot", ""): ([f"鲁B·{SOURCE.randrange(10**5):05d}" for _ in range(COUNT)], "plate"),
    ("plate new", ""): ([f"鲁BD{SOURCE.randrange(10**5):05d}" for _ in range(COUNT)], "plate"),
    ("plate text", ""): ([f"车辆鲁U{SOURCE.randrange(10**5):05d}违停" for _ in range(COUNT)], "plate"),
    ("plate space", ""): ([f"鲁 B {SOURCE.randrange(10**5):05d}" for _ in range(COUNT)], "plate"),
    ("mail", ""): ([f"zhang{n}@mail.example" for n in range(COUNT)], "e-mail"),
    ("mail qq", ""): ([f"{SOURCE.randrange(10**8, 10**9)}@qq.com" for _ in range(COUNT)], "e-mail"),
    ("mail fw", ""): ([f"zhang{n}＠mail.example" for n in range(COUNT)], "e-mail"),
    ("mail at", ""): ([f"zhang{n}(at)mail.example" for n in range(COUNT)], "e-mail"),
    ("addr", ""): (
        [
            f"香港中路{SOURCE.randrange(99)}号浮山小区{SOURCE.randrange(1, 9)}号楼{SOURCE.randrange(1, 5)}单元{SOURCE.randrange(101, 900)}室"
            for _ in range(COUNT)
        ],
        "home-address",
    ),
    ("addr2", ""): (
        [
            f"浮山后{n}小区{SOURCE.randrange(1, 30)}-{SOURCE.randrange(1, 5)}-{SOURCE.randrange(101, 900)}"
            for n in range(COUNT)
        ],
        "home-address",
    ),
    ("addr3", ""): (
        [f"市北区某某花园{SOURCE.randrange(1, 30)}栋{SOURCE.randrange(101, 900)}" for n in range(COUNT)],
        "home-address",
    ),
    ("addr head", "家庭住址"): (
        [f"敦化路{n}号{SOURCE.randrange(1, 30)}号楼{SOURCE.randrange(101, 900)}户" for n in range(COUNT)],
        "home-address",
    ),
    ("passport", "护照号"): ([f"E{SOURCE.randrange(10**8):08d}" for _ in range(COUNT)], "passport"),
    ("passport nohead", ""): ([f"E{SOURCE.randrange(10**8):08d}" for _ in range(COUNT)], "passport"),
    ("passport text", ""): ([f"护照号码：G{SOURCE.randrange(10**8):08d}" for _ in range(COUNT)], "passport"),
    ("wx", ""): ([f"微信号：zhang_{n}abc" for n in range(COUNT)], "messenger"),
    ("qq", ""): ([f"QQ：{SOURCE.randrange(10**8, 10**9)}" for n in range(COUNT)], "messenger"),
    ("b64", ""): ([base64.b64encode(i.encode()).decode() for i in IDS], "encoded"),
    ("b64 mobile", ""): ([base64.b64encode(i.encode()).decode() for i in MOBILES], "encoded"),
    ("hex enc", ""): ([i.encode().hex() for i in IDS], "encoded"),
    ("md5 user", "用户手机"): ([f"{SOURCE.getrandbits(128):032x}" for _ in range(COUNT)], "digest"),
    ("sha1 id", "身份证号"): ([f"{SOURCE.getrandbits(160):040x}" for _ in range(COUNT)], "digest"),
    ("weak mask", ""): ([f"{m[:3]}**{m[5:]}" for m in MOBILES], "weak-mask"),
    ("weak mask id", ""): ([f"{i[:14]}***{i[17:]}" for i in IDS], "weak-mask"),
    ("weak mask x", ""): ([f"{i[:14]}xxxx" for i in IDS], "weak-mask"),
    ("pwd", ""): ([f"password=Abc{n}xyz!" for n in range(COUNT)], "secret"),
    ("key", ""): ([f"AKIA{'ABCDEFGHIJKLMNOP'}"] * 3, "secret"),
    ("dsn", ""): ([f"mysql://root:Pass{n}@db/x" for n in range(COUNT)], "secret"),
    ("url id", ""): ([f"https://x.example/q?idcard={i}&a=1" for i in IDS], "identity-number"),
    ("url mobile", ""): ([f"https://x.example/q?phone={m}" for m in MOBILES], "mobile"),
    ("old", ""): (
        [f"370202{SOURCE.randrange(27, 99):02d}0101{SOURCE.randrange(1000):03d}" for _ in range(COUNT)],
        "old-identity-number",
    ),
    ("hk", ""): ([hongkong("K", f"{SOURCE.randrange(10**6):06d}") for _ in range(COUNT)], "other-identity"),
    ("id many", ""): ([",".join(IDS[:3])] * 3, "identity-number"),
    ("id nbsp", ""): ([f"{i[:6]}\xa0{i[6:14]}\xa0{i[14:]}" for i in IDS], "identity-number"),
    ("id mixed 1 in 2000", ""): (["x"] * 2000 + [IDS[0]], "identity-number"),
    ("id among codes18", ""): ([f"10{SOURCE.randrange(10**16):016d}" for _ in range(300)] + IDS[:3], "identity-number"),
    ("id html", ""): ([f"<td>{i}</td>" for i in IDS], "identity-number"),
    ("id escaped", ""): (["".join(f"\\u00{ord(c):02x}" for c in i) for i in IDS], "identity-number"),
    ("id zero width", ""): (["\u200b".join(i) for i in IDS], "identity-number"),
    ("cn id", ""): ([f"ID:{i}" for i in IDS], "identity-number"),
    ("IDs", ""): ([f"No.{i}" for i in IDS], "identity-number"),
    ("user id", ""): ([f"user{i}" for i in IDS], "identity-number"),
    ("Mr", ""): ([f"Zhang San {m}" for m in MOBILES], "mobile"),
    ("id in the codes of an address", ""): (
        ["".join(f"%{ord(each):02x}" for each in number) for number in IDS],
        "encoded",
    ),
}
"""Columns of numbers of people by name and heading, with their kind."""


@pytest.mark.parametrize(("name", "heading"), HARMLESS, ids=str)
def test_codes_are_nobodys_numbers(name: str, heading: str) -> None:
    """Neither the column nor any single one of its cells is taken for something personal."""
    cells = HARMLESS[name, heading]
    assert not scan(cells, heading_of(heading))
    assert not scan(cells[:1], heading_of(heading))


@pytest.mark.parametrize(("name", "heading"), PERSONAL, ids=str)
def test_numbers_of_people_are_found(name: str, heading: str) -> None:
    """Each column is told by its kind, whatever its numbers are dressed in."""
    cells, kind = PERSONAL[name, heading]
    assert kind in scan(cells, heading_of(heading))
