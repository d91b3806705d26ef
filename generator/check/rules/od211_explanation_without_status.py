"""An entry that is published again no longer explains why it was not."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry, Status
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD211",
    name="explanation-without-status",
    level=Level.WARNING,
    title=Text("状态是开放中，却留着状态说明", "a published entry still explains a change of status"),
    what=Text(
        "statusChange 只用来说明为什么中止、下架或归档。目录恢复开放后应当删去，以免公众误会；修改历史里仍然查得到。",
        "'statusChange' says why an entry is suspended, withdrawn or archived. Once it is "
        "published again the explanation misleads; the history keeps it.",
    ),
    cure=Text(
        "恢复开放的，删去 statusChange；仍然中止的，改正 status",
        "delete 'statusChange' if the entry is open again, or correct 'status' if it is not",
    ),
    bad='status: published\nstatusChange:\n  date: "2026-05-10"\n  reason: objection\n  note: 正在核实一件异议。\n',
    good="status: published\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for a change of status that a published entry still tells."""
    if entry.status is Status.PUBLISHED and entry.status_change:
        yield RULE.at(entry.place("statusChange"))
