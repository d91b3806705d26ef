"""The profile of published descriptors: what publishers may write, and what is measured on publication."""

import copy
import json
from collections.abc import Mapping
from typing import Any, cast

from generator.model.artifact import Artifact
from generator.model.document import JSON

_MEASURED: dict[str, JSON] = {
    "bytes": {"title": "字节数", "titleEn": "Bytes", "type": "integer", "minimum": 0},
    "hash": {"title": "校验值", "titleEn": "Hash", "type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
    "rowCount": {"title": "行数", "titleEn": "Rows", "type": "integer", "minimum": 0},
}


def published_profile(profile: Mapping[str, JSON], path: str, base_url: str) -> Artifact:
    """Return the profile that every ``datapackage.json`` of the site names and keeps to."""
    value = cast("dict[str, Any]", copy.deepcopy(dict(profile)))
    value["$id"] = base_url + path
    value["properties"]["resources"]["items"]["properties"].update(_MEASURED)
    return Artifact(path, json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n")
