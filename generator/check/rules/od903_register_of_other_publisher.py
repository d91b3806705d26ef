"""A case is handled by the publisher whose entry it is about."""

from collections.abc import Iterator

from generator.check.registers import registers
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD903",
    name="register-of-other-publisher",
    level=Level.ERROR,
    title=Text("登记的单位不是这个目录的单位", "the publisher registered is not the entry's"),
    what=Text(
        "申请由目录所属的单位审核，异议由目录所属的单位答复。登记的单位与目录不一致，时限就算到了别人头上。",
        "An application is decided, and an objection answered, by the publisher of the entry. Otherwise the clock runs for the wrong body.",
    ),
    cure=Text("改正 publisher 或者 entry", "correct 'publisher' or 'entry'"),
    bad="entry,publisher\nparks/park-list,roads\n",
    good="entry,publisher\nparks/park-list,parks\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each row whose publisher is not that of its entry."""
    for cases in registers(context).values():
        for row in cases:
            entry, publisher = row["entry"], row["publisher"]
            if entry in context.catalogue.entry_folders and publisher and entry.partition("/")[0] != publisher:
                message = Text(f"目录“{entry}”不属于“{publisher}”", f"the entry '{entry}' is not of '{publisher}'")
                yield RULE.at(row.place("publisher"), message)
