"""JSON files of the exports: compact, in the order in which they were made, with a newline at the end."""

import json
from collections.abc import Mapping

from generator.model.artifact import Artifact
from generator.model.document import JSON
from generator.model.text import Text

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def json_file(path: str, value: JSON) -> Artifact:
    """Return a file with a value as JSON."""
    return Artifact(path, _encode(value).encode() + b"\n")


def both(text: Text) -> dict[str, JSON]:
    """Return a text by language; a language that was not written is left out."""
    return {lang: each for lang, each in (("zh", text.zh), ("en", text.en)) if each}


def filled(value: Mapping[str, JSON]) -> dict[str, JSON]:
    """Return an object without the members that say nothing."""
    return {key: each for key, each in value.items() if each not in ("", [], {}, None)}
