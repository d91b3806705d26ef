"""Nobody approves their own change, and only the routed authority approves."""

from collections.abc import Iterator

from generator.check.guard import ACCOUNTS, GuardContext, account_key
from generator.check.rule import Rule
from generator.model.finding import Level, Place, Problem
from generator.model.text import Text

RULE = Rule(
    code="CH109",
    name="approval-by-author",
    level=Level.ERROR,
    title=Text(
        "审核人是提交者本人，或者不属于应当审核的部门",
        "the approver is the author, or not of the authority that must approve",
    ),
    what=Text(
        "提交者不能审核自己的变更。审核人的账号属于应当审核这次变更的主管部门；由谁审核，看变更的内容和单位的层级。"
        "登记表 catalog/publishers/accounts.csv 没有行时，只检查审核人与提交者是否同一账号。",
        "Nobody approves their own change. The approver's account belongs to the authority that must approve, which "
        "follows from what was changed and from the publisher's level. Where catalog/publishers/accounts.csv has no "
        "rows, only approver and author are compared.",
    ),
    cure=Text("请应当审核的主管部门的另一名工作人员审核", "ask another member of the authority that must approve"),
    bad="author: demo-parks\napprover: demo-parks\n",
    good="author: demo-parks\napprover: demo-city\n",
)


def check(review: GuardContext) -> Iterator[Problem]:
    """Yield a problem for an approval by the author, and for one from outside the route."""
    approver = account_key(review.approver)
    if not approver:
        return
    if approver == account_key(review.author):
        message = Text("审核人就是提交者本人", "the approver is the author")
        yield RULE.at(Place(ACCOUNTS), message)
    bodies = review.bodies()
    needed = [each.authority for each in review.route.approvals]
    if bodies and needed and bodies.get(approver) not in needed:
        zh, en = "、".join(needed), " or ".join(needed) if review.route.any_of else ", ".join(needed)
        own = bodies.get(approver, "")
        message = Text(
            f"审核人{f'属于 {own}' if own else '没有登记'}，应当审核的是 {zh}",
            f"the approver {f'belongs to {own}' if own else 'is not registered'}; approval is due from {en}",
        )
        yield RULE.at(Place(ACCOUNTS), message)
