"""What a registered row is about stays: its entry, its publisher, and everything else that every row must have."""

from collections.abc import Iterator

from generator.check.corrections import corrected_cells
from generator.check.guard import GuardContext, table_of
from generator.check.rule import Rule
from generator.model.entry import Resource
from generator.model.finding import Level, Problem
from generator.model.package import Package
from generator.model.table import Row
from generator.model.text import Text
from generator.read.entry import entry_of

RULE = Rule(
    code="CH124",
    name="case-about-something-else",
    level=Level.ERROR,
    title=Text(
        "登记的一件改成了另一件，没有更正记录",
        "a registered row is turned into another one without a correction on record",
    ),
    what=Text(
        "一件案件是关于哪个目录、由哪个单位办理，登记了就是事实：改成别的目录或者别的单位，时限和考核就算到了别处。必填的各列都是这样。"
        "还没有转办的需求可以改派单位。活动和成果不受此限。确属笔误的，同一次变更里在 corrections.csv 登记更正。",
        "Which entry a case is about and who handles it are facts once registered: with another entry or body its deadlines and figures would be "
        "somebody else's. The same holds for every column that is required. A request that was not forwarded yet may go to another publisher; "
        "events and showcases are free. A slip of the pen gets a row in corrections.csv.",
    ),
    cure=Text(
        "改回原来的内容；确属笔误的，在 corrections.csv 加一行更正记录",
        "restore the cell; where it was a slip of the pen, add a row to corrections.csv",
    ),
    bad="# publisher 原为 parks\ncaseNumber,publisher,forwardedOn\nREQ-2026-0001,roads,2026-03-04\n",
    good="register,case,column,before,after,correctedOn,by,reason\nrequests,REQ-2026-0001,publisher,parks,roads,2026-03-05,city-data,登记时选错。\n",
)
REGISTERS = "catalog/registers"
FREE = frozenset({"events", "showcases"})
"""What they announce may be worded anew; no clock and no figure hangs on it."""
FORWARDED, HANDLER = "forwardedOn", "publisher"
STATE, CASE = "state", "caseNumber"


def check(review: GuardContext) -> Iterator[Problem]:
    """Yield a problem for each required cell of a registered row that says something else now."""
    package = next((each for each in review.old.packages if each.folder == REGISTERS), None)
    if package is None:
        return
    recorded = corrected_cells(review)
    for resource in entry_of(package.document, ()).resources:
        name = resource.path.removesuffix(".csv")
        if name not in FREE and resource.primary_key:
            yield from _register(review, package, resource, recorded)


def _register(
    review: GuardContext, package: Package, resource: Resource, recorded: frozenset[tuple[str, ...]]
) -> Iterator[Problem]:
    name, key = resource.path.removesuffix(".csv"), resource.primary_key
    columns = _fixed(resource)
    later = {_key(row, key): row for row in table_of(review.new, f"{REGISTERS}/{resource.path}")}
    for row in package.tables.get(resource.path, ()):
        case = _key(row, key)
        new = later.get(case)
        for column in columns if new else ():
            cell = (name, case, column, row[column], new[column] if new else "")
            if new and new[column] != row[column] and not _is_free(row, column) and cell not in recorded:
                yield _told(case, column, row, new)


def _fixed(resource: Resource) -> tuple[str, ...]:
    """Return the columns that every row has: dates, states and the codes of cases have guards of their own (CH110, CH121, CH123)."""
    cases = resource.primary_key == (CASE,)
    return tuple(
        each.name
        for each in resource.fields
        if each.constraints.get("required") is True
        and each.type != "date"
        and each.name not in {STATE, *resource.primary_key}
        and not each.name.endswith("En")
        and not (cases and "enum" in each.constraints)
    )


def _key(row: Row, columns: tuple[str, ...]) -> str:
    return "/".join(row[column] for column in columns)


def _is_free(row: Row, column: str) -> bool:
    """Tell whether the case may still go to another body: it was not forwarded to anyone yet."""
    return column == HANDLER and FORWARDED in row.cells and not row[FORWARDED]


def _told(case: str, column: str, old: Row, new: Row) -> Problem:
    message = Text(
        f"“{case}”的 {column} 由 {old[column] or '空'} 改为 {new[column] or '空'}",
        f"{column} of '{case}' went from {old[column] or 'nothing'} to {new[column] or 'nothing'}",
    )
    return RULE.at(new.place(column), message)
