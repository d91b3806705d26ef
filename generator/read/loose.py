"""Looking into a descriptor that may be of any shape: what has the wrong type counts as absent.

The shape check reports such values; here they only must not crash anything.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from generator.model.document import JSON
from generator.model.text import Text

EnumType = TypeVar("EnumType", bound=StrEnum)
JsonMap = Mapping[str, JSON]


def string(value: JsonMap, key: str) -> str:
    """Return a text, stripped; empty where there is none."""
    found = value.get(key)
    return found.strip() if isinstance(found, str) else ""


def text(value: JsonMap, key: str) -> Text:
    """Return a text in both languages from ``key`` and ``keyEn``."""
    return Text(string(value, key), string(value, f"{key}En"))


def mapping(value: JsonMap, key: str) -> JsonMap:
    """Return a mapping; empty where there is none."""
    found = value.get(key)
    return found if isinstance(found, dict) else {}


def mappings(value: JsonMap, key: str) -> tuple[JsonMap, ...]:
    """Return a list of mappings; what is no mapping becomes an empty one, so that positions stay true."""
    found = value.get(key)
    return tuple(each if isinstance(each, dict) else {} for each in found) if isinstance(found, list) else ()


def strings(value: JsonMap, key: str) -> tuple[str, ...]:
    """Return a list of texts, a single text counting as a list of one."""
    found = value.get(key)
    if isinstance(found, str):
        return (found.strip(),)
    return tuple(each.strip() for each in found if isinstance(each, str)) if isinstance(found, list) else ()


def exact_strings(value: JsonMap, key: str) -> tuple[str, ...]:
    """Return a list of texts as they were written, blanks included."""
    found = value.get(key)
    return tuple(each for each in found if isinstance(each, str)) if isinstance(found, list) else ()


def boolean(value: JsonMap, key: str) -> bool | None:
    """Return true or false; ``None`` where neither was written."""
    found = value.get(key)
    return found if isinstance(found, bool) else None


def member(kind: type[EnumType], value: str) -> EnumType | None:
    """Return the member of an enumeration; ``None`` for a word that it does not have."""
    return kind(value) if value in list(kind) else None
