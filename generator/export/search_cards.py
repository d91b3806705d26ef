"""Result cards in slots of one width, so that a byte range gets one of them; longer ones follow behind the slots."""

import json
from collections.abc import Sequence

from generator.model.artifact import Artifact
from generator.model.search import SearchRecord

_FEWEST = 16
_MOST_FILES = 100
_SLOT_SHARE = 0.9
_NARROWEST = 40


def card_files(records: Sequence[SearchRecord], orders: Sequence[Sequence[int]]) -> tuple[int, int, list[Artifact]]:
    """Return how many cards lie in a file, how wide a slot is, and the files.

    Each card knows its rank in every order, so that few hits are sorted without reading an order.
    """
    ranks: list[list[int]] = [[0] * len(orders) for _ in records]
    for column, documents in enumerate(orders):
        for rank, document in enumerate(documents):
            ranks[document][column] = rank
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    cards = [
        encode({**record.card, "k": record.key, "u": record.url, "n": ranks[document]}).encode()
        for document, record in enumerate(records)
    ]
    lengths = sorted(map(len, cards))
    slot = max(_NARROWEST, lengths[int(len(lengths) * _SLOT_SHARE)] + 1 if lengths else 1)
    per_file = max(_FEWEST, -(-len(cards) // _MOST_FILES))
    files = [
        Artifact(f"search/cards/{first // per_file}.json", _card_file(cards[first : first + per_file], slot))
        for first in range(0, len(cards), per_file)
    ]
    return per_file, slot, files


def _card_file(cards: Sequence[bytes], slot: int) -> bytes:
    slots: list[bytes] = []
    behind: list[bytes] = []
    offset = 1 + len(cards) * slot
    for card in cards:
        if len(card) < slot:
            slots.append(card.ljust(slot - 1))
            continue
        pointer = f"[{offset},{len(card)},{len(cards) + len(behind)}]"
        slots.append(pointer.encode().ljust(slot - 1))
        behind.append(card)
        offset += len(card) + 1
    return b"[" + b",".join([*slots, *behind]) + b"]"
