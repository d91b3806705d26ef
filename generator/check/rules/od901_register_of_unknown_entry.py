"""What a register says is about an entry that exists."""

from collections.abc import Iterator

from generator.check.registers import registers
from generator.check.rule import Context, Rule
from generator.check.suggestion import meant
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD901",
    name="register-of-unknown-entry",
    level=Level.ERROR,
    title=Text("登记表写的目录不存在", "a register names an entry that does not exist"),
    what=Text(
        "申请、需求、异议、协议和成果都写明是哪个目录。写的目录必须在 datasets/ 中，或者已登记在 tombstones.csv（已删除的目录）中。",
        "Applications, requests, objections, agreements and showcases name the entry they are about. It is in datasets/, or in tombstones.csv if it was removed.",
    ),
    cure=Text("改成 datasets/ 下已有的“单位/目录”", "write the '<publisher>/<entry>' of a folder in datasets/"),
    bad="caseNumber,entry\nOBJ-2026-0001,parks/parks\n",
    good="caseNumber,entry\nOBJ-2026-0001,parks/park-list\n",
)
TOMBSTONES = "tombstones"
COLUMNS = ("entry", "entries")


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each entry that a register names and that is nowhere."""
    gone = {row["code"] for row in context.catalogue.registers.get(TOMBSTONES, ())}
    known = context.catalogue.entry_folders | gone
    for name, cases in registers(context).items():
        for row in cases if name != TOMBSTONES else ():
            for column in COLUMNS:
                for key in row[column].split() if cases.sound(row, column) else ():
                    if key not in known:
                        message = Text(f"目录“{key}”不存在", f"there is no entry '{key}'")
                        yield RULE.at(row.place(column), message, meant(key, sorted(known), RULE.cure))
