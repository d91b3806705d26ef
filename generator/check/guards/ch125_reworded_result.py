"""What people were told is not worded anew in silence."""

from collections.abc import Iterator

from generator.check.corrections import corrected_cells
from generator.check.guard import GuardContext, table_of
from generator.check.registers import stands_at
from generator.check.rule import Rule
from generator.model.entry import Resource
from generator.model.finding import Level, Problem
from generator.model.package import Package
from generator.model.table import Row
from generator.model.text import Text
from generator.read.entry import entry_of

RULE = Rule(
    code="CH125",
    name="reworded-result",
    level=Level.WARNING,
    title=Text("改写了已经告知的理由或者结果", "a reason or result that was told is worded anew"),
    what=Text(
        "退回和不同意的理由、答复的结果、整改的措施和校验、评估的结论，案件走到那一步就告知了有关的人。改写以后与当时告知的不同，"
        "请审核人员核对；在 corrections.csv 登记更正的不再提示。",
        "Reasons for returning and refusing, results, measures, verifications and conclusions were told to those concerned when the case came so far. "
        "Worded anew they differ from what was told: the reviewer looks at them. A correction on record in corrections.csv ends the warning.",
    ),
    cure=Text(
        "改回原来的文字；确需更正的，在 corrections.csv 加一行，并告知有关的人",
        "restore the words; if they have to be corrected, add a row to corrections.csv and tell those concerned",
    ),
    bad="# reason 原为“缺少承诺书”\ncaseNumber,state,reason\nAPP-2026-0002,returned,缺少营业执照\n",
    good="caseNumber,state,reason\nAPP-2026-0002,returned,缺少承诺书\n",
)
REGISTERS = "catalog/registers"
STEPS = "catalog/law/steps.csv"


def check(review: GuardContext) -> Iterator[Problem]:
    """Yield a problem for each text that a step already taken asked for and that says something else now."""
    package = next((each for each in review.old.packages if each.folder == REGISTERS), None)
    if package is None:
        return
    recorded = corrected_cells(review)
    steps = table_of(review.old, STEPS)
    for resource in entry_of(package.document, ()).resources:
        name = resource.path.removesuffix(".csv")
        own = [step for step in steps if step["register"] == name]
        if own and len(resource.primary_key) == 1:
            yield from _register(review, package, resource, own, recorded)


def _register(
    review: GuardContext, package: Package, resource: Resource, steps: list[Row], recorded: frozenset[tuple[str, ...]]
) -> Iterator[Problem]:
    name, key = resource.path.removesuffix(".csv"), resource.primary_key[0]
    words = _words(resource)
    later = {row[key]: row for row in table_of(review.new, f"{REGISTERS}/{resource.path}")}
    for row in package.tables.get(resource.path, ()):
        new = later.get(row[key])
        for column in sorted(_told_by_steps(row, steps) & words) if new else ():
            cell = (name, row[key], column, row[column], new[column] if new else "")
            if new and row[column] not in {"", new[column]} and cell not in recorded:
                message = Text(f"“{row[key]}”的 {column} 改写了", f"{column} of '{row[key]}' is worded anew")
                yield RULE.at(new.place(column), message)


def _words(resource: Resource) -> frozenset[str]:
    """Return the columns of free text; codes and required columns have guards of their own (CH123, CH124)."""
    return frozenset(
        each.name
        for each in resource.fields
        if each.type == "string" and "enum" not in each.constraints and not each.constraints.get("required")
    )


def _told_by_steps(row: Row, steps: list[Row]) -> frozenset[str]:
    return frozenset(
        token.partition("=")[0] for step in steps if stands_at(row, step) for token in step["requires"].split()
    )
