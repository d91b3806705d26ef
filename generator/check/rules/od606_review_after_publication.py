"""Security review and risk assessment come before the data are opened."""

from collections.abc import Iterator

from generator.check.dates import day_of
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD606",
    name="review-after-publication",
    level=Level.WARNING,
    title=Text("审查或评估的日期晚于开放日期", "the review is dated after the opening"),
    what=Text(
        "安全审查和风险评估应当在开放之前完成，同一天也可以。开放日期看首次发布日期；"
        "目录后来调整过开放属性的，看最近一次调整的日期，因为调整前要重新评估。",
        "Security review and risk assessment are finished before the opening, on the same day at the latest. The "
        "opening "
        "is the day of first publication or, where the openness was adjusted later, the last adjustment, because that "
        "needs a new assessment.",
    ),
    cure=Text(
        "写开放之前那次审查或评估的日期；如果当时没有做，现在补做，并把 issued 改成补做之后真正开放的日期，"
        "或者先中止开放",
        "write the day of the review made before the opening; if there was none, have it made now and set 'issued' to "
        "the day of the true opening after it, or suspend the entry first",
    ),
    bad='issued: "2026-03-10"\nsecurityReview:\n  conclusion: passed\n  date: "2026-04-01"\n  by: 办公室\n',
    good='issued: "2026-03-10"\nsecurityReview:\n  conclusion: passed\n  date: "2026-02-01"\n  by: 办公室\n',
)
REVIEWS = (
    ("securityReview", Text("安全审查", "security review")),
    ("riskAssessment", Text("风险评估", "risk assessment")),
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for each review that is later than the latest opening."""
    issued = day_of(entry.issued)
    if issued is None:
        return
    opened = max([issued, *(day_of(each.date) or issued for each in entry.adjustments)])
    for (key, title), review in zip(REVIEWS, (entry.security_review, entry.risk_assessment), strict=True):
        done = day_of(review.date) if review else None
        if done and done > opened:
            message = Text(
                f"{title.zh}日期 {done} 晚于开放日期 {opened}",
                f"the {title.en} of {done} is later than the opening on {opened}",
            )
            yield RULE.at(entry.place(key, "date"), message)
