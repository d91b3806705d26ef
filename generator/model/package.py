"""A folder of the authority's tables, before the tables become registers."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.document import Document
from generator.model.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A folder of ``catalog/``: its descriptor and its tables by resource path."""

    folder: str
    document: Document
    tables: Mapping[str, Table]
