"""The authority's forms (``catalog/forms/``)."""

from collections.abc import Iterator

from generator.model.form import Form, FormField
from generator.model.table import Row, Table
from generator.model.text import Text


def forms_of(forms: Table, fields: Table, pledges: Table) -> tuple[Form, ...]:
    """Return the forms in the order of their table."""
    return tuple(
        Form(
            code=row["code"],
            title=_both(row, "name"),
            text=_both(row, "text"),
            pledge=_both(row, "pledge"),
            parameters=tuple(row["parameters"].split()),
            public=row["public"] == "true",
            fields=tuple(_field(each) for each in fields if each["form"] == row["code"]),
            pledges=tuple(_both(each, "text") for each in pledges if each["form"] == row["code"]),
        )
        for row in forms
    )


def _field(row: Row) -> FormField:
    return FormField(
        code=row["code"],
        section=_both(row, "section"),
        kind=row["kind"],
        required=row["required"] == "true",
        label=_both(row, "name"),
        hint=_both(row, "hint"),
        choices=tuple(_choices(row)),
    )


def _choices(row: Row) -> Iterator[Text]:
    english = row["choicesEn"].split("|")
    for place, zh in enumerate(row["choices"].split("|")):
        if zh:
            yield Text(zh, english[place] if place < len(english) else "")


def _both(row: Row, column: str) -> Text:
    return Text(row[column], row[f"{column}En"])
