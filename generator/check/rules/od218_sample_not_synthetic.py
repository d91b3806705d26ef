"""The sample of a conditional entry is made up."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry, Openness, Role
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD218",
    name="sample-not-synthetic",
    level=Level.ERROR,
    title=Text("有条件开放的样例没有写明是合成的", "the sample of a conditional entry is not declared synthetic"),
    what=Text(
        "有条件开放的数据要经审核才能取得，所以样例不能取自真实数据，只能是合成的，并写明 synthetic: true（写在样例或者目录上都可以）。",
        "Conditional data are given after a review only. A sample is therefore never cut from the real data but made up, and says so: 'synthetic: true' at the sample or at the entry.",
    ),
    cure=Text(
        "用合成的行替换样例，并在该数据资源下写 synthetic: true",
        "replace the sample by made-up rows and write 'synthetic: true' under the resource",
    ),
    bad="openness: conditional\nresources:\n  - name: sample\n    role: sample\n    path: sample.csv\n",
    good="openness: conditional\nresources:\n  - name: sample\n    role: sample\n    path: sample.csv\n    synthetic: true\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for each sample of a conditional entry that is not declared synthetic."""
    for resource in entry.resources if entry.openness is Openness.CONDITIONAL else ():
        if resource.role is Role.SAMPLE and not (entry.synthetic or resource.synthetic):
            yield RULE.at(entry.place(*resource.way))
