"""Every publisher is reviewed by the authority of its own level and area."""

from collections.abc import Iterator

from generator.check.authority_schema import authority_table
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD816",
    name="authority-of-other-level",
    level=Level.ERROR,
    title=Text("主管部门不是本级的", "the authority is not that of the publisher's level"),
    what=Text(
        "市级单位由市主管部门审核，区（市）单位由本区（市）主管部门审核。主管部门的层级和行政区划要与单位一致；区（市）主管部门要写明上级；门户设置中的主管部门是市级。",
        "A body of the city is reviewed by the city's authority, a body of a district by the district's. Level and division of the authority are the publisher's own, a district's authority names the one above it, and the portal's authority is the city's.",
    ),
    cure=Text(
        "在 publishers.csv 的 authority 列写本级主管部门，或者改正 level、division、parent",
        "write the authority of the level in the column 'authority' of publishers.csv, or correct 'level', 'division' or 'parent'",
    ),
    bad="code,level,division,authority\neast-roads,district,990101,city-data\n",
    good="code,level,division,authority\neast-roads,district,990101,east-data\n",
)
AUTHORITIES = "catalog/publishers/authorities.csv"


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each publisher under another level or area, and for authorities out of their place."""
    known = context.catalogue.authorities
    for publisher in context.catalogue.publishers.values():
        authority = known.get(publisher.authority)
        if authority is None:
            continue  # OD809 says it
        if (authority.level, authority.division) != (publisher.level, publisher.division):
            message = Text(
                f"“{publisher.name.zh}”与主管部门“{authority.name.zh}”的层级或行政区划不一致",
                f"'{publisher.code}' and its authority '{authority.code}' differ in level or division",
            )
            yield RULE.at(publisher.row.place("authority"), message)
    for row in authority_table(context, AUTHORITIES):
        if row["level"] == "district" and not row["parent"] and "parent" in row.cells:
            message = Text(
                "区（市）主管部门没有写上级主管部门", "a district's authority does not name the one above it"
            )
            yield RULE.at(row.place("parent"), message)
    portal = context.catalogue.portal
    if portal.authority in known and known[portal.authority].level != "city":
        message = Text("门户的主管部门不是市级", "the authority of the portal is not the city's")
        yield RULE.at(portal.document.place(("authority",)), message)
