"""Changes in words."""

from collections.abc import Sequence

from generator.model.change import Change, ChangeKind
from generator.model.text import Lang, Text
from generator.report.findings import printable

_KINDS = {
    ChangeKind.ENTRY_ADDED: Text("新增目录", "entry added"),
    ChangeKind.ENTRY_REMOVED: Text("删除目录", "entry removed"),
    ChangeKind.PROPERTY_CHANGED: Text("属性变更", "property changed"),
    ChangeKind.FILES_CHANGED: Text("数据文件变更", "data files changed"),
}


def as_lines(changes: Sequence[Change], lang: Lang) -> str:
    """Return one line per change, and how many there are."""
    lines = []
    for each in changes:
        line = f"{each.entry}  {_KINDS[each.kind].of(lang)}"
        if each.path:
            line += f"  {each.path}: {each.before or '–'} → {each.after or '–'}"
        lines.append(printable(line))
    lines.append(Text(f"共 {len(changes)} 处变更。", f"{len(changes)} changes.").of(lang))
    return "\n".join(lines) + "\n\n"
