"""What a table of the authority refers to exists in the table referred to."""

from collections.abc import Iterator, Mapping

from generator.check.authority_schema import Declared, declared_tables, values
from generator.check.rule import Context, Rule
from generator.check.suggestion import meant
from generator.model.entry import ForeignKey
from generator.model.finding import Level, Path, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD803",
    name="dangling-table-reference",
    level=Level.ERROR,
    title=Text("管理表引用的值在另一张表里找不到", "an authority's table refers to a row that does not exist"),
    what=Text(
        "catalog/ 中的表用外键（foreignKeys）互相引用，例如放假日期引用当年的通知。引用的值必须在被引用的表中存在。",
        "The tables of catalog/ refer to one another by foreign keys, a holiday to the notice of its year for example. "
        "What is referred to exists in the other table.",
    ),
    cure=Text("改正这个值，或者在被引用的表中补上这一行", "correct the value, or add the row to the table referred to"),
    bad="date,kind,year\n2027-01-01,holiday,2027   # notices.csv 中没有 2027\n",
    good="date,kind,year\n2026-01-01,holiday,2026\n",
)
TOLD_ELSEWHERE = frozenset(
    {
        ("catalog/publishers/publishers.csv", ("authority",)),
        ("catalog/law/duties.csv", ("law", "clause")),
        ("catalog/law/parameters.csv", ("law", "clause")),
    }
)
"""References with a rule of their own (OD809, OD811)."""


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each value that refers to nothing, and for each reference that cannot be followed."""
    for package in context.packages:
        tables = {each.resource.name: each for each in declared_tables(package)}
        for declared in tables.values():
            for index, key in enumerate(declared.resource.foreign_keys):
                path = (*declared.resource.way, "schema", "foreignKeys", index)
                if (f"{package.folder}/{declared.resource.path}", key.fields) not in TOLD_ELSEWHERE:
                    yield from _followed(declared, key, tables, path)


def _followed(declared: Declared, key: ForeignKey, tables: Mapping[str, Declared], path: Path) -> Iterator[Problem]:
    target = tables.get(key.resource) if key.resource else declared
    unknown = _unknown(declared, key, target)
    if unknown:
        message = Text(f"外键引用了不存在的表或列：{unknown}", f"the foreign key names no table or column: {unknown}")
        cure = Text(
            "改成 resources 中某张表的 name 和它的列名", "write the 'name' of a table in resources and of its columns"
        )
        yield RULE.at(declared.package.document.place(path), message, cure)
        return
    if target is None or target.table is None or declared.table is None or not target.table.whole:
        return
    if not _present(declared, key.fields) or not _present(target, key.reference):
        return  # OD802 says that the header lacks them
    known = {values(target, row, key.reference): row for row in target.table}
    for row in declared.table:
        wanted = values(declared, row, key.fields)
        if set(wanted) != {None} and wanted not in known:
            shown = " / ".join(row[name] for name in key.fields)
            message = Text(
                f"“{shown}”在 {target.resource.path} 的 {'、'.join(key.reference)} 中不存在",
                f"'{shown}' does not occur in {', '.join(key.reference)} of {target.resource.path}",
            )
            listed = (" / ".join(each[name] for name in key.reference) for each in known.values())
            yield RULE.at(row.place(key.fields[0]), message, meant(shown, listed, RULE.cure))


def _unknown(declared: Declared, key: ForeignKey, target: Declared | None) -> str:
    """Return the names that the package does not define, empty if the reference can be followed."""
    if target is None:
        return key.resource
    own = {field.name for field in declared.resource.fields}
    other = {field.name for field in target.resource.fields}
    names = [name for name in key.fields if name not in own] + [name for name in key.reference if name not in other]
    uneven = not names and len(key.fields) != len(key.reference)
    return ", ".join((*key.fields, *key.reference) if uneven else names)


def _present(declared: Declared, names: tuple[str, ...]) -> bool:
    return bool(names) and all(name in declared.columns for name in names)
