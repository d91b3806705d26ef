"""How Chinese is spelled in Latin letters without tones, as people type it: ``绿`` is ``lv``.

Two neighbouring characters are looked up together first, because many characters are read by their company
(``银行`` yinhang, ``行政`` xingzheng); what no dictionary of words knows may be typed in either of two readings.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache

from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

Syllables = tuple[str, str]

_READINGS = 2
_COMMON = 0.1
"""How many readings of a character are kept, and in what share of the dictionary's words a second one must occur."""

_DIAERESIS = "\u0308"


_OFFICIAL: Mapping[str, Syllables] = {
    "行道": ("xing", "dao"),
    "朝阳": ("chao", "yang"),
    **{
        f"{each[0]}长": (each[1], "zhang")
        for each in (("河", "he"), ("湖", "hu"), ("湾", "wan"), ("林", "lin"), ("田", "tian"), ("路", "lu"))
    },
}
"""Words of administrations that the dictionary of words does not have, or reads as poets do."""


def pair_readings(pair: str) -> tuple[Syllables, ...]:
    """Return how two neighbouring characters may be read; nothing where one of them is not Chinese."""
    word = _word(pair)
    if word:
        return (word,)
    return tuple((first, second) for first in _readings(pair[0]) for second in _readings(pair[1]))


def initials(run: str) -> str:
    """Return the first letters of a run of characters, one for each; a character without a reading gives a blank."""
    letters = run.translate(_FIRST_LETTERS)
    for match in _several().finditer(run):
        place = match.start()
        for start in (place - 1, place):
            word = _word(run[max(0, start) : start + 2]) if start >= 0 else None
            if word:
                letters = f"{letters[:place]}{word[place - start][:1]}{letters[place + 1 :]}"
                break
    return letters


class _FirstLetters(dict[int, str]):
    """The first letter of every character's commonest reading, looked up once."""

    def __missing__(self, code: int) -> str:
        known = _readings(chr(code))
        self[code] = letter = known[0][0] if known else " "
        return letter


_FIRST_LETTERS = _FirstLetters()


@cache
def _several() -> re.Pattern[str]:
    """Return what finds the characters whose readings begin with different letters."""
    found = (each for each, counted in _in_words().items() if len({known[:1] for known in counted}) > 1)
    return re.compile(f"[{''.join(sorted(found))}]")


def spelled(text: str) -> str:
    """Return a text with its Chinese spelled out, so that texts can be ordered by sound; the rest stays as it is."""
    syllables: list[str] = []
    taken = -1
    for place, character in enumerate(text):
        if place == taken:
            continue
        known = _readings(character)
        word = _word(text[place : place + 2])
        if word:
            syllables += [f"{each} " for each in word]
            taken = place + 1
        else:
            syllables.append(f"{known[0]} " if known else character.lower())
    return "".join(syllables).strip()


def _word(pair: str) -> Syllables | None:
    """Return how two characters are read that are a word."""
    phrase = PHRASES_DICT.get(pair)
    if not phrase or len(phrase) != len(pair) or pair in _OFFICIAL:
        return _OFFICIAL.get(pair)
    return _plain(phrase[0][0]), _plain(phrase[1][0])


@cache
def _readings(character: str) -> tuple[str, ...]:
    found = [_plain(each) for each in PINYIN_DICT.get(ord(character), "").split(",")]
    counted = _in_words().get(character, Counter())
    enough = counted.total() * _COMMON
    common = [each for each, number in counted.most_common(_READINGS) if number > enough]
    return tuple(dict.fromkeys(each for each in (*common, *found[:1]) if each))[:_READINGS]


@cache
def _in_words() -> Mapping[str, Counter[str]]:
    """Return how often each character is read how in the words of the dictionary."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for word, syllables in PHRASES_DICT.items():
        for character, readings in zip(word, syllables, strict=False):
            counted[character][_plain(readings[0])] += 1
    return counted


@cache
def _plain(syllable: str) -> str:
    letters = unicodedata.normalize("NFD", syllable).replace(f"u{_DIAERESIS}", "v")
    return "".join(letter for letter in letters if "a" <= letter <= "z")
