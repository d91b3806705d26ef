"""What is opened anew was reviewed anew."""

from collections.abc import Iterator

from generator.check.guard import GuardContext
from generator.check.rule import Rule
from generator.model.change import ChangeKind
from generator.model.entry import Entry, Openness, Role
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="CH114",
    name="reviews-not-renewed",
    level=Level.ERROR,
    title=Text("开放了新的内容，没有重新审查和评估", "more is opened without a new review and assessment"),
    what=Text(
        "增加数据资源或数据项、更改数据项的类型、取消数据项的脱敏、放宽开放属性之后，原来的安全审查和风险评估不再说明现在的数据。"
        "要重新审查和评估，securityReview 和 riskAssessment 的日期都要比原来新。收紧属性不受此限。",
        "Where a resource or field is added, a field gets another type or loses its masking, or the openness is "
        "loosened, the earlier security review and risk assessment speak about other data. Both are made again: their "
        "dates are newer than before. A tightening needs neither.",
    ),
    cure=Text(
        "重新做安全审查和风险评估，把 securityReview 和 riskAssessment 的日期改为新的日期",
        "make the security review and the risk assessment again and write their new dates",
    ),
    bad='# 增加了数据项 phone，日期没有变\nsecurityReview:\n  conclusion: passed\n  date: "2026-02-01"\n  by: 办公室\n',
    good='# 增加了数据项 phone\nsecurityReview:\n  conclusion: passed\n  date: "2026-11-16"\n  by: 办公室\n',
)
_OPENING = (
    ChangeKind.OPENNESS_LOOSENED,
    ChangeKind.RESOURCE_ADDED,
    ChangeKind.FIELD_ADDED,
    ChangeKind.FIELD_RETYPED,
)
_REVIEWS = (
    ("securityReview", Text("安全审查", "the security review")),
    ("riskAssessment", Text("风险评估", "the risk assessment")),
)


def check(review: GuardContext) -> Iterator[Problem]:
    """Yield each of the two reviews that is not newer than before though more was opened."""
    for old, new in review.kept():
        if new.openness is Openness.WITHHELD or review.of(new, ChangeKind.OPENNESS_TIGHTENED):
            continue
        wider = (each for each in review.of(new, *_OPENING) if not each.path.endswith(".format"))
        opened = [*(each.title for each in wider), *_unmasked(old, new)]
        if not opened:
            continue
        before, after = ((each.security_review, each.risk_assessment) for each in (old, new))
        for (key, name), earlier, later in zip(_REVIEWS, before, after, strict=True):
            if later is not None and earlier is not None and later.date <= earlier.date:
                message = Text(
                    f"{opened[0].zh}；{name.zh}的日期 {later.date} 没有更新",
                    f"{opened[0].en}; {name.en} of {later.date} is not newer than before",
                )
                yield RULE.at(new.place(key, "date"), message)


def _unmasked(old: Entry, new: Entry) -> Iterator[Text]:
    """Yield the columns that were masked and are no longer, or differently."""
    masked = {(one.name, each.name): each.masking for one in old.resources for each in one.fields if each.masking}
    for resource in new.resources:
        for field in resource.fields:
            method = masked.get((resource.name, field.name))
            if method and field.masking != method and resource.role is not Role.SAMPLE:
                yield Text(
                    f"数据项“{field.name}”不再按原来的方法脱敏",
                    f"the field '{field.name}' is no longer masked as before",
                )
