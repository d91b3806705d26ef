"""The annual plan list is published by the end of May."""

from collections.abc import Iterator

from generator.check.plans import deadline, place_of
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD820",
    name="unpublished-plan",
    level=Level.WARNING,
    title=Text("年度计划清单到期没有发布", "the annual plan list is not published in time"),
    what=Text(
        "年度公共数据开放计划清单由市主管部门汇总审核，原则上在规定的日期（参数 plan_deadline）之前统一发布。过了这一天，当年的清单还没有发布日期，就在这里提示。",
        "The city authority reviews the plan lists and publishes them together, in principle by a fixed day (parameter 'plan_deadline'). After that day a list without a day of publication is told here.",
    ),
    cure=Text(
        "汇总审核后发布，并在 catalog/plans/<年>/datapackage.yaml 写 publishedOn；同时写 lateReason（迟延理由）",
        "review and publish the list, write 'publishedOn' in catalog/plans/<year>/datapackage.yaml, and 'lateReason' with the reason for the delay",
    ),
    bad="# 今天是 2026-06-02\nyear: 2026\n",
    good='# 今天是 2026-06-02\nyear: 2026\npublishedOn: "2026-05-20"\n',
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each plan that is due and not published, and for a year without a plan."""
    plans = {plan.year: plan for plan in context.catalogue.plans}
    for year in sorted({*plans, int(context.today[:4])}):
        due = deadline(year, context)
        if not due or context.today <= due or (year in plans and plans[year].published_on):
            continue
        message = Text(f"{year} 年度计划清单应在 {due} 前发布", f"the plan list of {year} was to be published by {due}")
        yield RULE.at(place_of(year, context), message)
