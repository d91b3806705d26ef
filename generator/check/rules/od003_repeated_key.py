"""A key is written once; of two values nobody can know which one is meant."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD003",
    name="repeated-key",
    level=Level.ERROR,
    title=Text("同一个键写了两次", "a key is written twice"),
    what=Text(
        "同一层里每个键只能写一次。写了两次，就不知道以哪一个为准。",
        "Within one level every key is written once. Of two values nobody can know which one is meant.",
    ),
    cure=Text(
        "比较两处的值，留下正确的一处，删去另一处",
        "compare the two values, keep the right one and delete the other",
    ),
    bad="title: 公园名录\ntitle: 公园清单\n",
    good="title: 公园名录\n",
)
