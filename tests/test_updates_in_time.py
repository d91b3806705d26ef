"""Updates in time of a period that is over: the day of then comes from git, and what git does not know is not counted."""

from dataclasses import replace

from generator.derive.performance import Measure, days_of_updates, performance_of
from generator.derive.period import period_of
from generator.derive.public import public_view
from generator.model.catalogue import Catalogue
from generator.model.change import ChangeKind
from generator.model.merge import Merge, Record, Touched
from generator.read.repository import read_repository
from tests.support import TODAY, MemoryTree, golden_contents

KEY = "parks/park-list"


def catalogue(modified: str) -> Catalogue:
    """Return the golden catalogue whose open entry promises monthly updates and was updated on a day."""
    found = read_repository(MemoryTree(golden_contents())).catalogue
    entries = tuple(
        replace(each, modified=modified, update_frequency="monthly") if each.key == KEY else each
        for each in found.entries
    )
    return replace(found, entries=entries)


def touched(day: str, *kinds: ChangeKind) -> Touched:
    """Return what a merge did to the entry."""
    return Touched(merge=Merge(commit=day, before="x", day=day, subject="", files=()), entry=KEY, kinds=kinds)


def judged(record: Record, modified: str) -> list[bool]:
    """Return how the entry stood at the end of the third quarter."""
    period = period_of("2026Q3")
    assert period is not None
    found = performance_of(period, catalogue(modified), (), {}, TODAY, days_of_updates(record))
    return [each.kept for each in found.points if each.measure is Measure.UPDATES and each.subject.code == KEY]


def test_the_update_of_then_counts() -> None:
    """An entry that was updated again later is judged by the last merge of data before the end of the quarter."""
    early = touched("2026-06-30", ChangeKind.ENTRY_ADDED)
    late, words = touched("2026-09-15", ChangeKind.ROWS_CHANGED), touched("2026-09-20", ChangeKind.METADATA_CHANGED)
    after = touched("2026-10-20", ChangeKind.ROWS_CHANGED)
    assert judged(Record(touched=(early, late, after)), "2026-10-20") == [True]
    assert judged(Record(touched=(early, words, after)), "2026-10-20") == [False], "words are no update of data"
    assert judged(Record(touched=(after,)), "2026-10-20") == [], "unknown is not counted"
    assert judged(Record(touched=(early,)), "2026-09-10") == [True], "what the entry names is known without git"
    assert judged(Record(), "2026-08-10") == [False]


def test_registers_tell_nothing_about_users_nor_about_closed_entries() -> None:
    """Reasons of applications and contents of usage reports are public nowhere, not even as a correction."""
    contents = dict(golden_contents())
    folder = "catalog/registers"
    contents[f"{folder}/usage-reports.csv"] = contents[f"{folder}/usage-reports.csv"].replace(
        b"2027-07-15,,,,,", "2027-07-15,2027-07-01,用途,Use,效益,Benefit".encode()
    )
    contents[f"{folder}/corrections.csv"] += (
        "applications,APP-2026-0002,reason,张三,李四,2026-07-04,city-data,笔误\n".encode()
    )
    contents[f"{folder}/corrections.csv"] += (
        "requests,REQ-2026-0001,receivedOn,2026-11-19,2026-11-20,2026-11-20,city-data,笔误\n".encode()
    )
    found = read_repository(MemoryTree(contents)).catalogue
    shown = public_view(found).registers
    cells = {(name, row.line): row.cells for name, table in shown.items() for row in table}
    assert found.registers["applications"].rows[1]["reason"] == "缺少安全承诺书"
    assert cells["applications", 3]["reason"] == cells["applications", 3]["reasonEn"] == ""
    assert cells["applications", 3]["formalResult"] == "returned"
    assert not any(cells["usage-reports", 2][each] for each in ("use", "useEn", "result", "resultEn"))
    assert cells["usage-reports", 2]["receivedOn"] == "2027-07-01"
    assert cells["corrections", 2]["before"] == cells["corrections", 2]["after"] == ""
    assert cells["corrections", 3]["before"] == "2026-11-19"
