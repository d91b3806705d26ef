"""An exception from the yearly update stays visible to reviewers."""

from collections.abc import Iterator

from generator.check.competent import excepted
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Lang, Text

RULE = Rule(
    code="OD512",
    name="update-exception-in-force",
    level=Level.NOTICE,
    title=Text("更新间隔适用例外", "an exception from the longest update interval is in use"),
    what=Text(
        "目录凭书面理由和主管部门的同意，不受最长更新间隔的限制。这里列出来，供逐次复核。",
        "The entry is freed from the longest update interval by a written reason and the authority's consent. It is listed so that every review can look again.",
    ),
    cure=Text(
        "复核理由是否仍然成立；不成立的，更新数据或者归档，并删去 updateException",
        "see whether the reason still holds; if not, update or archive the data and remove 'updateException'",
    ),
    bad='updateException:\n  reason: 普查每两年一次\n  approvedBy: city-data\n  date: "2026-03-02"\n',
    good="updateFrequency: yearly\n",
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    """Yield a notice for an exception that is in force."""
    given = entry.update_exception
    if given and excepted(entry, context.catalogue):
        message = Text(
            f"{given.approved_by} 于 {given.date} 同意例外：{given.reason.zh}",
            f"{given.approved_by} agreed on {given.date}: {given.reason.shown(Lang.EN)}",
        )
        yield RULE.at(entry.place("updateException"), message)
