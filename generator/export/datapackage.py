"""``datapackage.json`` beside the data of every open entry: anyone can take the folder away and validate it."""

import json

from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue
from generator.model.document import JSON
from generator.model.entry import Entry
from generator.model.facts import EntryFacts

NAME = "datapackage.json"


def datapackage(entry: Entry, facts: EntryFacts, catalogue: Catalogue, profile: str) -> Artifact:
    """Return the published descriptor: what the publisher wrote, with the measured bytes, hash and rows."""
    descriptor: dict[str, JSON] = {"$schema": f"{catalogue.portal.base_url}{profile}", **entry.document.value}
    descriptor["resources"] = [
        _resource(written, entry.resources[index].name, facts)
        for index, written in enumerate(_list(entry.document.value.get("resources")))
    ]
    content = json.dumps(descriptor, ensure_ascii=False, indent=2).encode() + b"\n"
    return Artifact(f"datasets/{entry.key}/{NAME}", content)


def _list(value: JSON) -> list[JSON]:
    return value if isinstance(value, list) else []


def _resource(written: JSON, name: str, facts: EntryFacts) -> JSON:
    table = facts.tables.get(name)
    if not isinstance(written, dict) or table is None:
        return written
    return {**written, "bytes": table.size, "hash": f"sha256:{table.sha256}", "rowCount": table.rows}
