"""Synthetic data are declared with a note on how they were made."""

from collections.abc import Iterator

from generator.check.absence import unwritten
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD707",
    name="synthetic-without-note",
    level=Level.ERROR,
    title=Text("标明是合成数据，却没有说明怎样产生", "declared as synthetic without saying how the data were made"),
    what=Text(
        "合成数据不是真实记录。标明 synthetic: true 的目录要说明数据怎样产生、与真实情况有什么不同，以免被误用。",
        "Synthetic data are no true records. An entry with synthetic: true says how they were made and how they differ "
        "from reality, so that nobody mistakes them.",
    ),
    cure=Text(
        "在 datapackage.yaml 中加一行 syntheticNote，写明数据怎样产生，例如 syntheticNote: 按随机数生成，仅供演示",
        "add the line 'syntheticNote' to datapackage.yaml saying how the data were made, for example "
        "syntheticNote: 按随机数生成，仅供演示",
    ),
    bad="synthetic: true\n",
    good="synthetic: true\nsyntheticNote: 按随机数生成，仅供演示，不是真实记录。\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for synthetic data without a note."""
    if entry.synthetic and unwritten(entry.document.value, "syntheticNote"):
        yield RULE.at(entry.place("syntheticNote" if "syntheticNote" in entry.document.value else "synthetic"))
