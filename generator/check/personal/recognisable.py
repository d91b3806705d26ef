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
_MOST = 0.5
_NEARLY_ALL = 0.9
_FEW = 5
_DAY = re.compile(r"(?:18|19|20)[0-9]{2}[-/.年]?(?:0?[1-9]|1[0-2])[-/.月]?(?:0?[1-9]|[12][0-9]|3[01])日?(?:[T ].*)?")
_MASKED = re.compile(r"[*＊×某]|^.{0,1}$")
_EXACT = re.compile(r"-?[0-9]{1,3}\.[0-9]{4,}")
_PLACE = re.compile(r"(?i)经度|纬度|坐标|(?:^|_)(?:lon|lng|lat|longitude|latitude|geo|gps)(?:_|$)")
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


def may_recognise(field: Field, words: AbstractSet[str]) -> bool:
    """Tell whether a column is one that tells of people together with others: days of birth, or places."""
    return BIRTHDAY in words or _is_place(field)


def recognisable(columns: Sequence[Column]) -> Iterator[tuple[Text, tuple[Column, ...]]]:
    """Yield what columns tell together about people, with the columns that tell it."""
    births = [each for each in columns if BIRTHDAY in each.words and _share(each, _DAY) >= _MOST]
    places = [each for each in columns if _is_place(each.field) and _share(each, _EXACT) >= _MOST]
    if not births and not places:
        return
    names = [each for each in columns if _names_people(each)]
    numbers = [each for each in columns if each.kinds & _PERSONAL]
    for birth in births:
        if names:
            yield BIRTH, (names[0], birth)
    if places and (names or numbers):
        yield PLACES, ((names or numbers)[0], *places[:2])


def _is_place(field: Field) -> bool:
    return _names_place(field.name) or _names_place(field.title.zh)


@lru_cache(maxsize=4096)
def _names_place(text: str) -> bool:
    return _PLACE.search(text) is not None


def _names_people(column: Column) -> bool:
    """Tell whether a column holds unmasked names of people who are not named for their office."""
    sample = _filled(column)
    if any(IN_OFFICE.search(each) for each in (column.field.name, column.field.title.zh)) or not sample:
        return False
    if PERSON_NAME in column.words:
        return sum(_MASKED.search(each) is None for each in sample) >= _MOST * len(sample)
    people = sum(names_person(each) for each in sample) / len(sample)
    return people >= _NEARLY_ALL and len(set(sample)) >= _FEW


def _filled(column: Column) -> list[str]:
    return list(islice((each.strip() for each in column.sample if each.strip()), _SAMPLE))


def _share(column: Column, pattern: re.Pattern[str]) -> float:
    sample = _filled(column)
    return sum(pattern.fullmatch(each) is not None for each in sample) / len(sample) if sample else 0
