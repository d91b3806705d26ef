"""A usage report says what the data were used for and what came of it."""

from collections.abc import Iterator

from generator.check.registers import register
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD916",
    name="usage-report-without-result",
    level=Level.WARNING,
    title=Text("利用情况报告没有写用途或者成果", "a usage report says nothing about use or result"),
    what=Text(
        "利用情况报告要说明利用情况、成果与效益。收到而内容空缺的，等于没有报告。",
        "A usage report tells use, results and benefit. One that arrived empty is no report.",
    ),
    cure=Text(
        "按报告内容填写 use 和 result（没有成果的也如实写明）",
        "fill in 'use' and 'result' from the report (and say so if there was no result)",
    ),
    bad="code,receivedOn,use,result\nUSE-2026-0001,2026-10-10,出行研究,\n",
    good="code,receivedOn,use,result\nUSE-2026-0001,2026-10-10,出行研究,一份分析报告\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each received report without use or result."""
    cases = register(context, "usage-reports")
    for row in cases:
        for column in ("use", "result"):
            if row["receivedOn"] and cases.sound(row, column) and not row[column].strip():
                title = cases.title(column)
                yield RULE.at(row.place(column), Text(f"“{title.zh}”没有填写", f"'{title.en}' is empty"))
