"""What a case was decided stays decided."""

from collections.abc import Iterator

from generator.check.corrections import corrected_cells
from generator.check.guard import GuardContext, table_of
from generator.check.registers import stands_at
from generator.check.rule import Rule
from generator.model.entry import Resource
from generator.model.finding import Level, Problem
from generator.model.table import Row
from generator.model.text import Text
from generator.read.entry import entry_of

RULE = Rule(
    code="CH123",
    name="rewritten-result",
    level=Level.ERROR,
    title=Text(
        "改写了案件已有的结果，没有更正记录", "the result of a case is rewritten without a correction on record"
    ),
    what=Text(
        "形式审核结果、审核结果、论证结果、处理结果和异议的类别，案件走到那一步就是事实：不能把不同意改成同意，也不能把侵权改成错误来避开中止。"
        "确属笔误的，同一次变更里在 corrections.csv 登记更正。",
        "The results of reviews, decisions and verifications, and the kind of an objection, are facts once the case has come so far: a refusal "
        "does not become a grant, nor an infringement an error to escape the suspension. A slip of the pen gets a row in corrections.csv.",
    ),
    cure=Text(
        "改回原来的结果；确属笔误的，在 corrections.csv 加一行更正记录",
        "restore the result; where it was a slip of the pen, add a row to corrections.csv",
    ),
    bad="# outcome 原为 unfounded\ncaseNumber,state,outcome\nOBJ-2026-0001,replied,corrected\n",
    good="register,case,column,before,after,correctedOn,by,reason\nobjections,OBJ-2026-0001,outcome,unfounded,corrected,2026-11-20,city-data,登记时选错。\n",
)
REGISTERS = "catalog/registers"
STEPS = "catalog/law/steps.csv"


def check(review: GuardContext) -> Iterator[Problem]:
    """Yield a problem for each coded cell that the state before asked for and that says something else now."""
    package = next((each for each in review.old.packages if each.folder == REGISTERS), None)
    if package is None:
        return
    recorded = corrected_cells(review)
    steps = table_of(review.old, STEPS)
    for resource in entry_of(package.document, ()).resources:
        if len(resource.primary_key) == 1:
            name, key = resource.path.removesuffix(".csv"), resource.primary_key[0]
            own = [step for step in steps if step["register"] == name]
            later = {row[key]: row for row in table_of(review.new, f"{REGISTERS}/{resource.path}")}
            for row in package.tables.get(resource.path, ()):
                new = later.get(row[key])
                for column in sorted(_fixed(row, own) & _coded(resource)) if new else ():
                    cell = (name, row[key], column, row[column], new[column] if new else "")
                    if new and new[column] != row[column] and cell not in recorded:
                        yield _told(row[key], row, new, column)


def _coded(resource: Resource) -> frozenset[str]:
    """Return the columns of a register that hold codes, or yes and no."""
    return frozenset(
        each.name
        for each in resource.fields
        if ("enum" in each.constraints or each.type == "boolean") and each.name != "state"
    )


def _fixed(row: Row, steps: list[Row]) -> frozenset[str]:
    """Return the columns that the steps a case has taken ask for."""
    return frozenset(
        token.partition("=")[0] for step in steps if stands_at(row, step) for token in step["requires"].split()
    )


def _told(case: str, old: Row, new: Row, column: str) -> Problem:
    before, after = old[column], new[column]
    message = Text(
        f"“{case}”的 {column} 由 {before or '空'} 改为 {after or '空'}",
        f"{column} of '{case}' went from {before or 'nothing'} to {after or 'nothing'}",
    )
    return RULE.at(new.place(column), message)
