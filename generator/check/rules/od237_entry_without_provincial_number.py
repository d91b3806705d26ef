"""Data that institutions made with public funds come through the industry entrance."""

from collections.abc import Iterator

from generator.check.absence import unwritten
from generator.check.rule import Context, Rule
from generator.model.entry import Entry, Openness
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD237",
    name="entry-without-provincial-number",
    level=Level.ERROR,
    title=Text("使用财政资金的机构没有写省平台编号", "a publicly funded institution states no provincial number"),
    what=Text(
        "高校、科研院所、企业等机构使用财政资金产生的数据，要经省平台的行业数据开放入口申请。申请后取得的编号写在 provinceNumber。哪些单位类别如此，由词表 publisher-kinds 的 industryEntrance 列规定。",
        "Data that universities, institutes, enterprises and the like made with public funds are applied for at the industry entrance of the provincial portal, and 'provinceNumber' holds the number given there. Which kinds of publisher that means is said by the column 'industryEntrance' of the vocabulary 'publisher-kinds'.",
    ),
    cure=Text(
        "先在省平台的行业数据开放入口申请，再写 provinceNumber",
        "apply at the industry entrance first, then write 'provinceNumber'",
    ),
    bad="publisher: city-university\nopenness: conditional\n",
    good="publisher: city-university\nprovinceNumber: SD-2026-00001\nopenness: conditional\n",
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    """Yield a problem for an open entry of a publicly funded institution without the number."""
    publisher = context.catalogue.publishers.get(entry.key.partition("/")[0])
    if publisher is None or entry.openness in {None, Openness.WITHHELD}:
        return
    kind = context.catalogue.vocabularies.get("publisher-kinds", {}).get(publisher.kind)
    bound = kind is not None and kind.extra.get("industryEntrance") == "true" and publisher.publicly_funded
    if bound and unwritten(entry.document.value, "provinceNumber"):
        yield RULE.at(entry.place("provinceNumber"))
