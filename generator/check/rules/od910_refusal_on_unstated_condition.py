"""An application is refused only on a condition that the entry states."""

from collections.abc import Iterator

from generator.check.registers import entries_read, register
from generator.check.rule import Context, Rule
from generator.model.entry import Openness
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD910",
    name="refusal-on-unstated-condition",
    level=Level.WARNING,
    title=Text(
        "不同意所依据的条件，目录里没有", "an application was refused on a condition that the entry does not state"
    ),
    what=Text(
        "审核要公平、平等：不同意只能依据目录公布的条件。依据的条件类别在目录里没有，申请人无从知道要达到什么。",
        "The review is fair and equal: a refusal rests on a condition that the entry states. Applicants cannot meet what nobody told them.",
    ),
    cure=Text(
        "改正 condition；确属必要的条件，先按程序写进目录",
        "correct 'condition'; a condition that is needed is first added to the entry, by the procedure",
    ),
    bad="# 目录只有数据安全一类条件\ndecision,condition\nrefused,credit\n",
    good="# 目录只有数据安全一类条件\ndecision,condition\nrefused,security\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each refusal whose kind of condition the conditional entry does not have."""
    entries = entries_read(context)
    cases = register(context, "applications")
    for row in cases:
        entry = entries.get(row["entry"])
        if row["decision"] != "refused" or not row["condition"] or entry is None:
            continue
        stated = {each.kind for each in entry.conditions}
        if entry.openness is Openness.CONDITIONAL and row["condition"] not in stated:
            label = context.catalogue.label("condition-kinds", row["condition"])
            message = Text(f"目录没有“{label.zh}”一类的条件", f"the entry states no condition of the kind '{label.en}'")
            yield RULE.at(row.place("condition"), message)
