"""Published data are never older than the longest interval that the law allows."""

from collections.abc import Iterator

from generator.check.competent import excepted
from generator.check.dates import age_in_days
from generator.check.rule import Context, Rule
from generator.model.entry import Entry, Openness, Status
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD503",
    name="update-beyond-a-year",
    level=Level.ERROR,
    title=Text("超过最长更新间隔没有更新", "not updated within the longest interval allowed"),
    what=Text(
        "开放中的数据，两次更新的间隔不得超过细则规定的天数（参数 update_cap_days），不定期更新的也一样。"
        "不再更新的数据应当归档；确有理由的，写明理由并经主管部门同意（updateException）；"
        "归档、中止、下架和不予开放的目录不在此列。",
        "Published data are updated within the days that the rules set (parameter 'update_cap_days'), those with an "
        "irregular frequency too. Data that are no longer updated are archived; for a good reason the authority agrees to "
        "an exception ('updateException'). Archived, suspended, withdrawn and withheld entries are left out.",
    ),
    cure=Text(
        "更新数据文件，并把 modified 改成更新当天的日期；不再更新的，写 status: archived，"
        "并在 statusChange 写明日期（date）、原因（reason）和说明（note）；有理由不能按时更新的，"
        "经主管部门同意后写 updateException（reason、approvedBy、date）",
        "update the data file and set 'modified' to that day; if the data are no longer updated, write "
        "status: archived and give 'date', 'reason' and 'note' under 'statusChange'; with a good reason and the "
        "authority's consent write 'updateException' (reason, approvedBy, date)",
    ),
    bad='# 今天是 2026-11-23\nstatus: published\nmodified: "2025-03-01"\n',
    good=(
        "status: archived\nstatusChange:\n"
        '  date: "2026-11-20"\n  reason: no-longer-updated\n  note: 业务系统停用，数据不再更新\n'
        'modified: "2025-03-01"\n'
    ),
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    """Yield a problem for a published entry whose data are older than the cap, unless the authority agreed to it."""
    age = age_in_days(entry.modified, context.today)
    cap = context.number("update_cap_days")
    if (
        entry.status is not Status.PUBLISHED
        or entry.openness is Openness.WITHHELD
        or excepted(entry, context.catalogue)
    ):
        return
    if age is not None and cap is not None and age > cap:
        message = Text(
            f"已有 {age} 天没有更新，最长间隔为 {cap} 天",
            f"not updated for {age} days; the longest interval is {cap} days",
        )
        yield RULE.at(entry.place("modified"), message)
