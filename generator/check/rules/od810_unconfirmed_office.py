"""The office that answers for a publisher's data was confirmed not long ago."""

from collections.abc import Iterator

from generator.check.authority_schema import refused_cells
from generator.check.dates import age_in_days
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD810",
    name="unconfirmed-office",
    level=Level.WARNING,
    title=Text("责任处室太久没有确认", "the responsible office was not confirmed for too long"),
    what=Text(
        "开放主体要维护责任处室和联系方式，并定期确认。最近确认日期（confirmedOn）空缺，或者早于规定的天数"
        "（参数 confirmation_days），就需要重新确认。",
        "Publishers keep the responsible office and its contact current and confirm them regularly. Where the day of "
        "the "
        "last confirmation ('confirmedOn') is missing or lies further back than the days allowed (parameter "
        "'confirmation_days'), they confirm again.",
    ),
    cure=Text(
        "向该单位核实责任处室、电话和邮箱，改正后在 publishers.csv 的 confirmedOn 列写核实当天的日期，例如 2026-11-23",
        "ask the body for its office, telephone and e-mail, correct them, and write the day in the column "
        "'confirmedOn' "
        "of publishers.csv, for example 2026-11-23",
    ),
    bad="# 今天是 2026-11-23\ncode,office,confirmedOn\nparks,办公室,2025-06-01\n",
    good="# 今天是 2026-11-23\ncode,office,confirmedOn\nparks,办公室,2026-06-01\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each publisher whose office was never confirmed, or too long ago."""
    limit = context.number("confirmation_days")
    if limit is None:
        return
    for publisher in context.catalogue.publishers.values():
        age = age_in_days(publisher.confirmed_on, context.today)
        row = publisher.row
        if "confirmedOn" not in row.cells or (publisher.confirmed_on and (age is None or 0 <= age <= limit)):
            continue
        if (row.line, "confirmedOn") in refused_cells(context, row.file):
            continue
        message = Text(
            f"“{publisher.name.zh}”的责任处室从未确认", f"the office of '{publisher.code}' was never confirmed"
        )
        if age is not None and age < 0:
            message = Text(
                f"确认日期 {publisher.confirmed_on} 还没有到",
                f"the day of confirmation, {publisher.confirmed_on}, has not come",
            )
        elif age is not None:
            message = Text(
                f"“{publisher.name.zh}”的责任处室已有 {age} 天没有确认，最长 {limit} 天",
                f"the office of '{publisher.code}' was not confirmed for {age} days; at most {limit}",
            )
        yield RULE.at(row.place("confirmedOn"), message)
