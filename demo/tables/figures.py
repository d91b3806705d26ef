"""Synthetic figures by month, quarter or year: economy, housing, waste, loans, check-ups, street lights."""

import math
from collections.abc import Iterator, Mapping
from random import Random

from demo.read import read_drafts
from demo.tables.draw import months, sometimes
from demo.tables.places import DISTRICTS, district, road

CITY = ("370200", "青岛市", 100)
INLAND = frozenset({"370213", "370283", "370285"})
URBAN = frozenset({"370202", "370203", "370213"})
SUBJECTS = {"文学": 30, "历史地理": 10, "科学技术": 14, "经济管理": 8, "少儿读物": 34, "其他": 12}
WASTE = {
    "厨余垃圾": ("生化处理", 30),
    "可回收物": ("再生利用", 22),
    "有害垃圾": ("无害化处置", 0.2),
    "其他垃圾": ("焚烧发电", 60),
}
USES = {"住宅": (9.5, 108, 14500), "公寓": (1.6, 52, 12500), "办公": (0.5, 130, 13800), "商业": (0.7, 96, 19800)}

# The whole city in a quarter: sums with their decimals, shared out by weight, and means with their spread, alike
# everywhere. All of it is deliberately of another size than the true figures.
SUMS: Mapping[str, tuple[float, int]] = {
    "gdp": (420, 2), "primary": (12, 2), "secondary": (145, 2), "tertiary": (263, 2), "industry_value": (118, 2),
    "industry_profit": (16, 2), "industry_revenue": (360, 2), "marine_value": (125, 2),
    "construction_output": (98, 2), "property_investment": (39, 2), "housing_area": (33, 2), "housing_sales": (46, 2),
    "retail": (160, 2), "online_retail": (24, 2), "catering": (16, 2), "exports": (135, 2), "imports": (88, 2),
    "belt_road_trade": (124, 2), "foreign_investment": (9800, 0), "port_cargo": (1700, 0), "port_containers": (72, 2),
    "budget_revenue": (33, 2), "tax_revenue": (23.5, 2), "budget_spending": (43, 2), "deposits": (2600, 2),
    "loans": (2900, 2), "household_deposits": (1320, 2), "population": (104, 2), "new_jobs": (0.95, 3),
    "new_businesses": (6800, 0), "electricity": (15, 2), "industry_electricity": (7.8, 2), "freight": (860, 0),
    "passengers": (64, 0), "metro_trips": (1180, 0), "tourists": (240, 0), "patents": (310, 0),
}  # fmt: skip
MEANS: Mapping[str, tuple[float, float]] = {
    "gdp_growth": (5.5, 1.2), "industry_growth": (5.9, 2.4), "hightech_share": (22, 3),
    "investment_growth": (3.2, 4.5), "industry_investment_growth": (8, 7), "private_investment_growth": (1, 6),
    "infrastructure_growth": (5, 6), "retail_growth": (5, 2.5), "livelihood_share": (61, 3),
    "consumer_prices": (101.2, 0.8), "food_prices": (101.8, 2.4), "producer_prices": (99.6, 2.2),
    "income": (5200, 400), "urban_income": (6100, 400), "rural_income": (2900, 200), "consumption": (3600, 300),
    "urban_rate": (52, 4), "unemployment": (3.1, 0.4), "rd_share": (1.4, 0.3),
}  # fmt: skip
MONEY = frozenset({"income", "urban_income", "rural_income", "consumption"})
CITY_ONLY = frozenset({"consumer_prices", "food_prices", "producer_prices", "unemployment", "passengers"})
COASTAL = frozenset({"marine_value", "port_cargo", "port_containers"})


def _missing(random: Random, name: str, code: str, quarter: int) -> bool:
    """Whether an indicator has no value for the area and quarter."""
    return (
        (name in CITY_ONLY and code != CITY[0])
        or (name in COASTAL and code in INLAND)
        or (name == "rural_income" and code in URBAN)
        or (name == "metro_trips" and code in ("370281", "370283", "370285"))
        or (name == "rd_share" and quarter != 4)
        or (name == "foreign_investment" and random.random() < 0.1)
    )


def _indicator(random: Random, name: str, share: float, growth: float) -> str:
    if name in SUMS:
        size, decimals = SUMS[name]
        level = 1.0 if name == "population" else growth
        return f"{size * share * level * random.uniform(0.93, 1.07):.{decimals}f}"
    size, spread = MEANS[name]
    level = growth if name in MONEY else 1.0
    return f"{random.gauss(size, spread) * level:.{0 if name in MONEY else 1}f}"


