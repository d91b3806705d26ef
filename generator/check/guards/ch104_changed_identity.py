"""An identity, once given, stays."""

from collections.abc import Iterator

from generator.check.guard import GuardContext
from generator.check.rule import Rule
from generator.model.change import ChangeKind
from generator.model.entry import Status
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="CH104",
    name="changed-identity",
    level=Level.ERROR,
    title=Text("更改了目录标识", "the identity of an entry is changed"),
    what=Text(
        "目录标识是“单位/目录”，定后不改：不改 id 和 name，也不把文件夹改名或移到别的单位下面，"
        "否则引用这个目录的网址、申请和统计全部失效。",
        "The identity <publisher>/<entry> lasts: 'id' and 'name' are not changed and the folder is neither renamed nor "
        "moved to another publisher; otherwise every address, application and statistic that names it breaks.",
    ),
    cure=Text(
        "改回原来的标识和文件夹；名称要改的，只改 title", "restore identity and folder; to rename, change 'title' only"
    ),
    bad="# 原为 id: parks/park-list\nid: parks/gardens\n",
    good="id: parks/park-list\ntitle: 公园与游园名录\n",
)


def check(review: GuardContext) -> Iterator[Problem]:
    """Yield a problem for each identity rewritten, and for each new folder that takes over a removed one's content."""
    twins = review.moved()
    for each in review.changes:
        twin = twins.get(each.entry)
        if each.kind is ChangeKind.IDENTITY_CHANGED and (twin is None or twin.status is not Status.WITHDRAWN):
            yield RULE.at(each.place, each.title)
