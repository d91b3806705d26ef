"""Terms in tables, each table a small file; what many entries hold lies apart, so that its neighbours stay cheap to read."""

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from generator.derive.search_terms import shelf_of
from generator.export.search_columns import as_bytes
from generator.export.search_letters import Numbers
from generator.export.search_postings import Classes, shared_strings, single_strings, term_strings, unplaced
from generator.export.search_sounds import sound_strings
from generator.export.search_titles import TitleIndex
from generator.export.search_tokens import TokenIndex, token_files
from generator.model.artifact import Artifact
from generator.model.document import JSON
from generator.model.search import NAMES, TEXT_CLASSES, Limits

FEW_TOKENS = 4
"""Of a pair in so many common tokens each is read; of a pair in more of them, all their entries lie ready."""

_TABLE_LETTERS = 5_000
_MOST_TABLES = {"names": 620, "texts": 600, "sounds": 330, "shared": 60, "singles": 40}
_MOST_APART = {"names": 360, "texts": 300, "singles": 40, "sounds": 110}


def term_files(
    titles: TitleIndex, others: Sequence[TokenIndex], numbers: Numbers, limits: Limits
) -> tuple[dict[str, JSON], list[Artifact]]:
    """Return how many tables of each kind there are, and the files: names, which are asked first, and all other texts."""
    classes: Classes = (titles, *others)
    counts: dict[str, JSON] = {}
    files: list[Artifact] = []
    parts: tuple[tuple[str, Classes], ...] = (("names", classes[:NAMES]), ("texts", classes[NAMES:]))
    for name, part in parts:
        plain = partial(_plain, classes=part, numbers=numbers)
        tables, apart = _apart(name, dict(term_strings(part, numbers)), plain, limits)
        counts[name] = _sharded(name, tables, files)
        files += apart
    for name, strings in (
        ("singles", single_strings(titles, numbers)),
        ("sounds", sound_strings(titles, numbers)),
    ):
        tables, apart = _apart(name, strings, lambda _: "", limits)
        counts[name] = _sharded(name, tables, files)
        files += apart
    counts["shared"] = _sharded("shared", dict(shared_strings(classes, FEW_TOKENS, numbers)), files)
    return counts, files


def common_files(others: Sequence[TokenIndex], numbers: Numbers) -> Iterator[Artifact]:
    """Yield the common tokens of the classes after the titles in one file, and what holds them in many; nothing where there are none."""
    said: dict[str, JSON] = {}
    for text_class, index in zip(TEXT_CLASSES[1:], others, strict=True):
        if not index.common:
            continue
        starts, files = token_files(index, numbers)
        for place, strings in enumerate(files):
            yield Artifact(f"search/tokens/{text_class.name}-{place}.json", as_bytes([*strings]))
        said[text_class.name] = ["\n".join(token for token, _ in index.common), [*starts]]
    if said:
        yield Artifact("search/tokens.json", as_bytes(said))


def weight(letters: str) -> int:
    """Return about how many bytes letters take on the line, so that the client knows what it can afford."""
    return len(zlib.compress(letters.encode(), 1))


def shard_of(term: str, shards: int) -> int:
    """Return the file of a term."""
    value = 0
    for character in shelf_of(term):
        value = (value * 65599 + ord(character)) & 0xFFFFFFFF
    return value % shards


def _plain(term: str, classes: Classes, numbers: Numbers) -> str:
    return unplaced(term, classes, numbers) if any(term in index.pairs for index in classes) else ""


def _apart(
    name: str, strings: Mapping[str, str], plain: Callable[[str], str], limits: Limits
) -> tuple[dict[str, JSON], list[Artifact]]:
    """Return the table of all terms, where a large one has the number of its files and what they weigh, and those files."""
    by_size = sorted((-len(letters), term) for term, letters in strings.items() if len(letters) > limits.large)
    tables: dict[str, JSON] = dict(strings)
    files = []
    for place, (_, term) in enumerate(by_size[: _MOST_APART[name]]):
        ways = {"": strings[term], "-plain": plain(term) if weight(strings[term]) > limits.plain else ""}
        written = {ending: letters for ending, letters in ways.items() if letters}
        tables[term] = [place, *map(weight, written.values())]
        files += [
            Artifact(f"search/apart/{name}-{place}{ending}.json", as_bytes(letters))
            for ending, letters in written.items()
        ]
    return tables, files


def _sharded(name: str, terms: Mapping[str, JSON], files: list[Artifact]) -> int:
    total = sum(len(value) + len(term) for term, value in terms.items() if isinstance(value, str))
    shards = max(1, min(_MOST_TABLES[name], total // _TABLE_LETTERS))
    tables: Sequence[dict[str, JSON]] = [{} for _ in range(shards)]
    for term, value in terms.items():
        tables[shard_of(term, shards)][term] = value
    files += [Artifact(f"search/{name}/{place}.json", as_bytes(dict(table))) for place, table in enumerate(tables)]
    return shards
