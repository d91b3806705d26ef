"""What a register says is of a registered publisher or authority."""

from collections.abc import Iterator

from generator.check.registers import registers
from generator.check.rule import Context, Rule
from generator.check.suggestion import meant
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD902",
    name="register-of-unknown-body",
    level=Level.ERROR,
    title=Text("登记表写的单位没有登记", "a register names a body that is not registered"),
    what=Text(
        "案件写明由哪个开放主体办理，活动和评估写明由哪个主管部门开展。代码必须在 publishers.csv 或者 authorities.csv 中。",
        "A case names the publisher that handles it, an activity or assessment the authority that holds it, each by its code in publishers.csv or authorities.csv.",
    ),
    cure=Text("改成登记的代码", "write a registered code"),
    bad="caseNumber,publisher\nREQ-2026-0001,park\n",
    good="caseNumber,publisher\nREQ-2026-0001,parks\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each publisher and authority that a register names and that nobody registered."""
    catalogue = context.catalogue
    for cases in registers(context).values():
        for column, known in (("publisher", catalogue.publishers), ("authority", catalogue.authorities)):
            for row in cases:
                code = row[column]
                if code and cases.sound(row, column) and code not in known:
                    message = Text(f"“{code}”没有登记", f"'{code}' is not registered")
                    yield RULE.at(row.place(column), message, meant(code, known, RULE.cure))
