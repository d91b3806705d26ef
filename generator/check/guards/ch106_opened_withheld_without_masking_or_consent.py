"""Withheld data are opened only after masking or with consent."""

from collections.abc import Iterator

from generator.check.guard import GuardContext
from generator.check.guard_records import LOOSENING, lacks
from generator.check.rule import Rule
from generator.model.change import ChangeKind
from generator.model.entry import Openness
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="CH106",
    name="opened-withheld-without-masking-or-consent",
    level=Level.ERROR,
    title=Text(
        "开放原不予开放的数据，没有脱敏或同意的记录", "withheld data are opened without a record of masking or consent"
    ),
    what=Text(
        "不予开放的数据，经脱敏、脱密处理或者经权利人同意后才可以开放。同一次变更里要新增一条调整记录，"
        "事由是脱敏处理或权利人同意，附依据文件，并经本级主管部门同意。",
        "What is withheld may be opened after masking or declassification, or when the rights holders agree. The same "
        "change adds a record with that ground, its documents and the consent of the authority.",
    ),
    cure=Text(
        "补一条事由为脱敏或同意的调整记录；没有处理、没有同意的，恢复为不予开放",
        "add the record of masking or consent; without either, withhold the data again",
    ),
    bad="# 原为 openness: withheld\nopenness: unconditional\n",
    good=(
        "# 原为 openness: withheld\nopenness: unconditional\nadjustments:\n"
        '  - date: "2026-11-02"\n    from: withheld\n    to: unconditional\n    ground: masking\n'
        "    documents:\n      - title: 脱敏处理报告\n"
        '    approvedBy: city-data\n    approvedOn: "2026-11-16"\n'
    ),
)


def check(review: GuardContext) -> Iterator[Problem]:
    """Yield everything that the adjustment behind the opening of withheld data lacks."""
    for old, new in review.kept():
        if old.openness is Openness.WITHHELD and review.of(new, ChangeKind.OPENNESS_LOOSENED):
            for each in lacks(review, old, new, LOOSENING):
                yield RULE.at(new.place(*each.path), each.message, each.cure)
