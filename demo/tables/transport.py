"""Synthetic tables of the transport entries and the ferries."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

from demo.tables.draw import company, credit_code, day, days, named, sometimes
from demo.tables.places import DISTRICTS, TREES, District, district, point, road

LANDMARKS = ("公园", "学校", "市场", "医院", "广场", "小区", "路口", "桥")
STOPS = 2400
NETWORK_STOPS = 900
LINES = 80
TRIP_LINES = 125
HOURS = range(6, 22)
HOUR_SHARE = (35, 90, 100, 60, 45, 45, 50, 48, 46, 50, 65, 95, 98, 60, 38, 25)
FERRY_LINES = ("示例东码头—示例海棠岛", "示例海棠岛—示例东码头", "示例西码头—示例雪松岛", "示例雪松岛—示例西码头")
SCOPES = ("普通货物运输", "集装箱运输", "冷藏保鲜运输", "大型物件运输", "危险货物运输", "货运站场")


def bus_stops(random: Random) -> Iterator[tuple[object, ...]]:
    """Pairs of platforms, one per direction, a few metres apart."""
    for pair in range(STOPS // 2):
        place, name, street = district(random), f"示例{random.choice(TREES)}{random.choice(LANDMARKS)}站", road(random)
        longitude, latitude = map(float, point(random, place))
        lines = random.randint(1, 12)
        for side, direction in enumerate(("上行", "下行")):
            yield (
                f"{(2 * pair + side) * 37 + 10021:06d}",
                name,
                direction,
                place.code,
                place.name,
                street,
                random.choices(("直线式", "港湾式", "路中式"), (60, 34, 6))[0],
                random.random() < 0.7,
                sometimes(random, 0.12, random.random() < 0.6),
                lines,
                sometimes(random, 0.25, day(random, date(1996, 1, 1), date(2026, 8, 31))),
                f"{longitude + random.uniform(-3e-4, 3e-4):.6f}",
                f"{latitude + random.uniform(-3e-4, 3e-4):.6f}",
            )


def taxi_sample(random: Random) -> Iterator[tuple[object, ...]]:
    """Fifty reports of five made-up taxis, ten each."""
    for _ in range(5):
        vehicle = f"V{random.randrange(16**8):08X}"
        longitude, latitude = map(float, point(random, district(random)))
        moment = datetime(2026, 10, 12, random.randint(6, 22), random.randint(0, 50), random.randint(0, 29))  # noqa: DTZ001
        occupied = random.random() < 0.6
        for _ in range(10):
            speed = 0.0 if random.random() < 0.2 else random.uniform(5, 65)
            heading = None if speed == 0 else random.randint(0, 359)
            yield vehicle, moment.isoformat(), f"{longitude:.3f}", f"{latitude:.3f}", f"{speed:.1f}", heading, occupied
            longitude += random.uniform(-0.003, 0.003)
            latitude += random.uniform(-0.002, 0.002)
            moment += timedelta(seconds=30)


def network_stops(random: Random) -> Iterator[tuple[object, ...]]:
    """The stops of the network, ninety in each district."""
    for number in range(NETWORK_STOPS):
        place = DISTRICTS[number * len(DISTRICTS) // NETWORK_STOPS]
        yield f"{number + 101:05d}", named(random, "站", number + 1), place.code, place.name, *point(random, place)


def _routes() -> Iterator[tuple[str, str, list[int]]]:
    """Every line and direction with the indexes of its stops; the way back is the way there reversed."""
    random = Random("routes")
    per_district = NETWORK_STOPS // len(DISTRICTS)
    for number in range(1, LINES + 1):
        first = random.randrange(len(DISTRICTS)) * per_district
        stops = random.sample(range(first, first + per_district), random.randint(12, 26))
        yield f"{number:04d}U", "上行", stops
        yield f"{number:04d}D", "下行", stops[::-1]


def network_lines(random: Random) -> Iterator[tuple[object, ...]]:
    """Both directions of every line."""
    for code, direction, stops in _routes():
        kind = random.choices(("干线", "支线", "微循环", "夜间"), (30, 45, 18, 7))[0]
        night = kind == "夜间"
        first, last = (
            ("22:00:00", "01:30:00")
            if night
            else (f"05:{random.randint(20, 59)}:00", f"{random.randint(20, 22)}:30:00")
        )
        length = (len(stops) - 1) * random.uniform(0.5, 0.9)
        yield (
            code,
            f"示例 {int(code[:4])} 路（{direction}）",
            kind,
            first,
            last,
            "1.00" if kind == "微循环" else "2.00",
            f"{length:.1f}",
            sometimes(random, 0.15, random.random() < 0.5),
            sometimes(random, 0.2, random.randint(1985, 2026)),
        )


def network_calls(random: Random) -> Iterator[tuple[object, ...]]:
    """The stops of every line in order."""
    for code, _, stops in _routes():
        distance = 0.0
        for sequence, stop in enumerate(stops, start=1):
            yield code, sequence, f"{stop + 101:05d}", f"{distance:.2f}", round(distance * 3.2)
            distance += random.uniform(0.4, 0.95)


def _few(count: int) -> int | None:
    """The count, or nothing where it is too small to be given."""
    return count if count >= 5 else None


def bus_card_trips(random: Random) -> Iterator[tuple[object, ...]]:
    """125 lines, 100 days, 16 hours: 200,000 records."""
    lines: list[tuple[str, District, float]] = [
        (f"{number:04d}", district(random), random.uniform(20, 260)) for number in range(1, TRIP_LINES + 1)
    ]
    for service_date in days(date(2026, 7, 1), date(2026, 10, 8)):
        week = 0.72 if service_date.weekday() >= 5 or service_date >= date(2026, 10, 1) else 1.0
        text = service_date.isoformat()
        for hour, share in zip(HOURS, HOUR_SHARE, strict=True):
            for code, place, size in lines:
                boardings = int(size * share / 100 * week * random.uniform(0.75, 1.25))
                transfers = _few(int(boardings * random.uniform(0.08, 0.2)))
                seniors = _few(int(boardings * random.uniform(0.05, 0.3)))
                yield text, hour, code, place.code, boardings, transfers, seniors


def road_freight_permits(random: Random) -> Iterator[tuple[object, ...]]:
    """Permits of firms, a few of them expired or given up."""
    for number in range(1, 2601):
        place, scope = district(random), random.choices(SCOPES, (60, 12, 8, 6, 6, 8))[0]
        issued = day(random, date(2021, 1, 4), date(2026, 10, 30))
        until = issued + timedelta(days=4 * 365)
        gone = random.random() < 0.06
        yield (
            f"0{37020000000 + number * 13:011d}",
            company(random, number),
            credit_code(number),
            scope,
            place.code,
            place.name,
            None if scope == "货运站场" else random.randint(1, 120),
            issued,
            until,
            "注销" if gone else "过期" if until < date(2026, 11, 10) else "有效",
        )


def ferry_timetable(random: Random) -> Iterator[tuple[object, ...]]:
    """Sailings of four made-up lines."""
    for number in range(1, 97):
        line = FERRY_LINES[number % len(FERRY_LINES)]
        cars = random.random() < 0.35
        departure = 7 * 60 + number // len(FERRY_LINES) * 27
        yield (
            f"LF{number:04d}",
            line,
            f"{departure // 60:02d}:{departure % 60:02d}:00",
            random.choice((25, 30, 40, 55)),
            random.choice(("每日", "每日", "工作日", "周末及节假日")),
            random.choice(("全年", "全年", "夏秋季", "冬春季")),
            f"{random.choice((15, 20, 30, 45)):.2f}",
            f"{random.choice((60, 80, 120)):.2f}" if cars else None,
            cars,
            random.randrange(80, 400, 20),
            sometimes(random, 0.7, "遇大风、大雾停航，以码头公告为准"),
        )


TABLES = {
    "qd-transport/bus-stops": bus_stops,
    "qd-transport/taxi-trajectories#taxi-trajectories-sample": taxi_sample,
    "qd-transport/bus-network#stops": network_stops,
    "qd-transport/bus-network#lines": network_lines,
    "qd-transport/bus-network#calls": network_calls,
    "qd-transport/bus-card-trips": bus_card_trips,
    "qd-transport/road-freight-permits": road_freight_permits,
    "xihaian-transport/ferry-timetable": ferry_timetable,
}
