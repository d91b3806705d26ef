"""Who must approve: by what was changed, and by the level of whose it is."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.guard_support import route_in

CITY, DISTRICT = "city-data", "east-data"
WORDS = {"set": {"description": "一处改动。"}}
DISTRICT_WORDS = {"entry": "conditional", **WORDS}
SUSPENDED = {
    "set": {
        "status": "suspended",
        "statusChange": {"date": "2026-11-20", "reason": "objection", "note": "正在核实。", "case": "OBJ-2026-0002"},
    }
}
DISTRICT_SUSPENDED = {"entry": "conditional", **SUSPENDED}
TOMBSTONE = "east-roads/lamps,路灯,,east-roads,2026-11-02,data-error,数据有误。,\nparks/old-benches,"
CORRECTION = "reason\nobjections,OBJ-2026-0002,registeredOn,2026-11-20,2026-11-19,2026-11-20,east-roads,笔误。\n"


def replaced(path: str, old: str, new: str) -> Mapping[str, Any]:
    """Return the edit of one place of a table."""
    return {"replace": {f"catalog/{path}": {old: new}}}


CASES: list[tuple[str, Mapping[str, Any], tuple[str, ...], bool]] = [
    ("an entry of a city publisher", {"after": WORDS}, (CITY,), False),
    ("an entry of a district publisher", {"after": DISTRICT_WORDS}, (DISTRICT,), False),
    ("rows of a district publisher", {"after": {"entry": "conditional", "files": {"sample.csv": "code,name\nS9,九\n"}}}, (DISTRICT,), False),
    ("the deletion of a district's entry", {"after": {"delete": ["datasets/east-roads/road-sensors"]}}, (DISTRICT,), False),
    ("entries of both levels", {"after": [WORDS, DISTRICT_WORDS]}, (CITY, DISTRICT), False),
    ("the plan", {"after": replaced("plans/2026/items.csv", "公园", "游园")}, (CITY,), False),
    ("a district's entry and the plan", {"after": [DISTRICT_WORDS, replaced("plans/2026/items.csv", "公园", "游园")]}, (CITY, DISTRICT), False),
    ("a request", {"after": replaced("registers/requests.csv", "received,", "openable,")}, (CITY,), False),
    ("an objection to a district's entry", {"after": replaced("registers/objections.csv", "east-roads,infringement,verifying", "east-roads,infringement,decided")}, (DISTRICT,), False),
    ("a district's tombstone", {"after": replaced("registers/tombstones.csv", "parks/old-benches,", TOMBSTONE)}, (DISTRICT,), False),
    ("a correction in a district's case", {"after": replaced("registers/corrections.csv", "reason\n", CORRECTION)}, (DISTRICT,), False),
    ("a correction of a request", {"after": replaced("registers/corrections.csv", "reason\n", CORRECTION.replace("objections,OBJ-2026-0002", "requests,REQ-2026-0001"))}, (CITY,), False),
    ("the law", {"after": replaced("law/parameters.csv", "形式审核", "审核")}, (CITY,), False),
    ("the calendar", {"also": ["M catalog/calendar/days.csv"]}, (CITY,), False),
    ("a vocabulary", {"also": ["M catalog/vocabularies/themes.csv"]}, (CITY,), False),
    ("the register of bodies", {"also": ["M catalog/publishers/publishers.csv"]}, (CITY,), False),
    ("settings, code, prose and workflows", {"also": ["M catalog/portal.yaml", "M generator/cli/main.py", "M docs/zh/about.md", "M .github/workflows/ci.yml"]}, (CITY,), False),
    ("a suspension in a district", {"after": DISTRICT_SUSPENDED}, (CITY, DISTRICT), True),
    ("a suspension in a district with its case", {"after": [DISTRICT_SUSPENDED, replaced("registers/objections.csv", "verifying,2026-11-23,,", "verifying,2026-11-23,2026-11-23,")]}, (CITY, DISTRICT), True),
    ("a suspension of the city's", {"after": SUSPENDED}, (CITY,), False),
    ("suspensions at both levels are the city's, who may sign for each", {"after": [SUSPENDED, DISTRICT_SUSPENDED]}, (CITY,), False),
    ("a suspension that changes more", {"after": [DISTRICT_SUSPENDED, DISTRICT_WORDS]}, (DISTRICT,), False),
    ("a suspension that touches the data", {"after": [DISTRICT_SUSPENDED, {"entry": "conditional", "files": {"sample.csv": "code,name\n"}}]}, (DISTRICT,), False),
    ("a withdrawal", {"before": DISTRICT_SUSPENDED, "after": {"entry": "conditional", "set": {"status": "withdrawn"}}}, (DISTRICT,), False),
    ("a publisher that nobody registered", {"after": {"move": {"datasets/east-roads": "datasets/unknown"}}}, (CITY, DISTRICT), False),
    ("a publisher that takes another authority with it", {"after": [DISTRICT_WORDS, replaced("publishers/publishers.csv", "990101,east-data", "990101,city-data")]}, (CITY, DISTRICT), False),
    ("nothing", {}, (), False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("case", "authorities", "any_of"), [each[1:] for each in CASES], ids=[each[0] for each in CASES]
)
def test_route(case: Mapping[str, Any], authorities: tuple[str, ...], any_of: bool) -> None:  # noqa: FBT001 - a case's last column
    """The authorities are exactly those that must approve, the city's first."""
    route = route_in(case)
    assert tuple(each.authority for each in route.approvals) == authorities
    assert route.any_of is any_of
    assert all(each.reasons for each in route.approvals)


def test_a_route_names_authority_level_and_matters() -> None:
    """A reader learns who is asked, at what level, and about what."""
    city, district = route_in({"after": [WORDS, DISTRICT_WORDS]}).approvals
    assert (city.level, city.name.zh) == ("city", "示例市数据局")
    assert (district.level, district.name.en) == ("district", "East District Data Bureau")
    assert [each.zh for each in district.reasons] == ["目录 east-roads/road-sensors"]


def test_many_entries_of_a_publisher_are_one_matter() -> None:
    """A change of many entries does not make a long list of reasons."""
    edits = [DISTRICT_WORDS, {"entry": "withheld", "set": {"description": "另一处。"}}]
    (district,) = route_in({"after": edits}).approvals
    assert [each.zh for each in district.reasons] == ["east-roads 的 2 个目录"]
