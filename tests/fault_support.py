"""Independent faults of the golden repository, to be put together at will."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from tests.support import MemoryTree, check_tree, golden_contents

PARKS = "datasets/parks/park-list"
SENSORS = "datasets/east-roads/road-sensors"
ACCIDENTS = "datasets/east-roads/accident-files"
Told = tuple[str, str, str]
"""The code, file and path of a finding: what does not move when other faults come or go."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: values to set or remove in the descriptor of an entry, texts to replace, files to add."""

    name: str
    entry: str = PARKS
    put: Mapping[str, Any] = field(default_factory=dict)
    remove: tuple[str, ...] = ()
    replace: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    add: Mapping[str, str] = field(default_factory=dict)


FAULTS = (
    Fault("no title", remove=("title",)),
    Fault("no description", remove=("description",)),
    Fault("no licence", remove=("licenses",)),
    Fault("no industry", remove=("industry",)),
    Fault("no secrecy review", remove=("secrecyReview",)),
    Fault("no risk assessment", remove=("riskAssessment",)),
    Fault("no keywords", remove=("keywords",)),
    Fault("unknown frequency", put={"updateFrequency": "每年"}),
    Fault("unknown theme", put={"themes": ["no-such-theme"]}),
    Fault("unknown key", put={"licences": "cc-by-4.0"}),
    Fault("late review", put={"securityReview.date": "2026-03-11"}),
    Fault("masking without field", put={"masking.required": True}),
    Fault("reversed period", put={"temporal": {"start": "2026-12-31", "end": "2026-01-01"}}),
    Fault("no such day", put={"issued": "2026-02-29"}, entry=SENSORS),
    Fault("column without title", remove=("resources.0.schema.fields.2.title",)),
    Fault("column without description", remove=("resources.1.schema.fields.1.description",)),
    Fault("unusable constraint", put={"resources.0.schema.fields.3.constraints": {"minimum": "x"}}),
    Fault("resource without title", remove=("resources.1.title",)),
    Fault("undeclared file", add={f"{PARKS}/notes.txt": "x"}),
    Fault("cell of another type", replace={f"{PARKS}/parks.csv": ("1200", "约1200人")}),
    Fault("cell below the minimum", replace={f"{PARKS}/parks.csv": ("3.1,", "-3.1,")}),
    Fault("empty cell", replace={f"{PARKS}/gates.csv": ("东门", "")}),
    Fault("dangling key", replace={f"{PARKS}/gates.csv": ("002,正门", "009,正门")}),
    Fault("no conditions", remove=("conditions",), entry=SENSORS),
    Fault("data of a conditional entry", remove=("resources.0.role",), entry=SENSORS),
    Fault("too long a sample", replace={f"{SENSORS}/sample.csv": ("S1,示例传感器\n", "S,x\n" * 60)}, entry=SENSORS),
    Fault("repeated title", put={"title": "事故卷宗"}, entry=SENSORS),
    Fault("no English", remove=("titleEn",), entry=SENSORS),
    Fault("no basis", remove=("legalBasis",), entry=ACCIDENTS),
    Fault("unknown division", put={"divisions": ["123456"]}, entry=ACCIDENTS),
    Fault("rows of a withheld entry", replace={f"{ACCIDENTS}/files.csv": ("code,name\n", "code,name\n1,x\n")}),
    Fault("day of another shape", replace={"catalog/publishers/publishers.csv": ("2026-06-01", "2026/6/1")}),
    Fault(
        "unknown publisher",
        replace={"catalog/plans/2026/items.csv": ("Road works,east-roads,", "Road works,east-road,")},
    ),
    Fault("unknown entry", replace={"catalog/plans/2026/items.csv": ("parks/park-list", "parks/parks")}),
    Fault("month of another year", replace={"catalog/plans/2026/items.csv": ("2026-05", "2027-05")}),
    Fault("unknown year", replace={"catalog/calendar/days.csv": ("Make-up day,2026", "Make-up day,2027")}),
    Fault(
        "unknown authority",
        replace={"catalog/publishers/publishers.csv": ("district,990101,east", "district,990101,est")},
    ),
    Fault("portal without title", replace={"catalog/portal.yaml": ("title: 示例市公共数据开放\n", "")}),
    Fault("unknown clause", replace={"catalog/law/duties.csv": ("10.1,page", "41.1,page")}),
    Fault("unknown rule", add={"catalog/law/levels.csv": "rule,level,inForceFrom,inForceUntil,note\nOD999,error,,,\n"}),
)


def with_faults(faults: Iterable[Fault]) -> MemoryTree:
    """Return the golden repository with faults."""
    contents = dict(golden_contents())
    chosen = tuple(faults)
    for entry in (PARKS, SENSORS, ACCIDENTS):
        path = f"{entry}/datapackage.yaml"
        value = yaml.safe_load(contents[path])
        for fault in chosen:
            if fault.entry == entry:
                _edit(value, fault)
        contents[path] = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000).encode()
    for fault in chosen:
        for path, (old, new) in fault.replace.items():
            assert old.encode() in contents[path], f"{fault.name}: {old!r} is not in {path}"
            contents[path] = contents[path].replace(old.encode(), new.encode(), 1)
        contents.update({path: text.encode() for path, text in fault.add.items()})
    return MemoryTree(contents)


def _edit(value: Any, fault: Fault) -> None:
    for way, new in fault.put.items():
        holder, last = _way(value, way)
        holder[last] = new
    for way in fault.remove:
        holder, last = _way(value, way)
        del holder[last]


def _way(value: Any, way: str) -> tuple[Any, str]:
    *keys, last = way.split(".")
    for key in keys:
        value = value[int(key)] if isinstance(value, list) else value[key]
    return value, last


def report(faults: Iterable[Fault]) -> frozenset[Told]:
    """Return what a check tells of the repository with faults."""
    found = check_tree(with_faults(faults))
    return frozenset((each.code, each.place.file, each.place.path) for each in found)
