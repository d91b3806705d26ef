"""The JSON Schema of an entry's descriptor, the one source for its shape and for its labels."""

import json
from collections.abc import Mapping
from importlib import resources
from typing import cast

from generator.model.document import JSON

VERSION = "1.0"
FILE = f"entry-{VERSION}.json"


def profile_bytes() -> bytes:
    """Return the profile as it is published."""
    return resources.files(__name__).joinpath(FILE).read_bytes()


def read_profile() -> Mapping[str, JSON]:
    """Return the profile as a value."""
    return cast("Mapping[str, JSON]", json.loads(profile_bytes()))
