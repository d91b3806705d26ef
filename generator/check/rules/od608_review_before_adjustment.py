"""After a change of openness the reviews are made again."""

from collections.abc import Iterator

from generator.check.dates import day_of
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD608",
    name="review-before-adjustment",
    level=Level.WARNING,
    title=Text("开放属性调整后没有重新审查", "reviews were not made again after the openness was adjusted"),
    what=Text(
        "安全审查和风险评估针对的是一种开放属性。属性调整以后，原来的审查不再说明问题，要重新做。",
        "A security review and a risk assessment are made for one openness. After an adjustment they no longer answer the question and are made again.",
    ),
    cure=Text("重新进行安全审查和风险评估，改写日期和结论", "have both made again and write their day and conclusion"),
    bad='issued: "2024-03-18"\nadjustments:\n  - date: "2025-03-10"\nsecurityReview:\n  date: "2024-03-01"\n',
    good='issued: "2024-03-18"\nadjustments:\n  - date: "2025-03-10"\nsecurityReview:\n  date: "2025-03-03"\n',
)
REVIEWS = (
    ("securityReview", Text("安全审查", "security review")),
    ("riskAssessment", Text("风险评估", "risk assessment")),
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for each review that is no later than the opening before the last adjustment."""
    adjusted = sorted(day for each in entry.adjustments if (day := day_of(each.date)))
    issued = day_of(entry.issued)
    if not adjusted or issued is None or adjusted[-1] <= issued:
        return
    before = max([issued, *adjusted[:-1]])
    for (key, title), review in zip(REVIEWS, (entry.security_review, entry.risk_assessment), strict=True):
        done = day_of(review.date) if review else None
        if done and done <= before:
            message = Text(
                f"{title.zh}是 {done} 做的，{adjusted[-1]} 调整属性后没有重做",
                f"the {title.en} of {done} was not made again when the openness was adjusted on {adjusted[-1]}",
            )
            yield RULE.at(entry.place(key, "date"), message)
