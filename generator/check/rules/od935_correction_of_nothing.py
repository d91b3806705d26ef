"""A correction is about a cell that exists, by a body that may correct it, and the register says what it says."""

from collections.abc import Iterator, Mapping

from generator.check.registers import Register, register, registers
from generator.check.rule import Context, Rule
from generator.check.suggestion import meant
from generator.model.catalogue import Catalogue
from generator.model.finding import Level, Problem
from generator.model.table import Row
from generator.model.text import Text

RULE = Rule(
    code="OD935",
    name="correction-of-nothing",
    level=Level.ERROR,
    title=Text("登记更正与登记表对不上", "a correction does not fit the register"),
    what=Text(
        "每条更正写明登记表、编号、列、原值和新值，由办理这件的单位或者主管部门作出。登记表现在的值，就是最后一次更正的新值。",
        "A correction names register, row, column, the value before and after, and is made by the body that handles the row or by an authority. What the "
        "register says now is what the last correction of the cell wrote.",
    ),
    cure=Text(
        "改正更正记录，使它与登记表一致；作出更正的单位写登记的代码",
        "correct the record so that it agrees with the register; the body is written by its registered code",
    ),
    bad="register,case,column,before,after,by\nrequests,REQ-2026-0001,receivedOn,2026-03-01,2026-03-02,city-data   # 登记表中是 2026-03-05\n",
    good="register,case,column,before,after,by\nrequests,REQ-2026-0001,receivedOn,2026-03-01,2026-03-02,city-data\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each correction of what is not there, without a change, by nobody, or overtaken by the register."""
    known = registers(context)
    corrections = register(context, "corrections")
    last = {(row["register"], row["case"], row["column"]): row for row in _in_time(corrections)}
    for row in corrections:
        if row["register"] not in known:
            told = Text(f"没有登记表“{row['register']}”", f"there is no register '{row['register']}'")
            yield RULE.at(row.place("register"), told, meant(row["register"], sorted(known), RULE.cure))
            continue
        cases = known[row["register"]]
        yield from _cell(row, cases, current=last[row["register"], row["case"], row["column"]] is row)
        yield from _by(row, _rows(cases).get(row["case"]), context.catalogue)


def _in_time(corrections: Register) -> Iterator[Row]:
    return iter(sorted(corrections, key=lambda row: (row["correctedOn"], row.line)))


def _rows(cases: Register) -> Mapping[str, Row]:
    return {row["caseNumber"] or row["code"]: row for row in cases}


def _cell(row: Row, cases: Register, *, current: bool) -> Iterator[Problem]:
    target, column = _rows(cases).get(row["case"]), row["column"]
    if target is None:
        yield RULE.at(row.place("case"), Text(f"没有“{row['case']}”这一件", f"there is no row '{row['case']}'"))
    elif column not in cases.titles:
        told = Text(f"登记表没有列“{column}”", f"the register has no column '{column}'")
        yield RULE.at(row.place("column"), told, meant(column, tuple(cases.titles), RULE.cure))
    elif row["before"] == row["after"]:
        yield RULE.at(row.place("after"), Text("新值与原值相同", "the value after is the value before"))
    elif current and target[column] != row["after"]:
        told = Text(f"登记表中是“{target[column] or '空'}”", f"the register says '{target[column] or 'nothing'}'")
        yield RULE.at(row.place("after"), told)


def _by(row: Row, target: Row | None, catalogue: Catalogue) -> Iterator[Problem]:
    body = row["by"]
    if not body:
        return  # the schema says it (OD801)
    if body not in catalogue.publishers and body not in catalogue.authorities:
        yield RULE.at(row.place("by"), Text(f"“{body}”没有登记", f"'{body}' is not registered"))
    elif target is not None and body not in catalogue.authorities and target["publisher"] not in {"", body}:
        told = Text(f"这件由“{target['publisher']}”办理", f"the row is handled by '{target['publisher']}'")
        yield RULE.at(row.place("by"), told)
