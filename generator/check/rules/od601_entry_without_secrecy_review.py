"""An entry records that its data hold no state secret."""

from collections.abc import Iterator

from generator.check.absence import unwritten
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD601",
    name="entry-without-secrecy-review",
    level=Level.ERROR,
    title=Text("没有涉密审查结论", "no secrecy review is recorded"),
    what=Text(
        "国家秘密不在公共数据开放范围内。每个目录都要记明已审查、结论为不涉密，以及何时由谁审查。",
        "State secrets are outside open public data. Every entry records that it was reviewed and found not secret, "
        "when and by whom.",
    ),
    cure=Text(
        "先完成涉密审查，再在 datapackage.yaml 中写 secrecyReview，包括 conclusion: not-secret、date（日期）和 "
        "by（审查处室）；涉密内容不得提交",
        "have the secrecy review made, then write 'secrecyReview' in datapackage.yaml with conclusion: not-secret, "
        "'date' and 'by' (the office); secrets must not be submitted",
    ),
    bad='securityReview:\n  conclusion: passed\n  date: "2026-02-01"\n  by: 办公室\n',
    good='secrecyReview:\n  conclusion: not-secret\n  date: "2026-02-01"\n  by: 办公室\n',
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for an entry that records no secrecy review."""
    if unwritten(entry.document.value, "secrecyReview"):
        yield RULE.at(entry.place("secrecyReview"))
