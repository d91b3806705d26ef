"""Every derived format; a new one is a module with the four parts of ``Converter`` and a line here."""

from typing import BinaryIO, Protocol

from generator.convert import geojson, json_rows, parquet, xlsx
from generator.convert.refusal import Refusal
from generator.convert.source import SourceTable
from generator.model.entry import Resource
from generator.model.text import Text


class Converter(Protocol):
    """A module that turns the CSV of a checked resource into another format."""

    NAME: str

    def convert(self, table: SourceTable, sink: BinaryIO, /) -> Refusal | None:
        """Write the file, the same bytes for the same input, or return why the format cannot hold the table.

        Raises ``ValueError`` for a table that does not fit its schema: the check comes first.
        """

    def fits(self, resource: Resource, /) -> bool:
        """Tell whether anybody would look for this format beside the table at all."""

    def verify(self, table: SourceTable, stream: BinaryIO, /) -> Text | None:
        """Return how a written file differs from its source, read back by a reader that shares nothing with the writer."""


CONVERTERS: tuple[Converter, ...] = (xlsx, json_rows, geojson, parquet)
"""In the order in which downloads are listed after the source CSV."""
