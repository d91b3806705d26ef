"""Published data are updated when their update frequency says."""

from collections.abc import Iterator
from datetime import timedelta

from generator.check.dates import age_in_days, day_of
from generator.check.rule import Context, Rule
from generator.model.entry import Entry, Openness, Status
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD502",
    name="overdue-update",
    level=Level.WARNING,
    title=Text("数据过了更新日期还没有更新", "the data were not updated when they were due"),
    what=Text(
        "开放中的数据按写明的频率更新：上次更新日期加上该频率的天数，就是下次更新的截止日。"
        "超过最长间隔的由规则 OD503 报告；归档、中止、下架和不予开放的目录不在此列。",
        "Published data are updated as their frequency says: the last update plus the days of the frequency is the day "
        "on which the next is due. Beyond the longest interval rule OD503 speaks instead; archived, suspended, "
        "withdrawn and withheld entries are left out.",
    ),
    cure=Text(
        "更新数据文件，并把 modified 改成更新当天的日期；如果写明的频率不符合实际，更改 updateFrequency 并说明理由",
        "update the data file and set 'modified' to that day; where the frequency is not true, change "
        "'updateFrequency' and give the reason",
    ),
    bad='# 今天是 2026-11-23\nupdateFrequency: monthly\nmodified: "2026-05-10"\n',
    good='# 今天是 2026-11-23\nupdateFrequency: monthly\nmodified: "2026-11-02"\n',
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    """Yield a problem for a published entry whose next update is past, unless it is past the cap as well."""
    period = _period(entry, context)
    modified = day_of(entry.modified)
    age = age_in_days(entry.modified, context.today)
    if period is None or modified is None or age is None or age <= period:
        return
    if entry.status is not Status.PUBLISHED or entry.openness is Openness.WITHHELD:
        return
    cap = context.number("update_cap_days")
    if cap is not None and age > cap:
        return  # OD503 says it
    due = (modified + timedelta(days=period)).isoformat()
    label = context.catalogue.label("update-frequencies", entry.update_frequency)
    message = Text(
        f"更新频率为“{label.zh}”，应在 {due} 前更新，已逾期 {age - period} 天",
        f"the update frequency is '{label.en}': an update was due by {due} and is {age - period} days late",
    )
    yield RULE.at(entry.place("modified"), message)


def _period(entry: Entry, context: Context) -> int | None:
    term = context.catalogue.vocabularies.get("update-frequencies", {}).get(entry.update_frequency)
    days = term.extra.get("periodDays", "") if term else ""
    return int(days) if days.isdecimal() else None