def indicators(random: Random) -> Iterator[tuple[object, ...]]:
    """The city and its districts, quarter by quarter since 2017, in the order of the data dictionary."""
    draft = next(draft for draft in read_drafts() if draft.identity == "qd-statistics/indicators-60")
    names = [field["name"] for field in draft.items[0].fields][4:]
    total = sum(place.weight for place in DISTRICTS)
    areas = [(CITY[0], CITY[1], 1.0), *((place.code, place.name, place.weight / total) for place in DISTRICTS)]
    for step in range(39):
        year, quarter = 2017 + step // 4, step % 4 + 1
        for code, area, share in areas:
            values = (
                None if _missing(random, name, code, quarter) else _indicator(random, name, share, 0.75 * 1.013**step)
                for name in names
            )
            yield year, quarter, code, area, *values


def housing_transactions(random: Random) -> Iterator[tuple[object, ...]]:
    """Sales by month, district and use; value and price are left out below three sales."""
    for year, month in months((2021, 1), (2026, 9)):
        wave = 1 + 0.3 * math.sin((year * 12 + month) / 9)
        for place in DISTRICTS:
            for usage, (rate, size, price) in USES.items():
                units = int(rate * place.weight * wave * random.uniform(0.2, 2.2))
                area = round(units * size * random.uniform(0.9, 1.1), 2)
                mean = price * (1.3 if place.code in ("370202", "370212") else 0.9) * random.uniform(0.9, 1.1)
                few = units < 3
                yield (
                    f"{year}-{month:02d}",
                    place.code,
                    place.name,
                    usage,
                    units,
                    f"{area:.2f}",
                    None if few else f"{area * mean / 1e4:.2f}",
                    None if few else f"{mean:.0f}",
                    None if few else f"{random.uniform(6, 30):.1f}",
                )


def waste_sorting(random: Random) -> Iterator[tuple[object, ...]]:
    """Tonnes by month, district and category; recovery of the newest months is not verified yet."""
    for year, month in months((2022, 1), (2026, 8)):
        for place in DISTRICTS:
            for category, (treatment, size) in WASTE.items():
                tonnes = size * place.weight * 8 * random.uniform(0.85, 1.15) * (1.1 if month in (6, 7, 8) else 1)
                rate = random.uniform(60, 98) if category != "有害垃圾" else random.uniform(20, 45)
                unverified = (year, month) >= (2026, 7)
                yield (
                    f"{year}-{month:02d}",
                    place.code,
                    place.name,
                    category,
                    f"{tonnes:.2f}",
                    treatment,
                    None if unverified else f"{rate:.1f}",
                )


def loans_monthly(random: Random) -> Iterator[tuple[object, ...]]:
    """Loans of thirty branches by month and subject; a branch that is closed has none."""
    sizes = [random.uniform(4, 40) for _ in range(30)]
    for year, month in months((2023, 1), (2026, 10)):
        for number, size in enumerate(sizes, start=1):
            closed = random.random() < 0.015
            for subject, share in SUBJECTS.items():
                head = (f"{year}-{month:02d}", f"0{number:03d}", subject)
                if closed:
                    yield *head, None, None, 0, None
                    continue
                loans = int(size * share * random.uniform(0.7, 1.3) * (1.25 if month in (2, 7, 8) else 1))
                back = int(loans * random.uniform(0.85, 1.1))
                yield *head, loans, back, int(loans * random.uniform(0.01, 0.06)), f"{random.uniform(4, 18):.1f}"


def elderly_checkups(random: Random) -> Iterator[tuple[object, ...]]:
    """Check-ups by year, district and sex; blood lipids are counted from 2020."""
    for year in range(2019, 2024):
        for place in DISTRICTS:
            for sex in ("男", "女"):
                invited = int(place.weight * random.uniform(5200, 6400))
                examined = int(invited * random.uniform(0.58, 0.82))
                yield (
                    year,
                    place.code,
                    place.name,
                    sex,
                    invited,
                    examined,
                    f"{examined / invited * 100:.1f}",
                    int(examined * random.uniform(0.45, 0.58)),
                    int(examined * random.uniform(0.17, 0.24)),
                    None if year == 2019 else int(examined * random.uniform(0.3, 0.42)),
                )


def old_street_lights(random: Random) -> Iterator[tuple[object, ...]]:
    """Lamp posts as they were before the renewal."""
    for number in range(1, 801):
        place, lamp = district(random), random.choices(("高压钠灯", "金卤灯", "LED"), (70, 18, 12))[0]
        yield (
            f"0{number * 131:06d}",
            road(random),
            place.code,
            place.name,
            lamp,
            random.choice((60, 90, 120)) if lamp == "LED" else random.choice((150, 250, 400)),
            sometimes(random, 0.1, f"{random.choice((6, 8, 10, 12)):.1f}"),
            sometimes(random, 0.2, random.randint(1992, 2020)),
        )


TABLES = {
    "qd-statistics/indicators-60": indicators,
    "qd-housing/housing-transactions": housing_transactions,
    "qd-urban-management/waste-sorting": waste_sorting,
    "qd-library/loans-monthly": loans_monthly,
    "qd-health/elderly-checkups": elderly_checkups,
    "qd-urban-management/old-street-lights": old_street_lights,
}
