"""A plan list published after the deadline says why."""

from collections.abc import Iterator

from generator.check.plans import deadline, place_of
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD821",
    name="late-plan",
    level=Level.WARNING,
    title=Text("年度计划清单迟发，没有写理由", "the annual plan list was published late, without a reason"),
    what=Text(
        "计划清单原则上按期（参数 plan_deadline）发布。确实迟了的，要写明书面理由，随清单一起公布。",
        "The plan list is in principle published by a fixed day (parameter 'plan_deadline'). If it was late, the written reason is published with it.",
    ),
    cure=Text(
        "在 catalog/plans/<年>/datapackage.yaml 写 lateReason（和 lateReasonEn）；日期写错的改正 publishedOn",
        "write 'lateReason' (and 'lateReasonEn') in catalog/plans/<year>/datapackage.yaml; correct 'publishedOn' if the day is wrong",
    ),
    bad='year: 2026\npublishedOn: "2026-06-18"\n',
    good='year: 2026\npublishedOn: "2026-06-18"\nlateReason: 机构调整，两个单位重新确认了清单。\n',
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each plan published after its deadline without a reason."""
    for plan in context.catalogue.plans:
        due = deadline(plan.year, context)
        if due and plan.published_on > due and not plan.late_reason.zh:
            message = Text(
                f"{plan.published_on} 发布，晚于 {due}，没有写理由",
                f"published on {plan.published_on}, after {due}, without a reason",
            )
            yield RULE.at(place_of(plan.year, context), message)
