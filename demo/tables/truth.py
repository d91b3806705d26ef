"""The true tables: divisions, holidays, sun and moon."""

import csv
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from random import Random

import chinese_calendar
from astral import Observer, moon, sun
from chinese_calendar.constants import Holiday

SOURCES = Path(__file__).parent.parent / "sources"
QINGDAO = Observer(latitude=36.07, longitude=120.38)
BEIJING_TIME = timezone(timedelta(hours=8))
HOLIDAYS = {
    Holiday.new_years_day: ("元旦", "New Year's Day"),
    Holiday.spring_festival: ("春节", "Spring Festival"),
    Holiday.tomb_sweeping_day: ("清明节", "Tomb-Sweeping Day"),
    Holiday.labour_day: ("劳动节", "Labour Day"),
    Holiday.dragon_boat_festival: ("端午节", "Dragon Boat Festival"),
    Holiday.mid_autumn_festival: ("中秋节", "Mid-Autumn Festival"),
    Holiday.national_day: ("国庆节", "National Day"),
}
WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
COMMITTEES = {"村民委员会": ("村委会", "村民委员会"), "居民委员会": ("居委会", "居民委员会"), "社区": ("社区",)}
LEVELS = {"街道": "街道", "镇": "镇"}
PHASES = (("新月", 0.0), ("上弦月", 7.0), ("满月", 14.0), ("下弦月", 21.0))
BETWEEN = ("蛾眉月", "盈凸月", "亏凸月", "残月")
CYCLE = 28.0


def _source(name: str) -> list[dict[str, str]]:
    with (SOURCES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def districts(_: Random) -> Iterator[tuple[object, ...]]:
    """The ten districts with the number of their sub-districts and communities."""
    streets, villages = _source("streets.csv"), _source("villages.csv")
    for area in _source("areas.csv"):
        code = area["code"]
        kind = "市辖区" if area["name"].endswith("区") else "县级市"
        own = [street["code"] for street in streets if street["areaCode"] == code]
        yield code, area["name"], kind, len(own), sum(village["areaCode"] == code for village in villages)


def subdistricts(_: Random) -> Iterator[tuple[object, ...]]:
    """All sub-districts and towns with the number of their communities."""
    names = {area["code"]: area["name"] for area in _source("areas.csv")}
    villages = _source("villages.csv")
    for street in _source("streets.csv"):
        name, code = street["name"], street["code"]
        kind = next((LEVELS[end] for end in LEVELS if name.endswith(end)), "功能区（统计用）")
        count = sum(village["streetCode"] == code for village in villages)
        yield code, name, kind, street["areaCode"], names[street["areaCode"]], count


def communities(_: Random) -> Iterator[tuple[object, ...]]:
    """All villages and communities."""
    streets = {street["code"]: street["name"] for street in _source("streets.csv")}
    areas = {area["code"]: area["name"] for area in _source("areas.csv")}
    for village in _source("villages.csv"):
        name, street, area = village["name"], village["streetCode"], village["areaCode"]
        kind = next((kind for kind, signs in COMMITTEES.items() if any(sign in name for sign in signs)), "其他")
        yield village["code"], name, kind, street, streets[street], area, areas[area]


def public_holidays(_: Random) -> Iterator[tuple[object, ...]]:
    """Every holiday and make-up working day of 2024 to 2026, by date."""
    days = chinese_calendar.constants
    named = [(day, "放假", name) for day, name in days.holidays.items()]
    named += [(day, "调休上班", name) for day, name in days.workdays.items()]
    for day, kind, english in sorted(named):
        if 2024 <= day.year <= 2026:
            name, name_en = HOLIDAYS[Holiday(english)]
            yield day.isoformat(), day.year, WEEKDAYS[day.weekday()], kind, name, name_en


def _local(moment: datetime) -> str:
    """The time of day in Beijing time, to the second."""
    return (moment.astimezone(BEIJING_TIME) + timedelta(microseconds=500_000)).strftime("%H:%M:%S")


def sunrise_sunset(_: Random) -> Iterator[tuple[object, ...]]:
    """Dawn, sunrise, noon, sunset, dusk and day length of every day of 2026."""
    day = date(2026, 1, 1)
    while day.year == 2026:
        times = sun.sun(QINGDAO, date=day, tzinfo=BEIJING_TIME)
        length = (times["sunset"] - times["sunrise"]).total_seconds() / 60
        parts = (times[key] for key in ("dawn", "sunrise", "noon", "sunset", "dusk"))
        yield day.isoformat(), *map(_local, parts), f"{length:.1f}"
        day += timedelta(days=1)


def _phase(before: float, age: float, after: float) -> str:
    """The principal phase on the day nearest to it, otherwise the name of the stretch between two."""
    for name, target in PHASES:
        distances = [abs((value - target + CYCLE / 2) % CYCLE - CYCLE / 2) for value in (before, age, after)]
        if distances[1] == min(distances) and distances[1] < 1:
            return name
    return BETWEEN[int(age // 7) % 4]


def moon_phases(_: Random) -> Iterator[tuple[object, ...]]:
    """Age and phase of the moon on every day of 2026 and 2027."""
    start = date(2025, 12, 31)
    ages = [moon.phase(start + timedelta(days=index)) for index in range(732)]
    for index in range(1, 731):
        day = start + timedelta(days=index)
        yield day.isoformat(), WEEKDAYS[day.weekday()], f"{ages[index]:.2f}", _phase(*ages[index - 1 : index + 2])


TABLES = {
    "qd-civil-affairs/districts": districts,
    "qd-civil-affairs/subdistricts": subdistricts,
    "qd-civil-affairs/communities": communities,
    "qd-hr/public-holidays": public_holidays,
    "qd-meteorology/sunrise-sunset-2026": sunrise_sunset,
    "qd-meteorology/moon-phases": moon_phases,
}
