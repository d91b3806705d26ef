"""Titles by sound: pinyin of neighbouring characters (``ting'che``), made from the pairs themselves, and three initials (``tcc``).

A pair of characters is spelled once for all titles that hold it, so that sounds cost little more than sorting.
"""

from array import array
from collections import defaultdict
from collections.abc import Mapping

from generator.derive.pinyin import initials, pair_readings
from generator.export.search_letters import Numbers, placed
from generator.export.search_titles import BEGINS, EDGE_BITS, ENDS, Lists, TitleIndex

_PAIR, _INITIALS = 2, 3


def sound_strings(titles: TitleIndex, numbers: Numbers) -> Mapping[str, str]:
    """Return the occurrences of every two syllables and of every three initials, as letters."""
    sounds: Lists = defaultdict(lambda: array("Q"))
    for pair, values in titles.pairs.items():
        if len(pair) == _PAIR:
            for first, second in pair_readings(pair):
                sounds[f"{first}'{second}"].extend(values)
    strings = {key: placed(array("Q", sorted(values)), numbers) for key, values in sounds.items()}
    return strings | {key: placed(values, numbers) for key, values in _initials(titles).items()}


def _initials(titles: TitleIndex) -> Lists:
    found: Lists = defaultdict(lambda: array("Q"))
    for value, run in titles.runs:
        letters = initials(run)
        last = len(letters) - _INITIALS
        start = value & ~(BEGINS | ENDS)
        for at in range(last + 1):
            edges = value & ((BEGINS if at == 0 else 0) | (ENDS if at == last else 0))
            found[letters[at : at + _INITIALS]].append(start + (at << EDGE_BITS) + edges)
    return found
