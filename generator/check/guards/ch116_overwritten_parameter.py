"""Numbers of the law and levels of rules are ended and added, never overwritten."""

from collections.abc import Iterator
from typing import NamedTuple

from generator.check.dates import age_in_days
from generator.check.guard import GuardContext, table_of
from generator.check.rule import Rule
from generator.model.finding import Level, Place, Problem
from generator.model.table import Row
from generator.model.text import Text

RULE = Rule(
    code="CH116",
    name="overwritten-parameter",
    level=Level.WARNING,
    title=Text(
        "改写了法规参数或者规则级别，或者追溯生效",
        "a number of the law or a level is overwritten or takes effect in the past",
    ),
    what=Text(
        "catalog/law/parameters.csv 的数值和 levels.csv 的级别按日期生效。数值变了，给原来的行写终止日期，再加一行；"
        "改写原来的行会改变过去的时限。新的行从今天或以后生效。",
        "The numbers in catalog/law/parameters.csv and the levels in levels.csv are dated. Where one changes, the old row gets its last day and a new "
        "row is added; rewriting the old row would change deadlines of the past. The new row starts today or later.",
    ),
    cure=Text(
        "恢复原来的行，写上 inForceUntil，再加一行新的数值，inForceFrom 不早于今天",
        "restore the row, give it 'inForceUntil', and add a row with the new value from today or later",
    ),
    bad="# value 原为 2\ncode,value,inForceFrom,inForceUntil\nformal_review_days,5,2025-01-01,\n",
    good=(
        "code,value,inForceFrom,inForceUntil\nformal_review_days,2,2025-01-01,2026-12-31\n"
        "formal_review_days,3,2027-01-01,\n"
    ),
)
PARAMETERS = "catalog/law/parameters.csv"
LEVELS = "catalog/law/levels.csv"


class _Dated(NamedTuple):
    """A table whose rows hold from a day on: the column that names what they say, and those that never change."""

    file: str
    code: str
    fixed: tuple[str, ...]
    noun: Text


_TABLES = (
    _Dated(PARAMETERS, "code", ("value", "unit", "law", "clause"), Text("参数", "parameter")),
    _Dated(LEVELS, "rule", ("level",), Text("规则级别", "level of")),
)


def check(review: GuardContext) -> Iterator[Problem]:
    """Yield each row that was rewritten or removed, and each new value or end that reaches into the past."""
    for table in _TABLES:
        yield from _table(review, table)


def _table(review: GuardContext, table: _Dated) -> Iterator[Problem]:
    before, after = (
        {(row[table.code], row["inForceFrom"]): row for row in table_of(side, table.file)}
        for side in (review.old, review.new)
    )
    codes = {code for code, _ in before}
    for key, row in after.items():
        old = before.get(key)
        if old is not None:
            yield from _rewritten(review, table, old, row)
        elif row["inForceFrom"] < review.today and (table.file == LEVELS or key[0] in codes):
            yield _told(table, row, "inForceFrom", Text("新的数值追溯生效", "a new value reaches into the past"))
    for key, row in before.items():
        if key not in after:
            said = _said(table, row, Text("原来的行被删除", "the row was removed"))
            yield RULE.at(Place(table.file), said)


def _rewritten(review: GuardContext, table: _Dated, old: Row, row: Row) -> Iterator[Problem]:
    for column in table.fixed:
        if old[column] != row[column]:
            zh = f"{column} 由“{old[column]}”改写为“{row[column]}”"
            yield _told(table, row, column, Text(zh, f"'{old[column]}' was overwritten by '{row[column]}'"))
    ended = row["inForceUntil"]
    if ended != old["inForceUntil"] and (age_in_days(ended, review.today) or 0) > 1:
        yield _told(table, row, "inForceUntil", Text("终止日期在过去", "the last day lies in the past"))


def _told(table: _Dated, row: Row, column: str, what: Text) -> Problem:
    return RULE.at(row.place(column), _said(table, row, what))


def _said(table: _Dated, row: Row, what: Text) -> Text:
    code = row[table.code]
    return Text(f"{table.noun.zh} {code}：{what.zh}", f"{table.noun.en} {code}: {what.en}")
