"""The days of a register follow one another, and none lies in the future."""

from collections.abc import Iterator, Mapping

from generator.check.dates import day_of
from generator.check.registers import Register, entries_read, with_registers
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Place, Problem
from generator.model.table import Row
from generator.model.text import Text

RULE = Rule(
    code="OD906",
    name="dates-out-of-order",
    level=Level.ERROR,
    title=Text("登记表的日期先后不对", "the days of a register are out of order"),
    what=Text(
        "先收到，后审核，再转办、决定；先签协议，后开通。已经发生的事，日期不晚于今天。先后关系由 catalog/law/sequences.csv 规定。",
        "First received, then reviewed, forwarded, decided; first signed, then access. What happened is not later than today. The order is said by catalog/law/sequences.csv.",
    ),
    cure=Text("核对并改正写错的日期", "find the day that is wrong and correct it"),
    bad="code,signedOn,accessGrantedOn\nAGR-2026-0001,2026-06-15,2026-06-10\n",
    good="code,signedOn,accessGrantedOn\nAGR-2026-0001,2026-06-15,2026-06-16\n",
)
TODAY = "today"
ISSUED = "entry.issued"


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each pair of days in the wrong order, and for each day after today."""
    entries = entries_read(context)
    for rule, cases in with_registers(context, "catalog/law/sequences.csv"):
        for row in cases:
            earlier = day_of(_opened(row, entries) if rule["earlier"] == ISSUED else row[rule["earlier"]])
            later = day_of(context.today if rule["later"] == TODAY else row[rule["later"]])
            if earlier and later and earlier > later:
                yield RULE.at(*_told(row, rule, cases))


def _opened(row: Row, entries: Mapping[str, Entry]) -> str:
    """Return the day on which the last of the entries that a row names was opened; none before all were read."""
    named = (row["entry"] or row["entries"]).split()
    return max((entries[each].issued for each in named), default="") if all(each in entries for each in named) else ""


def _told(row: Row, rule: Row, cases: Register) -> tuple[Place, Text]:
    """Return where the wrong order is told, and how."""
    if rule["earlier"] == ISSUED:
        title = cases.title(rule["later"])
        message = Text(f"“{title.zh}”早于目录的开放日期", f"'{title.en}' is earlier than the opening of the entry")
        return row.place(rule["later"]), message
    first = cases.title(rule["earlier"])
    if rule["later"] == TODAY:
        message = Text(f"“{first.zh}”晚于今天", f"'{first.en}' is later than today")
        return row.place(rule["earlier"]), message
    second = cases.title(rule["later"])
    message = Text(f"“{second.zh}”早于“{first.zh}”", f"'{second.en}' is earlier than '{first.en}'")
    return row.place(rule["later"]), message
