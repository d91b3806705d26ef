"""No condition chooses users by their size or by their place."""

from collections.abc import Iterator

from generator.check.competent import released
from generator.check.personal.wordlists import term_in
from generator.check.rule import Context, Rule
from generator.model.entry import Condition, Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD223",
    name="discriminating-condition",
    level=Level.ERROR,
    title=Text("开放条件涉嫌规模性或者地域性歧视", "a condition seems to discriminate by size or place"),
    what=Text(
        "开放条件应当针对风险，不得按规模（注册资本、营业收入、员工人数、成立年限等）或者地域（本地注册、仅限本市等）取舍申请人。用语见词表 discriminating-terms。确有必要、并不构成歧视的，由主管部门在该条件下写明说明（statement）后放行。",
        "Conditions answer risks. They never choose applicants by size (capital, revenue, staff, years since foundation …) or by place (registered locally, this city only …). The terms are in the vocabulary 'discriminating-terms'. Where one of them is needed and does not discriminate, the authority says so in a 'statement' under the condition, which releases it.",
    ),
    cure=Text(
        "删去这一条件，或者改为针对风险的要求；确需保留的，请主管部门在该条件下写 statement（by、date、text）",
        "remove the condition, or ask for what answers the risk; if it must stay, the authority writes a 'statement' (by, date, text) under it",
    ),
    bad="conditions:\n  - kind: capability\n    text: 注册资本不低于一千万元\n    risk: 数据泄露\n",
    good="conditions:\n  - kind: capability\n    text: 有隔离的处理环境和专职的数据安全人员\n    risk: 数据泄露\n",
)
KINDS = {"size": Text("规模性", "size"), "place": Text("地域性", "place")}


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    """Yield a problem for each condition that speaks of size or place and was not released."""
    for index, each in enumerate(entry.conditions):
        term = term_in(f"{each.text.zh}\n{each.text.en}", "discriminating-terms", context)
        if term and not released(each, entry, context.catalogue):
            kind = KINDS.get(term.extra.get("kind", ""), Text(term.code, term.code))
            message = Text(
                f"条件涉及“{term.label.zh}”，涉嫌{kind.zh}歧视{_refused(each).zh}",
                f"the condition speaks of '{term.label.en}' and seems to discriminate by {kind.en}{_refused(each).en}",
            )
            yield RULE.at(entry.place("conditions", index, "text"), message)


def _refused(condition: Condition) -> Text:
    """Return why a statement that is there does not release the condition; empty where there is none."""
    if condition.statement is None:
        return Text("", "")
    return Text(
        "；所附说明不完整，或者不是有权的主管部门作出的",
        "; the statement is incomplete, or not by an authority that may make it",
    )
