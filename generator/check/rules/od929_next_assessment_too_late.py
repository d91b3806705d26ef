"""The next assessment is planned within the interval that the city set."""

from collections.abc import Iterator

from generator.check.dates import day_of
from generator.check.registers import fulfils, register
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD929",
    name="next-assessment-too-late",
    level=Level.ERROR,
    title=Text("下次评估的日期超过最长间隔", "the next assessment is planned beyond the longest interval"),
    what=Text(
        "风险评估和质量评估都有最长间隔（catalog/law/parameters.csv）。nextOn 可以更早，不能更晚。",
        "Assessments of risk and quality have a longest interval (catalog/law/parameters.csv). 'nextOn' may be earlier, never later.",
    ),
    cure=Text("把 nextOn 提前到最长间隔以内", "bring 'nextOn' forward into the interval"),
    bad="code,kind,assessedOn,nextOn\nASM-2026-0002,risk,2026-04-17,2028-04-17\n",
    good="code,kind,assessedOn,nextOn\nASM-2026-0002,risk,2026-04-17,2027-04-16\n",
)
REGISTER, INTERVAL = "assessments", "interval"


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each next day that lies further from the assessment than its clock allows."""
    cases = register(context, REGISTER)
    for clock in context.catalogue.law.clocks:
        limit = context.number(clock.parameter) if clock.register == REGISTER and clock.kind == INTERVAL else None
        for row in cases if limit is not None else ():
            last, following = day_of(row[clock.starts]), day_of(row["nextOn"])
            if limit is None or last is None or following is None or (clock.when and not fulfils(row, clock.when)):
                continue
            days = (following - last).days
            if days > limit:
                message = Text(
                    f"相隔 {days} 天，最长间隔 {limit} 天", f"{days} days later; the longest interval is {limit} days"
                )
                yield RULE.at(row.place("nextOn"), message)
