"""Personal data, looked for in every entry; unchanged tables are not looked through again."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from generator.check.lexicon import Lexicon
from generator.check.private import check_private
from generator.model.entry import Entry
from generator.model.finding import Place, Problem
from generator.model.text import Text
from generator.publish.store import Store, key_of
from generator.read.content import Content


def private_problems(
    entry: Entry, contents: Mapping[str, Content], digests: Iterable[bytes], lexicon: Lexicon, store: Store
) -> tuple[Problem, ...]:
    """Return what the tables of an entry tell about people; unchanged tables are not looked through again."""
    described = json.dumps([entry.document.value.get("resources"), entry.openness], sort_keys=True)
    key = key_of("private", store.version, entry.key, described, repr(lexicon), *digests)
    kept = store.get(key)
    if kept is not None:
        return tuple(_problem(each) for each in json.loads(kept))
    found = tuple(check_private(entry, contents, lexicon))
    store.put(key, json.dumps([asdict(each) for each in found]).encode())
    return found


def _problem(value: Mapping[str, Mapping[str, str]]) -> Problem:
    place = Place(**value["place"])  # type: ignore[arg-type]
    return Problem(code=str(value["code"]), place=place, message=Text(**value["message"]))
