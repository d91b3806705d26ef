"""The last row of a table is data like the others."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD422",
    name="total-row",
    level=Level.WARNING,
    title=Text(
        "最后一行像是合计行",
        "the last row looks like a total",
    ),
    what=Text(
        "合计不是一条数据：留在表里，用数据的人一相加就多算一遍。",
        "A total is no data: whoever adds up the column counts everything twice.",
    ),
    cure=Text(
        "删去合计行；要公布合计的，写在说明里或者另做一张表",
        "delete the row; a total that is to be published goes into the description or a table of its own",
    ),
    bad="district,parks\n市南,5\n市北,7\n合计,12\n",
    good="district,parks\n市南,5\n市北,7\n",
)
