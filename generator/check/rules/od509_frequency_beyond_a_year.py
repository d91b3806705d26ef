"""No published data promise less than one update a year."""

from collections.abc import Iterator

from generator.check.competent import excepted
from generator.check.rule import Context, Rule
from generator.model.entry import Entry, Openness, Status
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD509",
    name="frequency-beyond-a-year",
    level=Level.ERROR,
    title=Text("承诺的更新频率超过最长间隔", "the update frequency promised is beyond the longest interval"),
    what=Text(
        "开放中的数据，更新间隔原则上不超过一年（参数 update_cap_days）。频率本身就超过的，要有书面理由和主管部门的同意，写在 updateException。",
        "Published data are in principle updated within a year (parameter 'update_cap_days'). A frequency beyond that needs a written reason and the consent of the authority, under 'updateException'.",
    ),
    cure=Text(
        "改成不超过一年的 updateFrequency；不再更新的归档；确有理由的，写 updateException（reason、approvedBy、date）",
        "write an 'updateFrequency' within a year; archive what is no longer updated; with good reason write 'updateException' (reason, approvedBy, date)",
    ),
    bad="status: published\nupdateFrequency: biennial\n",
    good='status: published\nupdateFrequency: biennial\nupdateException:\n  reason: 全市普查每两年一次\n  approvedBy: city-data\n  date: "2026-03-02"\n',
)
LEAP_YEAR = 366


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    """Yield a problem for a published entry whose frequency is beyond the cap without an exception."""
    term = context.catalogue.vocabularies.get("update-frequencies", {}).get(entry.update_frequency)
    days = term.extra.get("periodDays", "") if term else ""
    cap = context.number("update_cap_days")
    if (
        entry.status is not Status.PUBLISHED
        or entry.openness is Openness.WITHHELD
        or excepted(entry, context.catalogue)
    ):
        return
    if term and cap is not None and days.isdecimal() and int(days) > max(cap, LEAP_YEAR):
        message = Text(
            f"“{term.label.zh}”的间隔是 {days} 天，最长 {cap} 天",
            f"'{term.label.en}' means {days} days; the longest interval is {cap} days",
        )
        yield RULE.at(entry.place("updateFrequency"), message)
