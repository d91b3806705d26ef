"""One side of a comparison: the catalogue of a revision, and the bytes of the tables that may differ."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.catalogue import Catalogue
from generator.model.package import Package


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What a comparison sees of one revision; ``tables`` holds the CSV files of changed entries by path."""

    catalogue: Catalogue
    packages: tuple[Package, ...]
    tables: Mapping[str, bytes]
