"""Synthetic tables of places where people are served: clinics, schools, libraries, shelters and markets."""

from collections.abc import Iterator
from random import Random

from demo.tables.draw import checked, named, some, sometimes
from demo.tables.places import BY_CODE, TREES, address, district, point, road
from demo.tables.prose import introduction, shelter_instructions

HOTLINE = "12345"
VACCINES = ("流感疫苗", "狂犬病疫苗", "乙肝疫苗", "麻腮风疫苗", "水痘疫苗", "HPV 疫苗", "带状疱疹疫苗", "肺炎球菌疫苗")
DEPARTMENTS = ("内科", "外科", "妇产科", "儿科", "中医科", "眼科", "口腔科", "急诊科", "康复科", "全科")
FACILITIES = ("应急供电", "应急供水", "应急厕所", "医疗救护点", "应急广播", "物资储备间", "应急照明", "无障碍通道")
GRADES = ("三级甲等", "三级乙等", "二级甲等", "二级乙等", "一级", "未定级")
LUNAR = ("一、六", "二、七", "三、八", "四、九", "五、十")


def vaccination_sites(random: Random) -> Iterator[tuple[object, ...]]:
    """Clinics in all districts."""
    for number in range(1, 181):
        place = district(random)
        yield (
            f"0{number * 5021:07d}",
            named(random, "预防接种门诊", number),
            random.choice(("儿童", "成人", "狂犬病", "综合")),
            place.code,
            place.name,
            address(random, place),
            random.choice(("周一至周五 08:00-11:30", "周一至周六 08:00-11:30、13:30-16:30", "全年 24 小时")),
            sometimes(random, 0.1, some(random, VACCINES, 2)),
            random.random() < 0.75,
            sometimes(random, 0.15, random.randrange(40, 400, 10)),
            HOTLINE,
            *point(random, place),
            checked(random, "2026-10-08", 24),
        )


def hospitals(random: Random) -> Iterator[tuple[object, ...]]:
    """Hospitals of all kinds; only hospitals have a grade, dental practices have no beds."""
    kinds = ("综合医院", "中医医院", "专科医院", "社区卫生服务中心", "镇街卫生院", "口腔门诊")
    for number in range(1, 621):
        place, kind = district(random), random.choices(kinds, (14, 6, 12, 28, 16, 24))[0]
        hospital = kind.endswith("医院")
        yield (
            f"0{370200000 + number * 17:09d}",
            named(random, kind, number),
            kind,
            random.choices(GRADES, (6, 6, 22, 20, 26, 20))[0] if hospital else None,
            place.code,
            place.name,
            address(random, place),
            None
            if kind == "口腔门诊"
            else random.randrange(80, 1600, 10)
            if hospital
            else random.randrange(10, 120, 5),
            "口腔科" if kind == "口腔门诊" else sometimes(random, 0.05, some(random, DEPARTMENTS, 3)),
            hospital and random.random() < 0.6,
            random.random() < 0.9,
            HOTLINE,
            *point(random, place),
            checked(random, "2026-09-15", 20),
        )


def elderly_care_homes(random: Random) -> Iterator[tuple[object, ...]]:
    """Care homes; nursing beds never exceed the beds, the highest price never lies below the lowest."""
    for number in range(1, 241):
        place, beds, lowest = district(random), random.randrange(30, 520, 10), random.randrange(1200, 3600, 100)
        yield (
            f"YL{number:05d}",
            named(random, "养老院", number),
            random.choices(("公办", "民办", "公建民营"), (2, 6, 2))[0],
            place.code,
            place.name,
            address(random, place),
            beds,
            sometimes(random, 0.12, int(beds * random.uniform(0.3, 0.9))),
            sometimes(random, 0.08, f"{lowest:.2f}"),
            sometimes(random, 0.08, f"{lowest + random.randrange(1000, 5000, 100):.2f}"),
            sometimes(random, 0.1, random.choice(("内设医疗机构", "签约合作", "毗邻设置", "无"))),
            sometimes(random, 0.35, random.randint(1, 5)),
            HOTLINE,
            *point(random, place),
            checked(random, "2026-06-01", 30),
        )


