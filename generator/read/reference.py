"""frictionless, the reference implementation: the only module that imports it, and only when it is needed.

Importing it takes about a second, so nothing here is imported at the top. What its values can do, our own table
checker does faster; it is asked for the rare types and formats and wherever an answer must not be guessed.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.model.document import JSON

if TYPE_CHECKING:
    from frictionless import Field

Reader = Callable[[object], object]
"""Turns a cell (or a value of a constraint) into its value; ``None`` where it is not of the type."""


def validate_package(path: Path) -> tuple[str, ...]:
    """Return what plain frictionless validation says against a ``datapackage.yaml``; empty if it is valid."""
    from frictionless import FrictionlessException, Package  # noqa: PLC0415 - takes a second

    try:
        report = Package.from_descriptor(str(path)).validate()
    except FrictionlessException as error:
        return tuple(each.message for each in error.reasons or [error.error])
    found = [*report.errors, *(each for task in report.tasks for each in task.errors)]
    return tuple(each.message for each in found)


def cell_is_valid(field_descriptor: Mapping[str, JSON], missing_values: Sequence[str], cell: str) -> bool:
    """Tell whether frictionless accepts a cell of a field, its type and all its constraints."""
    field = _field(field_descriptor, missing_values)
    return field.read_cell(cell)[1] is None


def value_reader(field_descriptor: Mapping[str, JSON]) -> Reader | None:
    """Return what frictionless turns cells of a field into; ``None`` for a type or format that it does not know."""
    from frictionless import FrictionlessException  # noqa: PLC0415 - takes a second

    try:
        return _field(
            {key: each for key, each in field_descriptor.items() if key != "constraints"}, ()
        ).create_value_reader()
    except FrictionlessException:
        return None


@cache
def default_reader(kind: str) -> Reader:
    """Return what frictionless turns cells of a type in its default format into."""
    return _field({"name": "cell", "type": kind}, ()).create_value_reader()


def _field(descriptor: Mapping[str, JSON], missing_values: Sequence[str]) -> "Field":
    from frictionless import Field  # noqa: PLC0415 - takes a second

    return Field.from_descriptor({**descriptor, "missingValues": list(missing_values)})
