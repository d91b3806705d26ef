"""No count of a table of totals is so small that it points at people."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD624",
    name="small-count",
    level=Level.ERROR,
    title=Text("汇总表里有过小的数", "a table of totals holds counts that are too small"),
    what=Text(
        "写了准标识符（quasiIdentifiers）和计数项（countField）的汇总表，大于 0 而小于 least_group（参数）的数会让人认出个人。留空的数如果用合计减去其余各数就能得出，等于没有隐去。",
        "In a table of totals with 'quasiIdentifiers' and 'countField', a count above 0 and below 'least_group' (a parameter) points at people. A count that was left empty is not hidden where a total and the other counts tell it.",
    ),
    cure=Text(
        "合并类别使每个数都够大，或者把过小的数留空，并同时隐去能倒推出它的合计",
        "merge classes until every count is large enough, or leave small counts empty together with a total from which they could be worked out",
    ),
    bad="village,cases\n示例村,1\n",
    good="town,cases\n示例镇,12\n",
    private=True,
)
