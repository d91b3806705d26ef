"""A repair names the objection or the assessment that found the fault."""

from collections.abc import Iterator

from generator.check.registers import register
from generator.check.rule import Context, Rule
from generator.check.suggestion import meant
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD930",
    name="repair-of-unknown-origin",
    level=Level.ERROR,
    title=Text("整改写的来源没有登记", "a repair names a source that is not registered"),
    what=Text(
        "由异议或者评估引起的整改，写明是哪一件：异议的编号，或者评估的编号。异议所说的目录就是整改的目录；核实不成立的异议不引起整改。",
        "A repair that an objection or an assessment asked for names which one. An objection is about the entry that is repaired, and one found untrue asks for no repair.",
    ),
    cure=Text("写登记表中已有的编号", "write a number that the register has"),
    bad="caseNumber,source,origin\nREP-2026-0001,objection,OBJ-2026-0999\n",
    good="caseNumber,source,origin\nREP-2026-0001,objection,OBJ-2026-0001\n",
)


UNFOUNDED = "unfounded"


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each origin that is not registered, is of another kind, about another entry, or found untrue."""
    objections = {row["caseNumber"]: row for row in register(context, "objections")}
    assessments = {row["code"]: row["kind"] for row in register(context, "assessments")}
    kinds = dict.fromkeys(objections, "objection") | assessments
    cases = register(context, "repairs")
    for row in cases:
        origin = row["origin"]
        if not origin or not cases.sound(row, "origin"):
            continue
        if origin not in kinds:
            message = Text(f"没有登记“{origin}”", f"'{origin}' is not registered")
            yield RULE.at(row.place("origin"), message, meant(origin, sorted(kinds), RULE.cure))
        elif row["source"] in {"objection", "quality", "risk"} and row["source"] != kinds[origin]:
            message = Text(f"“{origin}”的类别是 {kinds[origin]}", f"'{origin}' is of the kind '{kinds[origin]}'")
            yield RULE.at(row.place("source"), message)
        elif origin in objections and objections[origin]["entry"] != row["entry"]:
            about = objections[origin]["entry"]
            yield RULE.at(row.place("entry"), Text(f"异议说的是“{about}”", f"the objection is about '{about}'"))
        elif origin in objections and objections[origin]["outcome"] == UNFOUNDED:
            yield RULE.at(row.place("origin"), Text(f"“{origin}”核实不成立", f"'{origin}' was found untrue"))