def schools(random: Random) -> Iterator[tuple[object, ...]]:
    """Schools with some 42 pupils a class and one teacher for fourteen of them."""
    kinds = ("小学", "初中", "九年一贯制", "普通高中", "中等职业")
    for number in range(1, 1051):
        place, kind = district(random), random.choices(kinds, (58, 22, 8, 8, 4))[0]
        classes = random.randint(6, 60)
        pupils = int(classes * random.uniform(32, 48))
        yield (
            f"{3137000000 + number * 31}",
            named(
                random, {"九年一贯制": "学校", "普通高中": "高级中学", "中等职业": "职业学校"}.get(kind, kind), number
            ),
            kind,
            random.choices(("公办", "民办"), (88, 12))[0],
            place.code,
            place.name,
            address(random, place),
            classes,
            pupils,
            int(pupils / random.uniform(11, 17)),
            sometimes(random, 0.2, kind in ("普通高中", "中等职业") or random.random() < 0.15),
            sometimes(random, 0.15, random.randint(1905, 2025)),
            *point(random, place),
        )


def kindergartens(random: Random) -> Iterator[tuple[object, ...]]:
    """Kindergartens with some 26 children a class."""
    for number in range(1, 901):
        place, limited, classes = district(random), random.random() < 0.82, random.randint(3, 18)
        fee = random.randrange(300, 1200, 20) if limited else random.randrange(1500, 5200, 100)
        yield (
            f"{4137000000 + number * 29}",
            named(random, "幼儿园", number),
            random.choices(("公办", "民办", "集体办"), (45, 40, 15))[0],
            limited,
            sometimes(random, 0.2, random.choices(("省级示范", "一类", "二类", "三类"), (25, 30, 30, 15))[0]),
            place.code,
            place.name,
            address(random, place),
            classes,
            int(classes * random.uniform(18, 31)),
            sometimes(random, 0.15, random.random() < 0.4),
            sometimes(random, 0.07, f"{fee:.2f}"),
            *point(random, place),
        )


def library_branches(random: Random) -> Iterator[tuple[object, ...]]:
    """Ninety places to read; mobile points have no holdings of their own."""
    for number in range(1, 91):
        place = district(random)
        kind = "总馆" if number <= 11 else random.choices(("分馆", "城市书房", "流动服务点"), (50, 40, 10))[0]
        yield (
            f"0{number:03d}",
            named(random, "图书馆" if kind == "总馆" else kind, number),
            kind,
            place.code,
            place.name,
            address(random, place),
            None if kind == "流动服务点" else random.randrange(8000, 90000, 500) * (12 if kind == "总馆" else 1),
            sometimes(random, 0.06, random.randint(12, 90) * (10 if kind == "总馆" else 1)),
            random.choice(("周二至周日 09:00-17:00", "每日 08:30-20:30", "全年 24 小时")),
            random.random() < 0.7,
            random.random() < 0.6,
            sometimes(random, 0.3, random.random() < 0.3),
            *point(random, place),
        )


def shelters(random: Random) -> Iterator[tuple[object, ...]]:
    """Shelters with three square metres a person or a little less, and long instructions."""
    for number in range(1, 321):
        place = district(random)
        setting = random.choice(("公园绿地", "学校操场", "体育场馆", "广场", "人防工程"))
        area, name = random.uniform(900, 42000), named(random, "应急避难场所", number)
        yield (
            f"BN{number * 7:06d}",
            name,
            random.choices(("Ⅰ类", "Ⅱ类", "Ⅲ类"), (10, 30, 60))[0],
            setting,
            place.code,
            place.name,
            address(random, place),
            int(area / random.uniform(1.6, 3.2)),
            f"{area:.1f}",
            setting in ("体育场馆", "人防工程"),
            sometimes(random, 0.1, some(random, FACILITIES, 3)),
            shelter_instructions(random, name, road(random)),
            *point(random, place),
            checked(random, "2026-05-11", 28),
        )


def parking_lots(random: Random) -> Iterator[tuple[object, ...]]:
    """Car parks; those on the street are smaller and never capped."""
    for number in range(1, 1501):
        place, kind = district(random), random.choices(("路外地面", "地下", "立体", "路内泊位"), (40, 35, 7, 18))[0]
        spaces = random.randint(8, 90) if kind == "路内泊位" else random.randint(30, 900)
        free = random.random() < 0.12
        yield (
            f"{place.code}{number * 3:05d}",
            named(random, "停车场", number),
            kind,
            place.code,
            place.name,
            address(random, place),
            spaces,
            sometimes(random, 0.2, int(spaces * random.uniform(0, 0.2))),
            sometimes(random, 0.25, int(spaces * random.uniform(0, 0.03))),
            "0.00" if free else f"{random.randrange(2, 13):.2f}",
            None if free or kind == "路内泊位" else f"{random.randrange(20, 85, 5):.2f}",
            random.random() < 0.6,
            *point(random, place),
            checked(random, "2026-08-03", 28),
        )


