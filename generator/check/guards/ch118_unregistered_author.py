"""The reviewer knows for whom the author of a change acts."""

from collections.abc import Iterator

from generator.check.guard import ACCOUNTS, GuardContext
from generator.check.rule import Rule
from generator.model.finding import Level, Place, Problem
from generator.model.text import Text

RULE = Rule(
    code="CH118",
    name="unregistered-author",
    level=Level.WARNING,
    title=Text("提交者的账号没有登记", "the author's account is not registered"),
    what=Text(
        "目录由责任单位的工作人员提交。账号不在 catalog/publishers/accounts.csv 里的，系统不知道提交者代表哪个单位，"
        "由审核人员核实。登记表没有行时不检查。",
        "Entries are submitted by the staff of the body that answers for them. Where the account is not in "
        "catalog/publishers/accounts.csv nobody can tell for whom the author acts; the reviewer makes sure. Without rows "
        "in the register nothing is checked.",
    ),
    cure=Text(
        "请主管部门先在 accounts.csv 登记这个账号；或者改用已登记的账号提交",
        "have the authority register the account in accounts.csv, or submit from a registered one",
    ),
    bad="# accounts.csv 里没有 somebody\nauthor: somebody\n",
    good="# accounts.csv 里有 demo-parks,parks\nauthor: demo-parks\n",
)


def check(review: GuardContext) -> Iterator[Problem]:
    """Yield one problem for a known author without a registered body who changes entries."""
    if review.author and review.bodies() and not review.author_body() and review.touched():
        yield RULE.at(Place(ACCOUNTS))
