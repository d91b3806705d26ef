"""Good results are promoted regularly."""

from collections.abc import Iterator

from generator.check.dates import age_in_days, day_of
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Place, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD831",
    name="showcases-without-promotion",
    level=Level.WARNING,
    title=Text("超过规定间隔没有推介利用成果", "no showcase was promoted for too long"),
    what=Text(
        "主管部门要定期宣传推广优秀的利用成果，在 showcases.csv 的 promotedOn 列写推介日期。间隔由参数 showcase_promotion_days 规定。没有任何成果时不提示。",
        "Authorities promote good results regularly; the day stands in the column 'promotedOn' of showcases.csv. The interval is the parameter 'showcase_promotion_days'. Nothing is told where there is no showcase at all.",
    ),
    cure=Text(
        "推介一项成果，并在 promotedOn 列写日期", "promote a showcase and write the day in the column 'promotedOn'"
    ),
    bad="# 今天是 2026-11-23\ncode,publishedOn,promotedOn\nSHO-2025-0001,2025-06-10,2025-07-01\n",
    good="# 今天是 2026-11-23\ncode,publishedOn,promotedOn\nSHO-2025-0001,2025-06-10,2026-07-01\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem where showcases exist and the last promotion is missing or too long ago."""
    limit = context.number("showcase_promotion_days")
    table = context.catalogue.registers.get("showcases")
    published = [row for row in table or () if day_of(row["publishedOn"])]
    if limit is None or table is None or not published:
        return
    first = min(row["publishedOn"] for row in published)
    last = max((row["promotedOn"] for row in table if day_of(row["promotedOn"])), default=first)
    age = age_in_days(last, context.today)
    if age is not None and age > limit:
        message = Text(
            f"已有 {age} 天没有推介成果，最长间隔 {limit} 天",
            f"no showcase was promoted for {age} days; the longest interval is {limit} days",
        )
        yield RULE.at(Place(table.file, 1), message)
