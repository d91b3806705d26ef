"""A sample is a few rows that show the form of the data, never a part of the data."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD207",
    name="oversized-sample",
    level=Level.ERROR,
    title=Text("样例数据行数太多", "a sample has too many rows"),
    what=Text(
        "样例只用来说明数据的样子。行数超过上限（参数 sample_rows_max）就不再是样例，可能变相公开了有条件开放的数据。",
        "A sample only shows what the data look like. Above the limit (parameter sample_rows_max) "
        "it may in effect publish data that are open on conditions.",
    ),
    cure=Text(
        "删去多余的行，只留少量编造的示例；不要从真实数据中截取",
        "delete rows until the sample is within the limit, and keep made-up rows only, never a cut from the real data",
    ),
    bad="code,name\nS1,示例一\nS2,示例二\n…… 共 500 行\n",
    good="code,name\nS1,示例一\nS2,示例二\n",
    private=True,
)
