"""A descriptor stays small enough to be read by people and checked in a moment."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD004",
    name="oversized-descriptor",
    level=Level.ERROR,
    title=Text("描述文件太大或层次太深", "the descriptor is too large or too deep"),
    what=Text(
        "描述文件不超过 256 KiB、20 层、两万项。描述文件只描述数据，数据本身放在 CSV 文件里。",
        "A descriptor has at most 256 KiB, 20 levels and 20,000 items. It describes data; the data "
        "themselves lie in CSV files.",
    ),
    cure=Text(
        "把数据移到 CSV 文件中，描述文件只保留说明；多余的层次去掉",
        "move data into CSV files, keep the description only, and take out levels that are not needed",
    ),
    bad="resources:\n  - name: parks\n    data: [[中山公园, 12.5], [湖滨公园, 3.1]]  # ……上万行\n",
    good="resources:\n  - name: parks\n    path: parks.csv\n",
)
