"""A dictionary is a header only; it holds no data."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD216",
    name="dictionary-with-rows",
    level=Level.ERROR,
    title=Text("数据字典文件里有数据", "a dictionary holds data"),
    what=Text(
        "role: dictionary 的文件只说明有哪些数据项，只能有一行表头。有条件开放和不予开放的目录用它"
        "代替数据，里面不能有任何一行数据。",
        "A file with 'role: dictionary' only says which columns exist and is one header line. It "
        "stands in for data that are conditional or withheld, so it holds no row.",
    ),
    cure=Text(
        "打开这个 CSV 文件，删去表头以下的所有行；误放的真实数据还要按规定报告处理",
        "open the CSV file and delete all rows below the header; where real data were put there, "
        "report it as your rules ask",
    ),
    bad="code,name\n001,张某\n",
    good="code,name\n",
    private=True,
)
