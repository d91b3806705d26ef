"""How many rows a table may have by its role: samples are small, dictionaries are a header only."""

from collections.abc import Iterator, Mapping

from generator.check.rule import Context
from generator.model.entry import Entry, Role
from generator.model.facts import TableFacts
from generator.model.finding import Place, Problem
from generator.model.text import Text


def check_rows(entry: Entry, facts: Mapping[str, TableFacts], context: Context) -> Iterator[Problem]:
    """Yield samples above the limit of ``sample_rows_max`` and dictionaries that hold rows."""
    limit = context.number("sample_rows_max")
    for resource in entry.resources:
        table = facts.get(resource.name)
        if table is None:
            continue
        place = Place(f"{entry.folder}/{resource.path}", 1)
        if resource.role is Role.SAMPLE and limit is not None and table.rows > limit:
            message = Text(
                f"样例有 {table.rows} 行，最多 {limit} 行", f"the sample has {table.rows} rows; at most {limit}"
            )
            yield Problem(code="OD207", place=place, message=message)
        if resource.role is Role.DICTIONARY and table.rows:
            message = Text(
                f"数据字典文件应当只有表头，却有 {table.rows} 行数据",
                f"a dictionary is a header only, but this one holds {table.rows} rows",
            )
            yield Problem(code="OD216", place=place, message=message)
