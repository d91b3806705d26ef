"""The record of reviews (审核台账): every merge into the catalogue, from git, so that it outlives the forge."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from generator.compare.kinds import KIND_TITLES
from generator.derive.period import Period
from generator.derive.routing import authority_of
from generator.model.catalogue import Catalogue
from generator.model.change import ChangeKind
from generator.model.entry import Entry
from generator.model.merge import Merge, Record, Touched
from generator.model.report import Cell, Column, Kind, Named, Report, Sheet
from generator.model.text import Text

SHORT = 12
"""So many digits name a commit: enough for git to find it."""

_REQUEST = re.compile(r"#([0-9]+)\b|!([0-9]+)\b")
_TABLES: Mapping[str, Text] = {
    "catalog/plans/": Text("年度计划", "Annual plans"),
    "catalog/registers/": Text("登记表", "Registers"),
    "catalog/law/": Text("法规与参数", "Law and parameters"),
    "catalog/calendar/": Text("工作日历", "Calendar"),
    "catalog/vocabularies/": Text("词表", "Vocabularies"),
    "catalog/publishers/": Text("单位名册", "Register of bodies"),
    "catalog/": Text("门户设置", "Settings of the portal"),
}
_TABLE_CHANGED = Text("主管部门的表有变更", "Tables of the authority changed")
_UNLISTED = Text("（不再列出的目录）", "(an entry that is not listed any more)")
_COLUMNS = (
    Column(
        name="day",
        title=Text("日期", "Date"),
        kind=Kind.DATE,
        definition=Text("合并到主分支的日期。", "Day of the merge."),
    ),
    Column(name="subject", title=Text("目录或表", "Entry or table"), kind=Kind.NAMED),
    Column(
        name="kinds",
        title=Text("变更种类", "Kinds of change"),
        kind=Kind.LABEL,
        definition=Text("由合并前后两个版本比较得出。", "Found by comparing the revisions before and after."),
    ),
    Column(
        name="authority",
        title=Text("审核主管部门", "Authority"),
        kind=Kind.NAMED,
        definition=Text(
            "按细则应当审核的主管部门：目录归开放主体的本级，其余归市。",
            "Who has to review by the rules: the authority of the publisher's own level for entries, the city's for the rest.",
        ),
    ),
    Column(name="request", title=Text("合并请求", "Pull request")),
    Column(name="commit", title=Text("提交", "Commit")),
)


def review_ledger(record: Record, catalogue: Catalogue, today: str, period: Period | None = None) -> Report:
    """Return the record of reviews, the newest first; of a period where one is given."""
    entries = {each.key: each for each in catalogue.entries}
    touched: defaultdict[str, list[Touched]] = defaultdict(list)
    for each in record.touched:
        touched[each.merge.commit].append(each)
    rows = tuple(
        row
        for merge in reversed(record.merges)
        if period is None or period.holds(merge.day)
        for row in _rows(merge, touched[merge.commit], entries, catalogue)
    )
    known = Text(f"{len(rows)} 条", f"{len(rows)} rows")
    return Report(
        name="reviews",
        title=Text("审核台账", "Record of reviews"),
        facts=(
            (Text("截至", "As of"), Text(today, today)),
            *(((Text("期间", "Period"), period.title),) if period else ()),
            (Text("记录", "Record"), known),
        ),
        sheets=(
            Sheet(
                name="reviews",
                title=Text("合并到目录的变更", "Merges into the catalogue"),
                text=Text(
                    "每次合并就是一次形式审核的结论；由 git 主分支历史得出，不依赖代码托管平台。",
                    "Every merge is the conclusion of a formal review; taken from the main branch in git, whatever the forge.",
                ),
                columns=_COLUMNS,
                rows=rows,
            ),
        ),
        notes=record.unknown,
    )


def _rows(
    merge: Merge, touched: Iterable[Touched], entries: Mapping[str, Entry], catalogue: Catalogue
) -> Iterator[tuple[Cell, ...]]:
    found = _REQUEST.search(merge.subject)
    request = f"#{found[1] or found[2]}" if found else None
    for each in touched:
        yield (
            merge.day,
            _subject(each, entries, catalogue),
            _joined(each.kinds),
            _authority(authority_of(each.entry.partition("/")[0], catalogue, catalogue), catalogue),
            request,
            merge.commit[:SHORT],
        )
    for folder, title in _tables(merge).items():
        city = _authority(catalogue.portal.authority, catalogue)
        yield merge.day, Named(folder.rstrip("/"), title), _TABLE_CHANGED, city, request, merge.commit[:SHORT]


def _subject(touched: Touched, entries: Mapping[str, Entry], catalogue: Catalogue) -> Named:
    """Return an entry that the public may know of; of others not even the name."""
    entry = entries.get(touched.entry)
    if entry is not None:
        return Named(entry.key, entry.title, f"datasets/{entry.key}/")
    for row in catalogue.registers.get("tombstones", ()):
        if row["code"] == touched.entry:
            return Named(touched.entry, Text(row["title"], row["titleEn"]))
    return Named("", _UNLISTED)


def _joined(kinds: tuple[ChangeKind, ...]) -> Text:
    titles = [KIND_TITLES[each] for each in kinds] or [KIND_TITLES[ChangeKind.OTHER_FILE_CHANGED]]
    return Text("、".join(each.zh for each in titles), ", ".join(each.en for each in titles))


def _authority(code: str, catalogue: Catalogue) -> Named:
    found = catalogue.authorities.get(code)
    return Named(code, found.name if found else Text(code, code))


def _tables(merge: Merge) -> Mapping[str, Text]:
    """Return the folders of the authority that a merge touched, in their fixed order."""
    touched = {
        next(folder for folder in _TABLES if each.path.startswith(folder))
        for each in merge.files
        if each.path.startswith("catalog/")
    }
    return {folder: title for folder, title in _TABLES.items() if folder in touched}
