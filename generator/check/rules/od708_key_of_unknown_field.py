"""Keys, coordinates and charts name fields that their tables have."""

from collections.abc import Iterator, Mapping

from generator.check.rule import Context, Rule
from generator.model.document import JSON
from generator.model.entry import Entry, ForeignKey, Resource
from generator.model.finding import Level, Path, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD708",
    name="key-of-unknown-field",
    level=Level.ERROR,
    title=Text(
        "主键、外键、坐标或图表引用了不存在的数据项", "a key, coordinate or chart names a field that does not exist"
    ),
    what=Text(
        "主键（primaryKey）、外键（foreignKeys）、坐标（geometry）和图表（views）中写的数据项，必须是表中已有的数据项；"
        "外键引用的数据资源也必须存在。",
        "The fields named by 'primaryKey', 'foreignKeys', 'geometry' and 'views' are fields of the table, and the resource "
        "that a foreign key or chart refers to exists.",
    ),
    cure=Text(
        "改成 schema.fields 中某个数据项的 name（不是中文名），或者补上缺少的数据项",
        "write the 'name' of a field in schema.fields (not its Chinese title), or add the missing field",
    ),
    bad="fields:\n  - name: code\n    type: string\nprimaryKey: id\n",
    good="fields:\n  - name: code\n    type: string\nprimaryKey: code\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for each name that is no field, and for each reference to no resource."""
    for resource in entry.resources:
        schema: Path = (*resource.way, "schema")
        yield from _unknown(entry, (*schema, "primaryKey"), resource.primary_key, resource)
        for index, names in enumerate(resource.unique_keys):
            yield from _unknown(entry, (*schema, "uniqueKeys", index), names, resource)
        for index, key in enumerate(resource.foreign_keys):
            yield from _foreign(entry, (*schema, "foreignKeys", index), key, resource)
        yield from _unknown(entry, (*resource.way, "quasiIdentifiers"), resource.quasi_identifiers, resource)
        yield from _unknown(entry, (*resource.way, "countField"), (resource.count_field,), resource)
        for axis, name in (("longitude", resource.longitude), ("latitude", resource.latitude)):
            yield from _unknown(entry, (*resource.way, "geometry", axis), (name,) if name else (), resource)
    yield from _views(entry)


def _views(entry: Entry) -> Iterator[Problem]:
    named = {each.name: each for each in entry.resources}
    for index, view in enumerate(entry.views):
        resource = named.get(view.resource)
        if resource is None:
            names = [each.name for each in entry.resources if each.name]
            message = Text(
                f"图表的数据资源“{view.resource}”不存在", f"the chart shows the unknown resource '{view.resource}'"
            )
            cure = Text(
                f"改成本目录的数据资源之一：{'、'.join(names)}", f"write a resource of this entry: {', '.join(names)}"
            )
            yield RULE.at(entry.place("views", index, "resource"), message, cure)
            continue
        for axis, name in (("by", view.by), ("of", view.of)):
            yield from _unknown(entry, ("views", index, axis), (name,) if name else (), resource)


def _foreign(entry: Entry, path: Path, key: ForeignKey, resource: Resource) -> Iterator[Problem]:
    yield from _unknown(entry, (*path, "fields"), key.fields, resource)
    target = next((each for each in entry.resources if each.name == key.resource), None) if key.resource else resource
    if target:
        yield from _unknown(entry, (*path, "reference", "fields"), key.reference, target)
        return
    names = [each.name for each in entry.resources if each.name]
    message = Text(
        f"外键引用的数据资源“{key.resource}”不存在", f"the foreign key refers to the unknown resource '{key.resource}'"
    )
    cure = Text(f"改成本目录的数据资源之一：{'、'.join(names)}", f"write a resource of this entry: {', '.join(names)}")
    yield RULE.at(entry.place(*path, "reference", "resource"), message, cure)


def _unknown(entry: Entry, path: Path, names: tuple[str, ...], resource: Resource) -> Iterator[Problem]:
    known = [field.name for field in resource.fields if field.name]
    listed = isinstance(_written(entry.document.value, path), list)
    for index, name in enumerate(names):
        if known and name and name not in known:
            message = Text(
                f"数据资源“{resource.name}”没有数据项“{name}”", f"the resource '{resource.name}' has no field '{name}'"
            )
            cure = Text(f"改成已有的数据项之一：{'、'.join(known)}", f"write one of its fields: {', '.join(known)}")
            yield RULE.at(entry.place(*path, *((index,) if listed else ())), message, cure)


def _written(value: JSON | Mapping[str, JSON], path: Path) -> JSON | Mapping[str, JSON]:
    for part in path:
        if isinstance(value, Mapping) and isinstance(part, str):
            value = value.get(part)
        elif isinstance(value, list) and isinstance(part, int):
            value = value[part]
    return value
