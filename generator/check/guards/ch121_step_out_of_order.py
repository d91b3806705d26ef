"""A case moves on by the steps of the law, never back and never past one."""

from collections.abc import Iterator, Mapping

from generator.check.corrections import corrected_cells
from generator.check.guard import GuardContext, table_of
from generator.check.rule import Rule
from generator.model.finding import Level, Problem
from generator.model.table import Row
from generator.model.text import Text

RULE = Rule(
    code="CH121",
    name="step-out-of-order",
    level=Level.ERROR,
    title=Text("案件状态不能这样变更", "the state of a case cannot move this way"),
    what=Text(
        "案件只能按 catalog/law/transitions.csv 列出的步骤推进：不倒退，办结的不重开，也不跳到到不了的状态。一次变更可以连走几步。"
        "状态写错的，在 corrections.csv 登记更正。",
        "A case moves on by the steps of catalog/law/transitions.csv: never back, never again once it is closed, never to "
        "a state that cannot be reached. One change may hold several steps. A state written by mistake is corrected on "
        "record in corrections.csv.",
    ),
    cure=Text(
        "改回原来的状态，或者填写下一个合法的状态；确属笔误的，在 corrections.csv 加一行",
        "restore the state or write the next one that is allowed; a slip of the pen gets a row in corrections.csv",
    ),
    bad="# 原为 state: refused\ncaseNumber,state\nAPP-2026-0001,granted\n",
    good="# 原为 state: under-review\ncaseNumber,state\nAPP-2026-0001,granted\n",
)
REGISTERS = "catalog/registers"
TRANSITIONS = "catalog/law/transitions.csv"
Steps = Mapping[str, frozenset[str]]


def check(review: GuardContext) -> Iterator[Problem]:
    """Yield a problem for each case whose new state cannot follow the state before."""
    corrected = corrected_cells(review)
    for name, steps in _machines(review).items():
        before = {row["caseNumber"]: row for row in table_of(review.old, f"{REGISTERS}/{name}.csv")}
        for row in table_of(review.new, f"{REGISTERS}/{name}.csv"):
            old = before.get(row["caseNumber"])
            if old is None or row["state"] in {old["state"], *_reachable(old["state"], steps)}:
                continue
            if (name, row["caseNumber"], "state", old["state"], row["state"]) not in corrected:
                yield _told(old, row, steps)


def _told(old: Row, new: Row, steps: Steps) -> Problem:
    allowed = sorted(_reachable(old["state"], steps))
    zh = f"；可以变为：{'、'.join(allowed)}" if allowed else "；这件已经办结"
    en = f"; allowed: {', '.join(allowed)}" if allowed else "; the case is closed"
    message = Text(
        f"“{new['caseNumber']}”由 {old['state']} 变为 {new['state']}{zh}",
        f"'{new['caseNumber']}' went from '{old['state']}' to '{new['state']}'{en}",
    )
    return RULE.at(new.place("state"), message)


def _machines(review: GuardContext) -> Mapping[str, Steps]:
    """Return the steps by register, as they were before the change; of a register that is new, as it brings them."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for row in table_of(review.old, TRANSITIONS) or table_of(review.new, TRANSITIONS):
        steps = found.setdefault(row["register"], {})
        steps[row["from"]] = steps.get(row["from"], frozenset()) | {row["to"]}
    return found


def _reachable(state: str, steps: Steps) -> frozenset[str]:
    seen: frozenset[str] = frozenset()
    ahead = steps.get(state, frozenset())
    while ahead:
        seen |= ahead
        ahead = frozenset(to for each in ahead for to in steps.get(each, ())) - seen
    return seen
