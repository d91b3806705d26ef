"""An entry's folder goes only after its withdrawal, and leaves a tombstone."""

from collections.abc import Iterator

from generator.check.guard import GuardContext, folder_place
from generator.check.rule import Rule
from generator.model.entry import Status
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="CH102",
    name="removed-entry-without-tombstone",
    level=Level.ERROR,
    title=Text("删除目录，没有先下架或没有墓碑", "an entry is deleted without withdrawal or without a tombstone"),
    what=Text(
        "目录不能直接删除，也不能换文件夹：先把 status 改为 withdrawn 并写明原因；以后再删除文件夹时，"
        "同一次变更里在 catalog/registers/tombstones.csv 登记标识、名称、单位、日期和原因。",
        "An entry is never just deleted or moved to another folder. First its status becomes 'withdrawn' with the "
        "reason; when the folder is deleted later, the same change writes its identity, title, publisher, day and "
        "reason into catalog/registers/tombstones.csv.",
    ),
    cure=Text("恢复这个文件夹；确需停止开放的，改用下架", "restore the folder; to end the opening, withdraw the entry"),
    bad="# git rm -r datasets/parks/park-list\n",
    good=(
        "# 已下架的目录，同时登记墓碑\ncode,title,publisher,withdrawnOn,reason,note\n"
        "parks/park-list,公园名录,parks,2026-10-12,data-error,数据有误，已停止开放。\n"
    ),
)
TOMBSTONES = "tombstones"


def check(review: GuardContext) -> Iterator[Problem]:
    """Yield a problem for each folder that is gone though it was not withdrawn, and for each without a tombstone."""
    status = {each.key: each.status for each in review.old.catalogue.entries}
    buried = {row["code"] for row in review.new.catalogue.registers.get(TOMBSTONES, ())}
    for key in review.removed():
        if status.get(key) is not Status.WITHDRAWN:
            message = Text(
                f"目录 {key} 没有先下架就被删除", f"the entry {key} is deleted without having been withdrawn"
            )
            yield RULE.at(folder_place(key), message)
        if key not in buried:
            message = Text(f"目录 {key} 被删除，没有登记墓碑", f"the entry {key} is deleted and leaves no tombstone")
            cure = Text(
                f"在 catalog/registers/tombstones.csv 加一行，code 写 {key}；没有下架过的，恢复这个文件夹",
                f"add a row with the code {key} to catalog/registers/tombstones.csv; restore what was not withdrawn",
            )
            yield RULE.at(folder_place(key), message, cure)
