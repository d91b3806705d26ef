"""Every derived format; a new one is a module with ``NAME`` and ``convert`` and a line here."""

from typing import Protocol

from generator.convert import json_rows, parquet, xlsx
from generator.convert.refusal import Refusal
from generator.model.entry import Resource


class Converter(Protocol):
    """A module that turns the CSV of a checked resource into another format."""

    NAME: str

    def convert(self, resource: Resource, content: bytes, title: str, /) -> bytes | Refusal:
        """Return the file, the same bytes for the same input, or why the format cannot hold the table.

        Raises ``ValueError`` for a table that does not fit its schema: the check comes first.
        """


CONVERTERS: tuple[Converter, ...] = (xlsx, json_rows, parquet)
"""In the order in which downloads are listed after the source CSV."""
