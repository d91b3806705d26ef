"""A withheld entry says by when it is evaluated again."""

from collections.abc import Iterator

from generator.check.absence import unwritten
from generator.check.rule import Context, Rule
from generator.model.entry import Entry, Openness, Status
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD229",
    name="withheld-without-reevaluation",
    level=Level.WARNING,
    title=Text("不予开放但没有写再评估日期", "a withheld entry does not say when it is evaluated again"),
    what=Text(
        "数据经脱敏、脱密或者权利人同意后可以开放，所以不予开放不是永久的。写明最迟在哪一天重新评估。",
        "Withheld data may be opened after masking, declassification or consent, so nothing is withheld for ever. The entry says by which day it is evaluated again.",
    ),
    cure=Text(
        '在 datapackage.yaml 中加 reviewBy，写重新评估的日期，例如 "2027-03-31"',
        "add 'reviewBy' to datapackage.yaml with the day of the next evaluation, such as \"2027-03-31\"",
    ),
    bad="openness: withheld\n",
    good='openness: withheld\nreviewBy: "2027-03-31"\n',
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for a withheld entry without a day of re-evaluation."""
    closed = entry.openness is Openness.WITHHELD and entry.status is not Status.WITHDRAWN
    if closed and unwritten(entry.document.value, "reviewBy"):
        yield RULE.at(entry.place("reviewBy"))
