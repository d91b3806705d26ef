"""A request counts as met only when the data are in the published catalogue."""

from collections.abc import Iterator

from generator.check.clocks import opened_on
from generator.check.registers import entries_read, register
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD924",
    name="request-opened-without-publication",
    level=Level.ERROR,
    title=Text("需求写着已开放，目录却没有开放", "a request is said to be met, but its entry is not open"),
    what=Text(
        "反馈后开放的时限，只有目录真正发布才终止。写着已开放的需求，它的目录要在开放目录中，不能是不予开放，开放日期不晚于登记的日期。",
        "The clock of opening ends only when the entry is published. The entry of a request that counts as met is in the catalogue, is not withheld, and was opened no later than the register says.",
    ),
    cure=Text(
        "先把目录合并发布，再登记 openedOn；日期写错的，改成目录的开放日期（issued）",
        "publish the entry first and register 'openedOn' then; correct the day to the entry's 'issued'",
    ),
    bad="# parks/benches 还没有发布\ncaseNumber,state,entry,openedOn\nREQ-2026-0001,opened,parks/benches,2026-10-22\n",
    good="# parks/benches 于 2026-10-22 发布\ncaseNumber,state,entry,openedOn\nREQ-2026-0001,opened,parks/benches,2026-10-22\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each request with a day of opening whose entry was not open on that day."""
    entries = entries_read(context)
    for row in register(context, "requests"):
        entry = entries.get(row["entry"])
        if not row["openedOn"] or entry is None:
            continue  # an entry that is nowhere is told by OD901
        opened = opened_on(entry, context.today)
        if not opened:
            message = Text(f"目录“{row['entry']}”没有开放", f"the entry '{row['entry']}' is not open")
            yield RULE.at(row.place("entry"), message)
        elif opened > row["openedOn"]:
            message = Text(f"目录 {opened} 才开放", f"the entry was opened on {opened} only")
            yield RULE.at(row.place("openedOn"), message)
