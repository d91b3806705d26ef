"""Synthetic series of nature: weather, air, water, tides, crops."""

import math
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

from demo.tables.draw import days, months, sometimes
from demo.tables.places import BY_CODE, DISTRICTS

GRADES = ((50, "优"), (100, "良"), (150, "轻度污染"), (200, "中度污染"), (300, "重度污染"), (500, "严重污染"))
CLASSES = ("Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "劣Ⅴ")
AMMONIA = (0.15, 0.5, 1.0, 1.5, 2.0)
CROPS = {  # hectares of a typical district, kilograms a hectare
    "小麦": (21000, 6100),
    "玉米": (23000, 6900),
    "花生": (7800, 4400),
    "马铃薯": (5200, 36000),
    "大白菜": (3600, 72000),
    "苹果": (1900, 34000),
    "葡萄": (1100, 24000),
    "茶叶": (900, 620),
}
FARMING = ("370211", "370212", "370214", "370215", "370281", "370283", "370285")
LUNAR_TIDE = 12.4206
SOLAR_TIDE = 12.0


def _season(day: date) -> float:
    """From -1 in the middle of January to 1 in the middle of July."""
    return -math.cos((day.timetuple().tm_yday - 17) / 365.25 * 2 * math.pi)


def _weather(random: Random, rain: float, celsius: float, humidity: float) -> str:
    if rain > 0:
        return "雪" if celsius < 0.5 else "雨"
    if humidity > 95:
        return "雾"
    return random.choice(("晴", "晴", "多云", "多云", "阴"))


def hourly_weather(random: Random) -> Iterator[tuple[object, ...]]:
    """Every hour of 2025: seasons, days and slow spells of weather."""
    moment, spell = datetime(2025, 1, 1), 0.0  # noqa: DTZ001
    while moment.year == 2025:
        spell = 0.985 * spell + random.gauss(0, 0.5)
        season = _season(moment.date())
        celsius = 13 + 12.5 * season + 3 * math.sin((moment.hour - 8) / 24 * 2 * math.pi) + spell
        humidity = min(100.0, max(15.0, 68 + 12 * season - 4 * spell + random.gauss(0, 6)))
        rain = random.expovariate(0.6) if humidity > 84 and random.random() < 0.25 else 0.0
        wind = max(0.0, random.gauss(3.6, 1.8))
        yield (
            moment.isoformat(),
            "00532",
            sometimes(random, 0.004, f"{celsius:.1f}"),
            sometimes(random, 0.004, round(humidity)),
            f"{1016 - 9 * season - spell + random.gauss(0, 1):.1f}",
            f"{rain:.1f}",
            None if wind < 0.3 else random.randrange(360),
            f"{wind:.1f}",
            sometimes(random, 0.01, f"{max(0.1, 24 - humidity / 5 + random.gauss(0, 2)):.1f}"),
            _weather(random, round(rain, 1), celsius, humidity),
        )
        moment += timedelta(hours=1)


def air_quality(random: Random) -> Iterator[tuple[object, ...]]:
    """Ten sites: dust and soot in winter, ozone in summer."""
    for day in days(date(2025, 1, 1), date(2026, 11, 22)):
        season, city = _season(day), random.gauss(0, 8)
        for place in DISTRICTS:
            pm25 = max(4.0, 34 - 18 * season + city + random.gauss(0, 6))
            pm10 = pm25 * random.uniform(1.5, 2.1)
            no2 = max(4.0, 26 - 9 * season + random.gauss(0, 5))
            o3 = max(20.0, 105 + 48 * season + random.gauss(0, 20))
            indices = {"PM2.5": pm25 * 1.35, "PM10": pm10 * 0.75, "O3": o3 * 0.62, "NO2": no2 * 1.1}
            aqi = round(max(indices.values()))
            values = (f"{value:.0f}" for value in (pm25, pm10, max(2, 8 - 3 * season), no2, o3))
            yield (
                day,
                place.code,
                place.name,
                aqi,
                next(name for limit, name in GRADES if aqi <= limit),
                None if aqi <= 50 else max(indices, key=lambda key: indices[key]),
                *(sometimes(random, 0.012, value) for value in values),
                sometimes(random, 0.012, f"{max(0.2, 0.6 - 0.2 * season + random.gauss(0, 0.08)):.1f}"),
            )


def _dry(section: int, month: int) -> bool:
    """Some brooks have no flow in winter."""
    return section % 7 == 0 and month in (1, 2)


def water_quality(random: Random) -> Iterator[tuple[object, ...]]:
    """Thirty sections of rivers, month by month; the class follows from ammonia."""
    sections = [(number, random.choice(DISTRICTS), random.choice((1, 2, 2, 3))) for number in range(1, 31)]
    for year, month in months((2024, 1), (2026, 9)):
        for number, place, target in sections:
            name = f"示例{'河' if number % 4 else '水库'}断面 {number:03d}"
            head = (f"{year}-{month:02d}", f"DM{number:03d}", name, place.code, place.name)
            if _dry(number, month):
                yield *head, *(None,) * 7, CLASSES[target], None
                continue
            season = _season(date(year, month, 15))
            ammonia = round(max(0.03, random.gauss(AMMONIA[target] * 0.7, AMMONIA[target] * 0.25)), 2)
            index = next((rank for rank, limit in enumerate(AMMONIA) if ammonia <= limit), 5)
            yield (
                *head,
                f"{14 + 12 * season + random.gauss(0, 1):.1f}",
                f"{random.gauss(7.9, 0.25):.1f}",
                f"{9.5 - 2.4 * season + random.gauss(0, 0.5):.1f}",
                f"{random.uniform(1.6, 6.4):.1f}",
                f"{ammonia:.2f}",
                f"{random.uniform(0.02, 0.22):.3f}",
                CLASSES[index],
                CLASSES[target],
                index <= target,
            )


def _height(minutes: int) -> float:
    hours = minutes / 60
    lunar = 125 * math.cos(2 * math.pi * hours / LUNAR_TIDE - 0.7)
    return 240 + lunar + 42 * math.cos(2 * math.pi * hours / SOLAR_TIDE - 1.9)


def tide_table(_: Random) -> Iterator[tuple[object, ...]]:
    """High and low waters of 2026 as the turning points of two constituents."""
    start, before = datetime(2026, 1, 1), None  # noqa: DTZ001
    for minutes in range(1, 365 * 24 * 60):
        height = _height(minutes)
        high = height > _height(minutes - 1) and height >= _height(minutes + 1)
        low = height < _height(minutes - 1) and height <= _height(minutes + 1)
        if not (high or low):
            continue
        moment, level = start + timedelta(minutes=minutes), round(height)
        difference = None if before is None else abs(level - before)
        spring = "中潮" if difference is None or 200 <= difference <= 300 else "大潮" if difference > 300 else "小潮"
        yield moment.isoformat(), moment.date(), "高潮" if high else "低潮", level, difference, spring
        before = level


def crop_yields(random: Random) -> Iterator[tuple[object, ...]]:
    """Farming districts, eight crops, nineteen years; not every crop grows everywhere."""
    grown = {(code, crop): random.random() < 0.85 for code in FARMING for crop in CROPS}
    for year in range(2005, 2024):
        for code in FARMING:
            for crop, (hectares, kilograms) in CROPS.items():
                head = (year, code, BY_CODE[code].name, crop)
                if not grown[code, crop]:
                    yield *head, None, None, None, year == 2023
                    continue
                area = round(hectares * random.uniform(0.5, 1.4), 1)
                yield_per = round(kilograms * (1 + (year - 2005) * 0.006) * random.uniform(0.9, 1.1), 1)
                yield *head, f"{area:.1f}", f"{area * yield_per / 1000:.1f}", f"{yield_per:.1f}", year == 2023


TABLES = {
    "qd-meteorology/hourly-weather-2025": hourly_weather,
    "qd-ecology/air-quality-daily": air_quality,
    "qd-ecology/water-quality": water_quality,
    "qd-marine/tide-table": tide_table,
    "qd-agriculture/crop-yields": crop_yields,
}
