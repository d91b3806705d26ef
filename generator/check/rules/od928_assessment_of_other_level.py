"""An assessment has the level of the authority that made it."""

from collections.abc import Iterator

from generator.check.registers import register
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD928",
    name="assessment-of-other-level",
    level=Level.ERROR,
    title=Text("评估的层级与主管部门不符", "an assessment has another level than its authority"),
    what=Text(
        "市主管部门评估全市，区（市）主管部门评估本区域。level 写的是主管部门自己的层级，单位名册里登记着。",
        "The city's authority assesses the city, a district's its district: 'level' is that of the authority in the register of bodies.",
    ),
    cure=Text(
        "把 level 改成主管部门的层级，或者改正主管部门", "write the level of the authority, or correct the authority"
    ),
    bad="code,kind,authority,level\nASM-2026-0001,risk,city-data,district\n",
    good="code,kind,authority,level\nASM-2026-0001,risk,city-data,city\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each assessment whose level is not that of its registered authority."""
    cases = register(context, "assessments")
    for row in cases:
        authority = context.catalogue.authorities.get(row["authority"])
        if authority is not None and cases.sound(row, "level") and row["level"] != authority.level:
            label = context.catalogue.label("authority-levels", authority.level)
            message = Text(
                f"“{authority.name.zh}”的层级是{label.zh}", f"the level of '{authority.name.en}' is: {label.en}"
            )
            yield RULE.at(row.place("level"), message)
