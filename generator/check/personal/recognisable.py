"""Columns that are harmless alone and not together: days of birth or places beside the names of people."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from generator.check.personal.kinds import Kind
from generator.check.personal.lexicon import BIRTHDAY, IN_OFFICE, PERSON_NAME
from generator.check.personal.texts import names_person
from generator.model.entry import Field
from generator.model.text import Text

_SAMPLE = 300
_GLIMPSE = 20
_MOST = 0.5
_NEARLY_ALL = 0.9
_FEW = 5
_USUAL = 3
"""Most names of people have so many characters; of trees and villages that begin like a surname most have two."""
_DAY = re.compile(r"((?:18|19|20)[0-9]{2})[-/.年]?(?:0?[1-9]|1[0-2])[-/.月]?(?:0?[1-9]|[12][0-9]|3[01])日?(?:[T ].*)?")
_MASKED = re.compile(r"[*＊×某]|^.{0,1}$")
_DEGREES = r"(-?[0-9]{1,3}\.[0-9]{4,})"
_EXACT = re.compile(rf"{_DEGREES}|[0-9]{{6,8}}\.[0-9]+")
"""In degrees to some metres, or in metres."""
_PAIR = re.compile(rf"{_DEGREES}[ ,，;；/、\t]+{_DEGREES}")
_PLACE = re.compile(r"(?i)经度|纬度|坐标|(?:^|_)(?:lon|lng|lat|longitude|latitude|geo|geom|geometry|gps|wkt)(?:_|$)")
_PLACE_TYPES = frozenset({"geopoint", "geojson"})
_SAYS_NOTHING = re.compile(r"(?i)|[a-z]|日期|时间|rq|sj|date|day|(?:col(?:umn)?|field|f|c|字段|列|数据项)_?[0-9]{0,3}")
_GENERATION = 30
"""Days that lie more years apart, in a column that does not say what they are, are days of birth beside names."""
_EAST, _NORTH = (73, 136), (3, 54)
_PERSONAL = frozenset({Kind.IDENTITY, Kind.OLD_IDENTITY, Kind.PASSPORT, Kind.OTHER_IDENTITY})
BIRTH = Text("确切的出生日期和姓名", "exact days of birth with names")
PLACES = Text("精确坐标和个人身份", "exact coordinates with the identity of people")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column with what was found out about it."""

    field: Field
    sample: tuple[str, ...]
    words: frozenset[str]
    kinds: frozenset[Kind]


def may_recognise(field: Field, words: AbstractSet[str], sample: Sequence[str]) -> bool:
    """Tell whether a column may be one that tells of people together with others: days of birth, or places."""
    if BIRTHDAY in words or _is_place(field):
        return True
    cell = next(filter(None, sample), "")
    if _says_nothing(field):
        return _DAY.fullmatch(cell) is not None or _EXACT.fullmatch(cell) is not None
    return "." in cell and _PAIR.search(cell) is not None


def recognisable(columns: Sequence[Column]) -> Iterator[tuple[Text, tuple[Column, ...]]]:
    """Yield what columns tell together about people, with the columns that tell it."""
    births = [each for each in columns if _is_birth(each)]
    places = _places(columns)
    if not births and not places:
        return
    names = [each for each in columns if _names_people(each)]
    numbers = [each for each in columns if each.kinds & _PERSONAL]
    for birth in births:
        if names:
            yield BIRTH, (names[0], birth)
    if places and (names or numbers):
        yield PLACES, ((names or numbers)[0], *places[:2])


def _is_birth(column: Column) -> bool:
    """Tell whether a column holds exact days of birth, by its heading or by the time over which they are spread."""
    if BIRTHDAY in column.words:
        return _share(column, _DAY) >= _MOST
    if column.words or not _says_nothing(column.field) or _share(column, _DAY) < _NEARLY_ALL:
        return False
    years = [int(found[1]) for found in map(_DAY.fullmatch, _filled(column)) if found]
    return len(years) >= _FEW and max(years) - min(years) >= _GENERATION


def _places(columns: Sequence[Column]) -> list[Column]:
    """Return the columns that hold exact places: by their headings, as pairs, or as two numbers that say nothing."""
    found = [each for each in columns if (_is_place(each.field) and _is_exact(each)) or _is_pair(each)]
    if found:
        return found
    silent = [each for each in columns if _says_nothing(each.field)]
    east = [each for each in silent if _lies_within(each, _EAST)]
    north = [each for each in silent if _lies_within(each, _NORTH)]
    return [east[0], north[0]] if east and north else []


def _is_exact(column: Column) -> bool:
    return _share(column, _EXACT) >= _MOST


def _is_pair(column: Column) -> bool:
    glimpse = _filled(column, _GLIMPSE)
    pairs = [found for found in map(_PAIR.search, glimpse) if found]
    near = [each for each in pairs if _is_here(float(each[1]), float(each[2]))]
    return bool(near) and len(near) >= _MOST * len(glimpse)


def _is_here(one: float, other: float) -> bool:
    return (_in(one, _EAST) and _in(other, _NORTH)) or (_in(other, _EAST) and _in(one, _NORTH))


def _in(value: float, limits: tuple[int, int]) -> bool:
    return limits[0] <= value <= limits[1]


def _lies_within(column: Column, limits: tuple[int, int]) -> bool:
    sample = _filled(column)
    fits = [found for found in map(_EXACT.fullmatch, sample) if found and found[1] and _in(float(found[1]), limits)]
    return len(fits) >= max(_FEW, _NEARLY_ALL * len(sample))


def _is_place(field: Field) -> bool:
    return field.type in _PLACE_TYPES or _names_place(field.name) or _names_place(field.title.zh)


@lru_cache(maxsize=4096)
def _names_place(text: str) -> bool:
    return _PLACE.search(text) is not None


def _says_nothing(field: Field) -> bool:
    """Tell whether a heading leaves open what its cells are."""
    return _SAYS_NOTHING.fullmatch(field.title.zh or field.name) is not None


def _names_people(column: Column) -> bool:
    """Tell whether a column holds unmasked names of people who are not named for their office."""
    sample = _filled(column)
    if any(IN_OFFICE.search(each) for each in (column.field.name, column.field.title.zh)) or not sample:
        return False
    if PERSON_NAME in column.words:
        return sum(_MASKED.search(each) is None for each in sample) >= _MOST * len(sample)
    glimpse = sample[:_GLIMPSE]
    if sum(map(names_person, glimpse)) < _MOST * len(glimpse):
        return False
    many = sum(map(names_person, sample)) >= _NEARLY_ALL * len(sample) and len(set(sample)) >= _FEW
    return many and sum(len(each) == _USUAL for each in sample) >= _MOST * len(sample)


def _filled(column: Column, most: int = _SAMPLE) -> list[str]:
    return list(islice((each.strip() for each in column.sample if each.strip()), most))


def _share(column: Column, pattern: re.Pattern[str]) -> float:
    sample = _filled(column)
    return sum(pattern.fullmatch(each) is not None for each in sample) / len(sample) if sample else 0
