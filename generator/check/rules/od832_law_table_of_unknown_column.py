"""The tables of steps, dates and clocks speak of registers and columns that exist."""

from collections.abc import Iterator, Mapping

from generator.check.authority_schema import authority_table
from generator.check.registers import registers
from generator.check.rule import Context, Rule
from generator.check.suggestion import meant
from generator.model.finding import Level, Problem
from generator.model.table import Row
from generator.model.text import Text

RULE = Rule(
    code="OD832",
    name="law-table-of-unknown-column",
    level=Level.ERROR,
    title=Text(
        "办理步骤、日期先后或者时限表写了不存在的登记表、列或参数",
        "a table of steps, dates or clocks names what does not exist",
    ),
    what=Text(
        "catalog/law/ 中的 steps.csv、sequences.csv、clocks.csv 规定登记表怎样检查。写错登记表、列名或者参数，检查就不起作用。",
        "The tables steps.csv, sequences.csv and clocks.csv of catalog/law/ say how registers are checked. With a wrong register, column or parameter they check nothing.",
    ),
    cure=Text(
        "改成 catalog/registers/ 中已有的登记表和列名，参数改成 parameters.csv 中的代码",
        "write a register and columns of catalog/registers/, and a code of parameters.csv as the parameter",
    ),
    bad="register,earlier,later\napplications,recievedOn,today\n",
    good="register,earlier,later\napplications,receivedOn,today\n",
)
TABLES = {
    "catalog/law/steps.csv": ("when", "requires", "excludes"),
    "catalog/law/transitions.csv": (),
    "catalog/law/sequences.csv": ("earlier", "later"),
    "catalog/law/clocks.csv": ("starts", "ends", "when"),
}
WORDS = {("later", "today"), ("earlier", "entry.issued")}
"""What stands in the place of a column and is none."""


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each name of these tables that nothing has."""
    known = _known(context)
    for file, columns in TABLES.items():
        for row in authority_table(context, file):
            names = known.get(row["register"])
            yield from _parameter(row, context)
            if names is None and not row["register"] and row["kind"]:
                continue  # a clock that no register starts
            if names is None:
                message = Text(f"没有登记表“{row['register']}”", f"there is no register '{row['register']}'")
                yield RULE.at(row.place("register"), message, meant(row["register"], sorted(known), RULE.cure))
                continue
            for column in columns:
                yield from _columns(row, column, names)


def _known(context: Context) -> Mapping[str, tuple[str, ...]]:
    """Return the columns by register, as its package defines them: a file with a damaged header is told once (OD802)."""
    defined = {name: tuple(each.titles) for name, each in registers(context).items()}
    return {name: (*defined.get(name, ()), *table.header) for name, table in context.catalogue.registers.items()} | {
        name: names for name, names in defined.items() if name not in context.catalogue.registers
    }


def _columns(row: Row, column: str, known: tuple[str, ...]) -> Iterator[Problem]:
    for token in row[column].split():
        name = token.partition("=")[0]
        if name not in known and (column, name) not in WORDS:
            message = Text(f"登记表没有列“{name}”", f"the register has no column '{name}'")
            yield RULE.at(row.place(column), message, meant(name, known, RULE.cure))


def _parameter(row: Row, context: Context) -> Iterator[Problem]:
    known = {each.code for each in context.catalogue.law.parameters}
    if row["parameter"] and row["parameter"] not in known:
        message = Text(f"没有参数“{row['parameter']}”", f"there is no parameter '{row['parameter']}'")
        yield RULE.at(row.place("parameter"), message, meant(row["parameter"], sorted(known), RULE.cure))
