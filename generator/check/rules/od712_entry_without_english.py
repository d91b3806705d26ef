"""An entry is offered in English as well."""

from collections.abc import Iterator

from generator.check.absence import unwritten
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD712",
    name="entry-without-english",
    level=Level.NOTICE,
    title=Text("没有英文标题或英文摘要", "no English title or description"),
    what=Text(
        "门户有英文页面。没有英文标题或摘要的目录，在英文页面上只能显示中文；写不写由单位决定。",
        "The portal has English pages. An entry without an English title or description is shown in Chinese there; "
        "writing them is up to the publisher.",
    ),
    cure=Text(
        "在 datapackage.yaml 中补写 titleEn（英文标题）和 descriptionEn（英文摘要）",
        "add 'titleEn' (title) and 'descriptionEn' (description) in English to datapackage.yaml",
    ),
    bad="title: 公交站点\ndescription: 全市公交站点的名称和位置。\n",
    good=(
        "title: 公交站点\ntitleEn: Bus stops\n"
        "description: 全市公交站点的名称和位置。\ndescriptionEn: Names and positions of all bus stops.\n"
    ),
)
PARTS = (("titleEn", Text("英文标题", "English title")), ("descriptionEn", Text("英文摘要", "English description")))


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for each of the two English texts that is missing."""
    for key, label in PARTS:
        if unwritten(entry.document.value, key):
            message = Text(f"没有{label.zh}（{key}）", f"there is no {label.en} ({key})")
            yield RULE.at(entry.place(key), message)
