"""Numbers of the law are ended and added, never overwritten."""

from collections.abc import Iterator

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
    title=Text("改写了法规参数，或者追溯生效", "a number of the law is overwritten or takes effect in the past"),
    what=Text(
        "catalog/law/parameters.csv 的数值按日期生效。数值变了，给原来的行写终止日期，再加一行；"
        "改写原来的行会改变过去的时限。新的行从今天或以后生效。",
        "The numbers in catalog/law/parameters.csv are dated. Where one changes, the old row gets its last day and a new "
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
_FIXED = ("value", "unit", "law", "clause")


def check(review: GuardContext) -> Iterator[Problem]:
    """Yield each row that was rewritten or removed, and each new value or end that reaches into the past."""
    before = {_key(row): row for row in table_of(review.old, PARAMETERS)}
    after = {_key(row): row for row in table_of(review.new, PARAMETERS)}
    codes = {code for code, _ in before}
    for key, row in after.items():
        old = before.get(key)
        if old is None:
            if key[0] in codes and row["inForceFrom"] < review.today:
                yield RULE.at(
                    row.place("inForceFrom"), _said(row, "新的数值追溯生效", "a new value reaches into the past")
                )
            continue
        for column in _FIXED:
            if old[column] != row[column]:
                zh = f"{column} 由“{old[column]}”改写为“{row[column]}”"
                yield RULE.at(row.place(column), _said(row, zh, f"'{old[column]}' was overwritten by '{row[column]}'"))
        ended = row["inForceUntil"]
        if ended != old["inForceUntil"] and (age_in_days(ended, review.today) or 0) > 1:
            yield RULE.at(row.place("inForceUntil"), _said(row, "终止日期在过去", "the last day lies in the past"))
    for key, row in before.items():
        if key not in after:
            yield RULE.at(Place(PARAMETERS), _said(row, "原来的行被删除", "the row was removed"))


def _key(row: Row) -> tuple[str, str]:
    return row["code"], row["inForceFrom"]


def _said(row: Row, zh: str, en: str) -> Text:
    return Text(f"参数 {row['code']}：{zh}", f"parameter {row['code']}: {en}")
