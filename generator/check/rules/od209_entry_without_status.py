"""An entry states its status."""

from collections.abc import Iterator

from generator.check.absence import unwritten
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD209",
    name="entry-without-status",
    level=Level.ERROR,
    title=Text("没有写状态", "an entry states no status"),
    what=Text(
        "每个目录都要写明状态：开放中、中止开放、下架或归档。公众据此知道这份数据现在能不能用、还更不更新。",
        "Every entry states its status: published, suspended, withdrawn or archived. It tells "
        "people whether the data can be had and are still updated.",
    ),
    cure=Text(
        "在 datapackage.yaml 中加一行 status，正常开放的写 status: published",
        "add a line 'status' to datapackage.yaml; for an entry in normal use write status: published",
    ),
    bad="openness: unconditional\n",
    good="openness: unconditional\nstatus: published\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for an entry that states no status."""
    if unwritten(entry.document.value, "status"):
        yield RULE.at(entry.place("status"))
