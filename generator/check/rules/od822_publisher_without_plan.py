"""Every publisher thinks each year about what it could newly open."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD822",
    name="publisher-without-plan",
    level=Level.NOTICE,
    title=Text("单位今年没有计划新增开放的数据", "a publisher plans to open nothing new this year"),
    what=Text(
        "每个开放主体每年都要列出计划新增开放的数据。清单发布以后仍然一项也没有的单位列在这里，供主管部门询问。",
        "Every publisher lists each year what it will newly open. Those without any item after the list was published are shown here, for the authority to ask.",
    ),
    cure=Text("向该单位询问；有可以开放的，补入计划清单", "ask the body; what it can open is added to the plan"),
    bad="# 2026 年清单已经发布，parks 一项也没有\ncode,publisher\nP2026-001,roads\n",
    good="code,publisher\nP2026-001,roads\nP2026-002,parks\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a notice for each publisher without an item in the published plan of the current year."""
    year = int(context.today[:4])
    plan = next((each for each in context.catalogue.plans if each.year == year), None)
    if plan is None or not plan.published_on:
        return
    planning = {item.publisher for item in plan.items}
    for publisher in context.catalogue.publishers.values():
        if publisher.code not in planning:
            message = Text(
                f"“{publisher.name.zh}”在 {year} 年度计划清单中没有计划项",
                f"'{publisher.code}' has no item in the plan list of {year}",
            )
            yield RULE.at(publisher.row.place("code"), message)
