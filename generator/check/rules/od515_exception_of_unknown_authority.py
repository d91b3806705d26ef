"""An exception from the yearly update has the consent of a competent authority."""

from collections.abc import Iterator

from generator.check.competent import competent
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD515",
    name="exception-of-unknown-authority",
    level=Level.ERROR,
    title=Text("同意更新例外的不是有权的主管部门", "the exception from updating was agreed to by someone who may not"),
    what=Text(
        "更新间隔的例外要由本级主管部门或者市主管部门同意，approvedBy 写它在 authorities.csv 中的代码。单位不能自己同意自己。",
        "An exception from the longest update interval has the consent of the publisher's own authority or the city's, by its code in authorities.csv; no publisher agrees to its own.",
    ),
    cure=Text(
        "改成同意这项例外的主管部门的代码；没有经过同意的，删去 updateException",
        "write the code of the authority that agreed; remove 'updateException' if none did",
    ),
    bad="updateException:\n  reason: 普查每两年一次\n  approvedBy: parks\n",
    good="updateException:\n  reason: 普查每两年一次\n  approvedBy: city-data\n",
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    """Yield a problem for an exception agreed to by another than the two authorities that may."""
    given = entry.update_exception
    known = competent(entry, context.catalogue)
    if given and given.approved_by and given.approved_by not in known:
        cure = Text(f"只能是：{'、'.join(known)}", f"only: {', '.join(known)}")
        yield RULE.at(entry.place("updateException", "approvedBy"), cure=cure)
