"""What is never updated is archived."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry, Openness, Status
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD510",
    name="never-updated-while-published",
    level=Level.ERROR,
    title=Text("写明不再更新，却没有归档", "data that are never updated are still published as current"),
    what=Text(
        "不再更新的数据可以长期开放，但要归档，利用的人才知道它停在哪一天。updateFrequency 写 never 的目录，status 应当是 archived。",
        "Data that are no longer updated stay available, but archived, so that users know on which day they stopped. An entry whose 'updateFrequency' is 'never' has the status 'archived'.",
    ),
    cure=Text(
        "写 status: archived，并在 statusChange 写明日期、原因和说明；还在更新的，改正 updateFrequency",
        "write 'status: archived' with date, reason and note under 'statusChange'; correct 'updateFrequency' if the data are still updated",
    ),
    bad="status: published\nupdateFrequency: never\n",
    good='status: archived\nstatusChange:\n  date: "2026-11-20"\n  reason: no-longer-updated\n  note: 业务停止\nupdateFrequency: never\n',
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for a published entry that is never updated."""
    current = entry.status is Status.PUBLISHED and entry.openness is not Openness.WITHHELD
    if current and entry.update_frequency == "never":
        yield RULE.at(entry.place("updateFrequency"))
