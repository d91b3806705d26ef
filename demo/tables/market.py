"""Synthetic tables about businesses: registrations, inspections, annual reports, licences, incubators, stalls."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from demo.tables.draw import company, credit_code, day, named, sometimes
from demo.tables.places import BY_CODE, address, district, point, road
from demo.tables.prose import inspection_account

KINDS = {"有限责任公司": "91", "股份有限公司": "91", "个体工商户": "92", "农民专业合作社": "93"}
FORMS = {
    "有限责任公司": "有限公司",
    "股份有限公司": "股份有限公司",
    "个体工商户": "商行",
    "农民专业合作社": "专业合作社",
}
SURNAMES = "王李张刘陈杨赵黄周吴徐孙"
SCOPES = {
    "A": "蔬菜、果品种植与销售；农业技术服务",
    "C": "机械零部件加工；金属制品制造与销售",
    "E": "房屋建筑工程施工；园林绿化工程",
    "F": "日用百货、五金交电、食品销售；货物进出口",
    "G": "道路货物运输；装卸搬运与仓储服务",
    "H": "餐饮服务；住宿服务",
    "I": "软件开发；信息技术咨询与系统集成",
    "L": "会议及展览服务；企业管理咨询",
    "M": "技术开发、技术转让、技术服务；工程设计",
    "R": "文化艺术交流活动组织；体育场馆经营",
}
FOODS = {
    "粮食加工品": ("小麦粉", "挂面", "大米"),
    "食用农产品": ("韭菜", "豇豆", "辣椒", "鲫鱼", "蛤蜊"),
    "肉制品": ("酱卤牛肉", "熏煮香肠"),
    "水产制品": ("干海带", "烤鱼片", "虾皮"),
    "乳制品": ("巴氏杀菌乳", "发酵乳"),
    "糕点": ("蛋糕", "桃酥", "月饼"),
    "饮料": ("包装饮用水", "果汁饮料"),
    "调味品": ("酿造酱油", "食醋", "豆瓣酱"),
}
FAILURES = ("腐霉利", "噻虫胺", "镉（以 Cd 计）", "苯甲酸及其钠盐", "铝的残留量", "恩诺沙星")
BANDS = ("100 以下", "100-500", "500-2000", "2000-10000", "10000 以上")


def business_licences(random: Random) -> Iterator[tuple[object, ...]]:
    """Businesses of four kinds; those that closed have a day of closing."""
    for number in range(1, 6001):
        place, kind = district(random), random.choices(tuple(KINDS), (46, 3, 47, 4))[0]
        section = random.choice(tuple(SCOPES))
        founded = day(random, date(2001, 3, 1), date(2026, 11, 13))
        status = random.choices(("在营", "吊销", "注销", "迁出"), (82, 3, 13, 2))[0]
        closed = status in ("吊销", "注销")
        yield (
            credit_code(number, f"{KINDS[kind]}370200"),
            company(random, number, FORMS[kind]),
            kind,
            section,
            sometimes(random, 0.04, random.choice(SURNAMES) + "**"),
            None if kind == "个体工商户" else f"{random.choice((10, 50, 100, 200, 500, 1000, 5000)):.2f}",
            place.code,
            place.name,
            founded,
            status,
            day(random, founded, date(2026, 11, 13)) if closed else None,
            SCOPES[section],
        )


def food_inspections(random: Random) -> Iterator[tuple[object, ...]]:
    """Batches, one in fourteen failed, each with its full account."""
    for number in range(1, 901):
        place, category = district(random), random.choice(tuple(FOODS))
        failed = random.random() < 0.07
        item = random.choice(FAILURES) if failed else None
        value = f"{random.uniform(0.06, 4.8):.2f}" if failed else None
        sampled = day(random, date(2025, 1, 6), date(2026, 10, 30))
        yield (
            f"SC{sampled:%Y%m%d}{number:06d}",
            sampled,
            category,
            random.choice(FOODS[category]),
            random.choice(("生产", "流通", "餐饮")),
            company(random, number, random.choice(("超市", "食品厂", "餐厅", "批发部"))),
            place.code,
            place.name,
            random.randint(4, 22),
            "不合格" if failed else "合格",
            item,
            value,
            inspection_account(random, item, value),
        )


def annual_reports_sample(random: Random) -> Iterator[tuple[object, ...]]:
    """Forty made-up reports."""
    for number in range(1, 41):
        yield (
            f"B{number * 104729:09d}",
            random.randint(2021, 2025),
            random.choice(tuple(SCOPES)),
            district(random).code,
            random.choice(("1-9", "10-49", "50-299", "300+")),
            random.choice(BANDS),
            sometimes(random, 0.2, random.choice(BANDS)),
            sometimes(random, 0.15, f"{random.uniform(-30, 45):.1f}"),
        )


def tutoring_licences(random: Random) -> Iterator[tuple[object, ...]]:
    """Providers in Laoshan; new ones have not been checked yet."""
    place = BY_CODE["370212"]
    for number in range(1, 131):
        issued = day(random, date(2022, 3, 1), date(2026, 9, 25))
        new = issued > date(2026, 1, 1)
        yield (
            f"教民3702127{number:06d}号",
            named(random, "培训学校", number),
            random.choices(("学科类", "体育类", "文化艺术类", "科技类"), (8, 30, 45, 17))[0],
            address(random, place),
            issued,
            issued + timedelta(days=4 * 365),
            random.choices(("银行托管", "风险保证金", "未收预收费"), (70, 20, 10))[0],
            None if new else random.choices(("合格", "基本合格", "不合格"), (85, 12, 3))[0],
            random.randint(2, 18),
        )


def incubators_sample(random: Random) -> Iterator[tuple[object, ...]]:
    """Thirty made-up tenants."""
    for number in range(1, 31):
        funded = random.random() < 0.6
        yield (
            f"FH{number * 7919:07d}",
            f"示例孵化器 {random.randint(1, 8):02d}",
            date(random.randint(2022, 2026), random.randint(1, 6), 1),
            random.choice(("海洋科技", "电子信息", "生物医药", "新材料", "智能制造")),
            random.randint(0, 24),
            random.choice(("种子", "天使", "A轮", "B轮及以后")) if funded else None,
            random.choice(BANDS) if funded else None,
            random.random() < 0.25,
        )


def street_stalls(random: Random) -> Iterator[tuple[object, ...]]:
    """Designated places for stalls in Shinan."""
    place = BY_CODE["370202"]
    for number in range(1, 121):
        goods = random.choice(("早餐", "果蔬", "修理", "小百货", "综合"))
        start, end = ("06:00:00", "09:00:00") if goods == "早餐" else ("08:30:00", "18:30:00")
        yield (
            f"TD{number:04d}",
            road(random),
            goods,
            start,
            end,
            random.randint(2, 30),
            random.random() < 0.2,
            *point(random, place),
            sometimes(random, 0.8, "重大活动期间临时调整"),
        )


TABLES = {
    "qd-market/business-licences": business_licences,
    "qd-market/food-inspections": food_inspections,
    "qd-market/licence-annual-reports#licence-annual-reports-sample": annual_reports_sample,
    "laoshan-education/tutoring-licences": tutoring_licences,
    "xihaian-science/enterprise-incubators#enterprise-incubators-sample": incubators_sample,
    "shinan-urban/street-stalls": street_stalls,
}
