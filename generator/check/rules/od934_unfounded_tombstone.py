"""A tombstone stands for an entry that is gone, of its own publisher, for a reason that the vocabulary has."""

from collections.abc import Iterator

from generator.check.registers import register
from generator.check.rule import Context, Rule
from generator.check.suggestion import meant
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD934",
    name="unfounded-tombstone",
    level=Level.ERROR,
    title=Text("墓碑与目录的实际情况对不上", "a tombstone does not fit the catalogue"),
    what=Text(
        "墓碑只登记已经删除的目录：文件夹不再存在，单位与标识的前一部分相同，原因是词表 status-reasons 中的代码。",
        "A tombstone stands for an entry that was removed: its folder is gone, its publisher is the first part of the identity, and the reason is a "
        "code of the vocabulary status-reasons.",
    ),
    cure=Text(
        "改正这一列；目录还在的，删去墓碑，或者先用 portal withdraw 下架、合并后用 portal bury 删除",
        "correct the cell; where the entry still exists remove the tombstone, or withdraw the entry and bury it once that is merged",
    ),
    bad="code,publisher,reason\nparks/park-list,parks,objection   # datasets/parks/park-list 还在\n",
    good="code,publisher,reason\nparks/old-benches,parks,objection\n",
)
REASONS = "status-reasons"


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each tombstone of an entry that exists, of another publisher, or for an unknown reason."""
    reasons = context.codes(REASONS)
    for row in register(context, "tombstones"):
        key, publisher, reason = row["code"], row["publisher"], row["reason"]
        if key in context.catalogue.entry_folders:
            yield RULE.at(row.place("code"), Text(f"目录“{key}”还在", f"the entry '{key}' still exists"))
        if publisher and publisher != key.partition("/")[0]:
            message = Text(f"标识“{key}”不属于“{publisher}”", f"the identity '{key}' is not one of '{publisher}'")
            yield RULE.at(row.place("publisher"), message)
        if reason and reasons and reason not in reasons:
            message = Text(f"没有原因“{reason}”", f"there is no reason '{reason}'")
            yield RULE.at(row.place("reason"), message, meant(reason, reasons, RULE.cure))
