"""The record of reviews (审核台账): every merge into the catalogue, from git, so that it outlives the forge."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.check.clocks import SUBMISSION, CaseClock, case_clocks
from generator.compare.kinds import KIND_TITLES
from generator.derive.case_times import working_days_between
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
_PASSED = "passed"
_UNREGISTERED = Text("收到日期未登记", "receipt not registered")
_IN_TIME = Text("{days} 个工作日，按期", "{days} working days, in time")
_LATE = Text("{days} 个工作日，逾期（截止 {due}）", "{days} working days, late (due {due})")
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
    Column(
        name="received",
        title=Text("收到日期", "Received"),
        kind=Kind.DATE,
        definition=Text(
            "主管部门登记的收到日期（通过的那一轮）；git 不记录收到日期，没有登记的空着。",
            "Day of receipt that the authority registered, of the round that passed; git does not keep it, so it is empty "
            "where nothing is registered.",
        ),
    ),
    Column(
        name="keeping",
        title=Text("审核用时", "Time of the review"),
        kind=Kind.LABEL,
        definition=Text(
            "从登记的收到日期到合并的工作日数和是否按期；没有登记的不推算。",
            "Working days from the registered receipt to the merge, and whether in time; never guessed without a receipt.",
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
    receipts = _receipts(catalogue, today)
    merges = [merge for merge in reversed(record.merges) if period is None or period.holds(merge.day)]
    reviews = [_review(merge, receipts, catalogue) for merge in merges]
    rows = tuple(
        row
        for merge, review in zip(merges, reviews, strict=True)
        for row in _rows(merge, review, touched[merge.commit], entries, catalogue)
    )
    measured = [each.in_time for each in reviews if each.received]
    kept, unknown = f"{sum(measured)}/{len(measured)}", str(len(reviews) - len(measured))
    known = Text(f"{len(rows)} 条", f"{len(rows)} rows")
    return Report(
        name="reviews",
        title=Text("审核台账", "Record of reviews"),
        facts=(
            (Text("截至", "As of"), Text(today, today)),
            *(((Text("期间", "Period"), period.title),) if period else ()),
            (Text("记录", "Record"), known),
            (Text("按期审核的合并", "Merges reviewed in time"), Text(kept, kept)),
            (Text("收到日期未登记的合并", "Merges without a registered receipt"), Text(unknown, unknown)),
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


@dataclass(frozen=True, slots=True)
class _Review:
    """How long the review of a merge took; ``received`` is empty where nobody registered it."""

    request: str = ""
    received: str = ""
    in_time: bool = False
    told: Text = _UNREGISTERED


def _receipts(catalogue: Catalogue, today: str) -> Mapping[str, CaseClock]:
    """Return the clock of the round that passed, by the number of its pull request."""
    return {
        each.row["request"][1:]: each
        for each in case_clocks(catalogue, today)
        if each.clock.kind == SUBMISSION and each.row["state"] == _PASSED
    }


def _review(merge: Merge, receipts: Mapping[str, CaseClock], catalogue: Catalogue) -> _Review:
    """Return the time of a merge's review, from its registered receipt to the merge."""
    found = _REQUEST.search(merge.subject)
    number = (found[1] or found[2]) if found else ""
    request, clock = f"#{number}" if found else "", receipts.get(number)
    if clock is None or clock.deadline.received > merge.day:
        return _Review(request)
    received, due = clock.deadline.received, clock.deadline.due
    days = working_days_between(received, merge.day, catalogue.calendar)
    said = _IN_TIME if merge.day <= due else _LATE
    return _Review(request, received, merge.day <= due, said.format(days=days, due=due))


def _rows(
    merge: Merge, review: _Review, touched: Iterable[Touched], entries: Mapping[str, Entry], catalogue: Catalogue
) -> Iterator[tuple[Cell, ...]]:
    found = (review.received or None, review.told, review.request or None, merge.commit[:SHORT])
    for each in touched:
        authority = _authority(authority_of(each.entry.partition("/")[0], catalogue, catalogue), catalogue)
        yield merge.day, _subject(each, entries, catalogue), _joined(each.kinds), authority, *found
    for folder, title in _tables(merge).items():
        city = _authority(catalogue.portal.authority, catalogue)
        yield merge.day, Named(folder.rstrip("/"), title), _TABLE_CHANGED, city, *found


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
