"""Seeded draws of days, codes, names and texts; every table gets its own generator of random numbers."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from demo.tables.places import TREES

TRADES = ("贸易", "物流", "食品", "机械", "科技", "餐饮", "建材", "水产", "纺织", "文化")
CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"
CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
BODY = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
BODY_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def day(random: Random, first: date, last: date) -> date:
    """A day between the two, both included."""
    return first + timedelta(days=random.randrange((last - first).days + 1))


def days(first: date, last: date) -> Iterator[date]:
    """All days from the first to the last."""
    for index in range((last - first).days + 1):
        yield first + timedelta(days=index)


def months(first: tuple[int, int], last: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """All (year, month) from the first to the last."""
    for index in range(first[0] * 12 + first[1] - 1, last[0] * 12 + last[1]):
        yield index // 12, index % 12 + 1


def sometimes(random: Random, share: float, value: object) -> object:
    """The value, or nothing in the given share of the cases."""
    return None if random.random() < share else value


def checked(random: Random, day_from: str, count: int) -> str:
    """A day within `count` days after an ISO date, as text."""
    return (date.fromisoformat(day_from) + timedelta(days=random.randrange(count))).isoformat()


def named(random: Random, kind: str, number: int) -> str:
    """A name that is plainly an example."""
    return f"示例{random.choice(TREES)}{kind} {number:03d}"


def company(random: Random, number: int, form: str = "有限公司") -> str:
    """The name of a firm that is plainly an example."""
    return f"示例{random.choice(TREES)}{random.choice(TRADES)}{form} {number:04d}"


def credit_code(number: int, head: str = "91370200") -> str:
    """An 18-character code with true check characters in the made-up range EX."""
    body = f"EX{number:06d}"
    rest = 11 - sum(BODY.index(sign) * weight for sign, weight in zip(body, BODY_WEIGHTS, strict=True)) % 11
    code = head + body + {10: "X", 11: "0"}.get(rest, str(rest))
    total = sum(CREDIT.index(sign) * weight for sign, weight in zip(code, CREDIT_WEIGHTS, strict=True))
    return code + CREDIT[(31 - total % 31) % 31]


def some(random: Random, values: Sequence[str], least: int) -> str:
    """Several of the values, in their own order, separated by 、."""
    chosen = set(random.sample(values, random.randint(least, len(values))))
    return "、".join(value for value in values if value in chosen)
