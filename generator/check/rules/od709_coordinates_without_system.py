"""Coordinates say in which reference system they are."""

from collections.abc import Iterator

from generator.check.absence import unwritten, written_resources
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD709",
    name="coordinates-without-system",
    level=Level.ERROR,
    title=Text("有经纬度，却没有写坐标系", "coordinates without a reference system"),
    what=Text(
        "写明经度和纬度数据项（geometry）的数据资源，还要写明坐标系（crs）；坐标系不同，同一个点可以相差几百米。",
        "A resource that names its longitude and latitude ('geometry') also names the reference system ('crs'); "
        "between "
        "systems the same point can lie hundreds of metres apart.",
    ),
    cure=Text(
        '在该数据资源下加一行 crs：国家大地坐标系 CGCS2000 写 crs: "EPSG:4490"，WGS 84 写 crs: "EPSG:4326"',
        'add the line \'crs\' to the resource: crs: "EPSG:4490" for CGCS2000, crs: "EPSG:4326" for WGS 84',
    ),
    bad="geometry:\n  longitude: lon\n  latitude: lat\n",
    good='crs: "EPSG:4490"\ngeometry:\n  longitude: lon\n  latitude: lat\n',
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for each resource with coordinates and no system."""
    for resource, written in written_resources(entry):
        if "geometry" in written and unwritten(written, "crs"):
            yield RULE.at(entry.place(*resource.way, "geometry"))
