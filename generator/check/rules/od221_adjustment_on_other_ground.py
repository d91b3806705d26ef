"""An adjustment rests on a ground that the law allows for it."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Adjustment, Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD221",
    name="adjustment-on-other-ground",
    level=Level.ERROR,
    title=Text("属性调整的事由不在法定范围", "an adjustment rests on a ground that the law does not allow"),
    what=Text(
        "收紧开放属性只能因为法律、法规修改或者职能职责变更；不予开放的数据改为开放，须经脱敏、脱密处理或者权利人同意。哪种事由可以用于哪种调整，由词表 adjustment-grounds 的 allows 列规定。",
        "Openness is tightened only because a law or a function changed; withheld data are opened only after masking or declassification or with the consent of rights holders. Which ground allows what is said by the column 'allows' of the vocabulary 'adjustment-grounds'.",
    ),
    cure=Text(
        "改成真实的法定事由并附依据文件；没有法定事由的，恢复原来的开放属性",
        "write the true ground of the law with its documents; where there is none, restore the openness as it was",
    ),
    bad="adjustments:\n  - from: unconditional\n    to: conditional\n    ground: other\n",
    good="adjustments:\n  - from: unconditional\n    to: conditional\n    ground: law-change\n",
)
ORDER = {"unconditional": 0, "conditional": 1, "withheld": 2}


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    """Yield a problem for each recorded adjustment whose ground does not allow it."""
    terms = context.catalogue.vocabularies.get("adjustment-grounds", {})
    if not any("allows" in term.extra for term in terms.values()):
        return
    for index, each in enumerate(entry.adjustments):
        use = _use(each)
        if use and each.ground in terms and terms[each.ground].extra.get("allows") not in {use, "any"}:
            allowed = [term.label for term in terms.values() if term.extra.get("allows") in {use, "any"}]
            known = Text("、".join(label.zh for label in allowed), ", ".join(label.en for label in allowed))
            label = terms[each.ground].label
            message = Text(
                f"由 {each.before} 调整为 {each.after} 的事由是“{label.zh}”，只能是：{known.zh}",
                f"'{label.en}' is no ground for going from '{each.before}' to '{each.after}'; only: {known.en}",
            )
            yield RULE.at(entry.place("adjustments", index, "ground"), message)


def _use(adjustment: Adjustment) -> str:
    """Return what an adjustment does that needs a ground of the law; empty for all others."""
    if adjustment.before not in ORDER or adjustment.after not in ORDER:
        return ""
    if ORDER[adjustment.after] > ORDER[adjustment.before]:
        return "tightening"
    return "loosening" if adjustment.before == "withheld" and adjustment.after != "withheld" else ""