def public_toilets(random: Random) -> Iterator[tuple[object, ...]]:
    """Toilets; those open all day have no hours to state."""
    for number in range(1, 1301):
        place, all_day, women = district(random), random.random() < 0.45, random.randint(3, 16)
        yield (
            f"GC{number:05d}",
            named(random, "公厕", number),
            random.choices(("一类", "二类", "三类"), (30, 45, 25))[0],
            place.code,
            place.name,
            address(random, place),
            all_day,
            None if all_day else random.choice(("05:00-22:00", "06:00-21:30", "05:30-23:00")),
            max(2, int(women * random.uniform(0.6, 1.0))),
            women,
            sometimes(random, 0.15, random.randint(0, 3)),
            sometimes(random, 0.2, random.random() < 0.35),
            sometimes(random, 0.2, random.random() < 0.45),
            *point(random, place),
            checked(random, "2026-07-20", 45),
        )


def shinan_venues(random: Random) -> Iterator[tuple[object, ...]]:
    """Venues of one district, each with a full introduction."""
    place = BY_CODE["370202"]
    for number in range(1, 61):
        kind = random.choice(("文化馆", "美术馆", "博物馆", "剧场", "综合文化站"))
        name = named(random, kind, number)
        yield (
            f"WH{number:04d}",
            name,
            kind,
            address(random, place),
            random.choice(("周二至周日 09:00-17:00", "周二至周日 09:30-16:30", "演出日 13:00-21:30")),
            f"{random.choice((0, 0, 0, 20, 30, 80)):.2f}",
            random.randrange(120, 1200, 20)
            if kind == "剧场"
            else sometimes(random, 0.7, random.randrange(30, 200, 10)),
            random.random() < 0.4,
            sometimes(random, 0.2, random.random() < 0.75),
            introduction(random, name, kind),
            HOTLINE,
            *point(random, place),
        )


def jimo_markets(random: Random) -> Iterator[tuple[object, ...]]:
    """Markets of one district; only country fairs have lunar days."""
    place = BY_CODE["370215"]
    for number in range(1, 86):
        kind = random.choices(("农贸市场", "大集", "直销点"), (45, 35, 20))[0]
        stalls = random.randint(20, 400)
        yield (
            f"JM{number:04d}",
            named(random, kind, number),
            kind,
            address(random, place),
            random.choice(("05:00-18:00", "06:00-19:00", "05:30-12:00")),
            f"逢{random.choice(LUNAR)}" if kind == "大集" else None,
            stalls,
            random.random() < 0.55,
            None if kind == "大集" else f"{stalls * random.uniform(8, 16):.1f}",
            *point(random, place),
            checked(random, "2026-05-11", 25),
        )


def laoshan_trails(random: Random) -> Iterator[tuple[object, ...]]:
    """Greenways and hill paths of one district."""
    place = BY_CODE["370212"]
    for number in range(1, 49):
        kind, length = random.choice(("滨海", "山林", "城市", "滨河")), random.uniform(0.8, 14)
        ascent = int(length * (random.uniform(25, 70) if kind == "山林" else random.uniform(1, 9)))
        yield (
            f"LD{number:03d}",
            f"示例{random.choice(TREES)}绿道 {number:02d}",
            kind,
            f"{length:.2f}",
            sometimes(random, 0.1, ascent),
            random.choice(("透水沥青", "木栈道", "石板", "砂石")),
            "较难" if ascent > 250 else "适中" if length > 5 else "轻松",
            kind != "山林" and random.random() < 0.6,
            sometimes(random, 0.15, random.randint(0, 5)),
            *point(random, place),
            sometimes(random, 0.75, "防火期部分路段封闭，以现场公告为准"),
        )


TABLES = {
    "qd-health/vaccination-sites": vaccination_sites,
    "qd-health/hospitals": hospitals,
    "qd-civil-affairs/elderly-care-homes": elderly_care_homes,
    "qd-education/schools": schools,
    "qd-education/kindergartens": kindergartens,
    "qd-library/branches": library_branches,
    "qd-emergency/shelters": shelters,
    "qd-police/parking-lots": parking_lots,
    "qd-urban-management/public-toilets": public_toilets,
    "shinan-culture/venues": shinan_venues,
    "jimo-agriculture/markets": jimo_markets,
    "laoshan-parks/trails": laoshan_trails,
}
