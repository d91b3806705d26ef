"""A conditional entry shows one sample at most."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry, Openness, Role
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD217",
    name="repeated-sample",
    level=Level.ERROR,
    title=Text("有条件开放的目录有不止一个样例", "a conditional entry holds more than one sample"),
    what=Text(
        "有条件开放的目录公布数据字典，最多再放一个样例。样例多了，拼起来就接近原始数据。",
        "A conditional entry publishes its dictionary and one sample at most; several samples put together come close to the data themselves.",
    ),
    cure=Text(
        "只留一个 role: sample 的数据资源，其余的连同文件一起删去",
        "keep one resource with 'role: sample' and delete the others with their files",
    ),
    bad="openness: conditional\nresources:\n  - name: sample-1\n    role: sample\n  - name: sample-2\n    role: sample\n",
    good="openness: conditional\nresources:\n  - name: sensors\n    role: dictionary\n  - name: sample\n    role: sample\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for each sample after the first."""
    samples = [each for each in entry.resources if each.role is Role.SAMPLE]
    for resource in samples[1:] if entry.openness is Openness.CONDITIONAL else ():
        message = Text(f"“{resource.name}”是又一个样例", f"'{resource.name}' is one more sample")
        yield RULE.at(entry.place(*resource.way, "role"), message)
