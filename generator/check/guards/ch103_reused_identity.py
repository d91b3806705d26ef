"""An identity that ended stays ended."""

from collections.abc import Iterator

from generator.check.guard import GuardContext, folder_place
from generator.check.rule import Rule
from generator.model.entry import Status
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="CH103",
    name="reused-identity",
    level=Level.ERROR,
    title=Text("重新使用已经结束的目录标识", "an identity that has ended is used again"),
    what=Text(
        "下架是终点：下架的目录不能改回其他状态，登记了墓碑的标识不能再用，墓碑也不能删除，"
        "否则同一个地址先后指向不同的数据。内容处理后要再次开放的，用新的标识。",
        "Withdrawal is final: the entry takes no other status, an identity with a tombstone is never used again and no "
        "tombstone is removed; otherwise one address would name two things. What may be opened again after all gets a "
        "new identity.",
    ),
    cure=Text("换一个从未使用过的目录标识", "use an identity that never was in use"),
    bad="# 原为 status: withdrawn\nstatus: published\n",
    good="# 新的文件夹 datasets/parks/park-list-2026\nid: parks/park-list-2026\nstatus: published\n",
)
TOMBSTONES = "tombstones"


def check(review: GuardContext) -> Iterator[Problem]:
    """Yield a problem for each entry that comes back, each folder of a buried one, and each tombstone removed."""
    for old, new in review.kept():
        if old.status is Status.WITHDRAWN and new.status is not Status.WITHDRAWN:
            message = Text("目录已经下架，不能恢复", "the entry was withdrawn and cannot come back")
            yield RULE.at(new.place("status"), message)
    earlier, later = (side.catalogue.registers.get(TOMBSTONES, ()) for side in (review.old, review.new))
    known = {row["code"] for row in earlier}
    buried = known | {row["code"] for row in later}
    present = {each.key: each for each in review.new.catalogue.entries}
    for key in sorted(buried & review.new.catalogue.entry_folders):
        if key in known & review.old.catalogue.entry_folders:
            continue  # was so before the change
        message = Text(f"标识 {key} 已经登记墓碑，不能再用", f"the identity {key} has a tombstone")
        yield RULE.at(present[key].place("id") if key in present else folder_place(key), message)
    kept = {row["code"] for row in later}
    for row in earlier:
        if row["code"] not in kept:
            message = Text(f"墓碑 {row['code']} 被删除", f"the tombstone of {row['code']} was removed")
            cure = Text("恢复这一行", "restore the row")
            yield RULE.at(row.place(), message, cure)
