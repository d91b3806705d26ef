"""A change is approved by one authority, so it holds one authority's matters."""

from collections.abc import Iterator

from generator.check.guard import GuardContext
from generator.check.rule import Rule
from generator.model.finding import Level, Place, Problem
from generator.model.text import Text

RULE = Rule(
    code="CH111",
    name="mixed-levels",
    level=Level.ERROR,
    title=Text("一次变更需要几个主管部门审核", "one change needs the approval of several authorities"),
    what=Text(
        "目录由本级主管部门审核，计划、申请与需求的登记、法规参数、词表由市主管部门审核。"
        "需要几个主管部门分别审核的内容要分开提交，否则哪一个的同意都不完整。中止开放不受此限，任一有权的部门同意即可。",
        "Entries are reviewed by the authority of the publisher's level; plans, the registers of applications and "
        "requests, parameters and vocabularies by the city's. What several authorities must approve is submitted apart, "
        "as no consent would be whole. A suspension is free: one competent authority is enough.",
    ),
    cure=Text(
        "按应当审核的主管部门拆成几次提交",
        "split the change by the authority that must approve",
    ),
    bad="# 一次变更\ndatasets/east-roads/road-sensors/datapackage.yaml\ncatalog/plans/2026/items.csv\n",
    good="# 一次变更\ndatasets/east-roads/road-sensors/datapackage.yaml\n",
)


def check(review: GuardContext) -> Iterator[Problem]:
    """Yield one problem where more than one authority must approve."""
    approvals = review.route.approvals
    if len(approvals) < 2 or review.route.any_of:  # noqa: PLR2004 - one authority is what is meant
        return
    zh = "；".join(f"{each.name.zh}：{'、'.join(text.zh for text in each.reasons)}" for each in approvals)
    en = "; ".join(f"{each.name.en}: {', '.join(text.en for text in each.reasons)}" for each in approvals)
    first = min((each.path for each in review.files), default="catalog")
    message = Text(f"需要 {len(approvals)} 个主管部门审核——{zh}", f"{len(approvals)} authorities must approve – {en}")
    yield RULE.at(Place(first), message)
