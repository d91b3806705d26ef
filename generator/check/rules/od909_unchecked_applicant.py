"""Access is granted after the three requirements were checked."""

from collections.abc import Iterator

from generator.check.registers import register
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD909",
    name="unchecked-applicant",
    level=Level.ERROR,
    title=Text("没有核实三项条件就同意", "an application was granted without checking the requirements"),
    what=Text(
        "同意申请之前，要核实三件事：已完成实名认证，没有严重失信，符合开放条件。每一项都核实后填 true。登记表只写核实与否，不写申请人的信息。",
        "Before an application is granted three things are checked: the real name, the credit record, the conditions of the entry. Each cell says true. The register says that it was checked, nothing about the applicant.",
    ),
    cure=Text(
        "核实后在对应的列写 true；没有核实的，不能同意", "check it and write true; without the check nothing is granted"
    ),
    bad="decision,realNameChecked,creditChecked,conditionsChecked\ngranted,true,,true\n",
    good="decision,realNameChecked,creditChecked,conditionsChecked\ngranted,true,true,true\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each requirement of a granted application that was not checked."""
    cases = register(context, "applications")
    for row in cases:
        for column in ("realNameChecked", "creditChecked", "conditionsChecked"):
            if row["decision"] == "granted" and cases.sound(row, column) and row[column] != "true":
                title = cases.title(column)
                message = Text(f"已经同意，“{title.zh}”却不是 true", f"granted, but '{title.en}' is not true")
                yield RULE.at(row.place(column), message)
