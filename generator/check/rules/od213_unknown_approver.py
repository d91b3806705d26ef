"""An adjustment is approved by the authority of the publisher's level or the city's."""

from collections.abc import Iterator

from generator.check.competent import competent
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD213",
    name="unknown-approver",
    level=Level.ERROR,
    title=Text("同意属性调整的不是有权的主管部门", "an adjustment was approved by someone who may not"),
    what=Text(
        "开放属性的调整要经本级主管部门同意。approvedBy 只能写本单位的主管部门或市主管部门，用登记"
        "表 catalog/publishers/authorities.csv 中的代码。",
        "A change of openness needs the consent of the authority. 'approvedBy' is the publisher's "
        "own authority or the city's, by its code in catalog/publishers/authorities.csv.",
    ),
    cure=Text("改成同意这次调整的主管部门的代码", "write the code of the authority that consented"),
    bad="adjustments:\n  - to: withheld\n    approvedBy: parks   # 是单位自己，不是主管部门\n",
    good="adjustments:\n  - to: withheld\n    approvedBy: city-data\n",
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    """Yield a problem for every adjustment approved by another than the two authorities that may."""
    known = competent(entry, context.catalogue)
    for index, each in enumerate(entry.adjustments):
        if each.approved_by and each.approved_by not in known:
            yield RULE.at(
                entry.place("adjustments", index, "approvedBy"), _message(each.approved_by, context), _cure(known)
            )


def _message(approver: str, context: Context) -> Text:
    if approver in context.catalogue.authorities:
        return Text(
            f"“{approver}”不是本单位的主管部门，也不是市主管部门",
            f"'{approver}' is neither the publisher's own authority nor the city's",
        )
    return Text(f"“{approver}”不是登记的主管部门", f"'{approver}' is no registered authority")


def _cure(known: tuple[str, ...]) -> Text:
    return Text(
        f"approvedBy 写同意这次调整的主管部门：{'或'.join(known)}",
        f"write the authority that consented as 'approvedBy': {' or '.join(known)}",
    )
