"""A date that a register holds is a fact: it is corrected on the record, never quietly."""

from collections.abc import Iterator, Mapping

from generator.check.corrections import corrected_cells, is_past
from generator.check.dates import day_of
from generator.check.guard import GuardContext, table_of
from generator.check.rule import Rule
from generator.model.finding import Level, Place, Problem
from generator.model.package import Package
from generator.model.table import Row
from generator.model.text import Text
from generator.read.entry import entry_of

RULE = Rule(
    code="CH110",
    name="edited-case-clock",
    level=Level.ERROR,
    title=Text(
        "改动了登记表中已填的日期，没有更正记录", "a date in a register is edited without a correction on record"
    ),
    what=Text(
        "收到、转办、决定、答复等日期决定时限，填了就是事实。确需更正的，同一次变更里在 "
        "catalog/registers/corrections.csv 新增一行：登记表、编号、列、原值、新值、更正日期、单位和理由。"
        "登记过的行不能删除。还没有到的日期（例如活动改期）不受此限；但是到期日（整改期限、报告应交日期、下次评估日期）定了就不能悄悄往后推。",
        "The days of receipt, forwarding, decision and answer make the deadlines; once filled in they are facts. To "
        "correct one, the same change adds a row to catalog/registers/corrections.csv with register, case, column, both "
        "values, the day, who corrects it and why. A registered row is never deleted. Days that have not come yet, as "
        "of an event put off, are free; but a due day (of a repair, a report, the next assessment) is not put off in silence.",
    ),
    cure=Text(
        "恢复原来的日期；日期确实写错的，在 corrections.csv 加一行更正记录",
        "restore the date; where it really was wrong, add a row to corrections.csv",
    ),
    bad="# receivedOn 原为 2026-03-01\ncode,receivedOn\nREQ-2026-0001,2026-03-20\n",
    good=(
        "register,case,column,before,after,correctedOn,by,reason\n"
        "requests,REQ-2026-0001,receivedOn,2026-03-01,2026-03-02,2026-03-03,city-data,登记时笔误。\n"
    ),
)
REGISTERS = "catalog/registers"
DUE = ("dueOn", "nextOn")
"""Days by which something has to be done."""


def check(review: GuardContext) -> Iterator[Problem]:
    """Yield a problem for each past date that is changed or emptied off the record, and each row that is gone."""
    package = next((each for each in review.old.packages if each.folder == REGISTERS), None)
    if package is None:
        return
    recorded = corrected_cells(review)
    for resource in entry_of(package.document, ()).resources:
        columns = tuple(each.name for each in resource.fields if each.type == "date")
        if columns and resource.primary_key:
            name = resource.path.removesuffix(".csv")
            yield from _register(review, package, name, resource.primary_key, columns, recorded)
            yield from _put_off(review, package, name, resource.primary_key, recorded)


def _register(
    review: GuardContext,
    package: Package,
    name: str,
    key: tuple[str, ...],
    columns: tuple[str, ...],
    recorded: frozenset[tuple[str, ...]],
) -> Iterator[Problem]:
    later = {_key(row, key): row for row in table_of(review.new, f"{REGISTERS}/{name}.csv")}
    for row in package.tables.get(f"{name}.csv", ()):
        case = _key(row, key)
        past = {column: row[column] for column in columns if is_past(row[column], review.today)}
        new = later.get(case)
        if new is None and past:
            message = Text(f"登记的“{case}”被删除", f"the registered row '{case}' was removed")
            yield RULE.at(Place(f"{REGISTERS}/{name}.csv"), message, Text("恢复这一行", "restore the row"))
        elif new is not None:
            yield from _cells(name, case, past, new, recorded)


def _cells(
    name: str, case: str, past: Mapping[str, str], new: Row, recorded: frozenset[tuple[str, ...]]
) -> Iterator[Problem]:
    for column, before in past.items():
        after = new[column]
        if after != before and (name, case, column, before, after) not in recorded:
            message = Text(
                f"“{case}”的 {column} 由 {before} 改为 {after or '空'}，没有更正记录",
                f"{column} of '{case}' went from {before} to {after or 'nothing'} without a correction on record",
            )
            yield RULE.at(new.place(column), message)


def _put_off(
    review: GuardContext, package: Package, name: str, key: tuple[str, ...], recorded: frozenset[tuple[str, ...]]
) -> Iterator[Problem]:
    """Yield each due day still to come that is now later, or gone."""
    later = {_key(row, key): row for row in table_of(review.new, f"{REGISTERS}/{name}.csv")}
    for row in package.tables.get(f"{name}.csv", ()):
        new, case = later.get(_key(row, key)), _key(row, key)
        for column in DUE if new else ():
            before = row[column]
            ahead = day_of(before) is not None and not is_past(before, review.today)
            if (
                new
                and ahead
                and not "" < new[column] <= before
                and (name, case, column, before, new[column]) not in recorded
            ):
                message = Text(
                    f"“{case}”的 {column} 由 {before} 推后到 {new[column] or '空'}，没有更正记录",
                    f"{column} of '{case}' was put off from {before} to {new[column] or 'nothing'} without a correction on record",
                )
                yield RULE.at(new.place(column), message)


def _key(row: Row, columns: tuple[str, ...]) -> str:
    return "/".join(row[column] for column in columns)
