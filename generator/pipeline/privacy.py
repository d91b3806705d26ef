"""Personal data, looked for in every entry; unchanged tables are not looked through again."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from generator.check.personal.column_finds import Searches
from generator.check.personal.files import check_private
from generator.check.personal.lexicon import Lexicon
from generator.model.entry import Entry
from generator.model.finding import Place, Problem
from generator.model.text import Text
from generator.publish.store import Store, key_of
from generator.read.content import Content


def private_key(entry: Entry, digests: Iterable[bytes], lexicon: Lexicon, store: Store) -> str:
    """Return the key under which it is kept what the tables of an entry tell about people."""
    described = json.dumps([entry.document.value.get("resources"), entry.openness], sort_keys=True)
    return key_of("private", store.version, entry.key, described, repr(lexicon), *digests)


def kept_problems(key: str, store: Store) -> tuple[Problem, ...] | None:
    """Return what was found in tables that have not changed since; ``None`` where they must be looked through."""
    kept = store.get(key)
    return None if kept is None else tuple(_problem(each) for each in json.loads(kept))


def private_problems(
    entry: Entry, contents: Mapping[str, Content], searches: Searches, key: str, store: Store
) -> tuple[Problem, ...]:
    """Return what the tables of an entry tell about people, and keep it."""
    found = tuple(check_private(entry, contents, searches.lexicon, searches.tables))
    store.put(key, json.dumps([asdict(each) for each in found]).encode())
    return found


def _problem(value: Mapping[str, Mapping[str, str]]) -> Problem:
    place = Place(**value["place"])  # type: ignore[arg-type]
    return Problem(code=str(value["code"]), place=place, message=Text(**value["message"]))
