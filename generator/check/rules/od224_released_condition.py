"""A condition that was released by a statement stays visible to reviewers."""

from collections.abc import Iterator

from generator.check.competent import released
from generator.check.personal.wordlists import term_in
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD224",
    name="released-condition",
    level=Level.NOTICE,
    title=Text("开放条件凭主管部门的说明放行", "a condition stands by a statement of the authority"),
    what=Text(
        "条件里有规模或地域的字样，主管部门已书面说明它不构成歧视。这里列出来，供审核人员逐次复核。",
        "The condition speaks of size or place, and the authority put on record that it does not discriminate. It is listed so that every review can look again.",
    ),
    cure=Text(
        "复核说明是否仍然成立；不成立的，删去条件或者说明",
        "see whether the statement still holds; if it does not, remove the condition or the statement",
    ),
    bad='conditions:\n  - text: 成立满一年\n    statement: {by: city-data, date: "2026-03-01", text: 为有安全记录可查}\n',
    good="conditions:\n  - text: 有一年以上的数据安全记录可查\n",
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    """Yield a notice for each condition that speaks of size or place and was released."""
    for index, each in enumerate(entry.conditions):
        term = term_in(f"{each.text.zh}\n{each.text.en}", "discriminating-terms", context)
        if term and each.statement and released(each, entry, context.catalogue):
            given = each.statement
            message = Text(
                f"条件涉及“{term.label.zh}”，{given.by} 于 {given.date} 说明后放行",
                f"the condition speaks of '{term.label.en}'; released by {given.by} on {given.date}",
            )
            yield RULE.at(entry.place("conditions", index, "statement"), message)
