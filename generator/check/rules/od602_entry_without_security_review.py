"""An entry records its security review."""

from collections.abc import Iterator

from generator.check.absence import unwritten
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD602",
    name="entry-without-security-review",
    level=Level.ERROR,
    title=Text("没有安全审查结论", "no security review is recorded"),
    what=Text(
        "数据开放前要做安全审查。每个目录都要记明审查已通过，以及何时由谁审查。",
        "Data are reviewed for security before they are opened. Every entry records that the review was passed, when "
        "and by whom.",
    ),
    cure=Text(
        "先完成安全审查，再在 datapackage.yaml 中写 securityReview，包括 conclusion: passed、date（日期）和 "
        "by（审查处室），有文号的写在 document",
        "have the security review made, then write 'securityReview' in datapackage.yaml with conclusion: passed, "
        "'date' and 'by' (the office); a document number goes under 'document'",
    ),
    bad='secrecyReview:\n  conclusion: not-secret\n  date: "2026-02-01"\n  by: 办公室\n',
    good='securityReview:\n  conclusion: passed\n  date: "2026-02-01"\n  by: 办公室\n',
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for an entry that records no security review."""
    if unwritten(entry.document.value, "securityReview"):
        yield RULE.at(entry.place("securityReview"))
