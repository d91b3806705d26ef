"""Changes in words, entry by entry."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.model.change import Change, RowSample
from generator.model.text import Lang, Text
from generator.report.findings import printable

_AUTHORITY = Text("主管部门的表格和其他文件", "Tables of the authority and other files")
_SAMPLES = {
    "added": Text("新增", "added"),
    "removed": Text("删除", "removed"),
    "changed": Text("修改", "changed"),
}
_NONE = "–"


def as_lines(changes: Sequence[Change], lang: Lang, *, samples: bool = True) -> str:
    """Return the changes grouped by entry, each with its place and values, and how many there are.

    Without ``samples`` no cell of a table and no value of a descriptor's free text is repeated.
    """
    blocks = []
    for entry, group in groupby(changes, key=lambda each: each.entry):
        lines = [printable(entry) if entry else _AUTHORITY.of(lang)]
        for each in group:
            lines.extend(f"  {line}" for line in _change(each, lang, samples=samples))
        blocks.append("\n".join(lines))
    blocks.append(Text(f"共 {len(changes)} 处变更。", f"{len(changes)} changes.").of(lang))
    return "\n\n".join(blocks) + "\n\n"


def _change(change: Change, lang: Lang, *, samples: bool) -> Iterator[str]:
    yield printable(change.title.of(lang))
    where = f"    {change.place}"
    if change.path and change.path not in {change.place.path, change.place.file}:
        where += f"  {change.path}"
    yield printable(where)
    if samples and (change.before or change.after):
        yield printable(f"    {change.before or _NONE} → {change.after or _NONE}")
    if samples and change.rows:
        yield from (f"    {_sample(each, lang)}" for each in change.rows.sample)


def _sample(row: RowSample, lang: Lang) -> str:
    """Return one row: as it was, as it is, or both with an arrow."""
    sides = [", ".join(cells) for cells in (row.before, row.after) if cells]
    return printable(f"{_SAMPLES[row.kind].of(lang)}  {' → '.join(sides)}")
