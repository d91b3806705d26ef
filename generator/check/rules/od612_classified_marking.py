"""Nothing in the catalogue carries a classified or internal marking."""

from collections.abc import Iterator

from generator.check.personal.texts import texts_of
from generator.check.personal.wordlists import term_in
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Path, Place, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD612",
    name="classified-marking",
    level=Level.ERROR,
    title=Text("出现密级或内部资料的标志", "a classified or internal marking occurs"),
    what=Text(
        "国家秘密和内部资料不得提交。名称、摘要、关键词、数据项说明或者文件名里出现“绝密”“机密”“秘密★”“内部资料”等标志，先停下来核实。标志见词表 classified-markings。",
        "State secrets and internal papers are never submitted. Where a title, description, keyword, field or file name carries a marking such as 绝密 (top secret), 机密 (secret), 秘密★ (confidential) or 内部资料 (internal), stop and find out. The markings are in the vocabulary 'classified-markings'.",
    ),
    cure=Text(
        "立即停止提交并报告本单位保密部门；确认不涉密的，改写这段文字或者文件名",
        "stop the submission and tell your secrecy office; if nothing is secret, write the text or file name in other words",
    ),
    bad="title: 城市管线（内部资料）\n",
    good="title: 城市管线长度统计\n",
)
VOCABULARY = "classified-markings"
WORDED = ("title", "titleEn", "description", "descriptionEn", "keywords", "keywordsEn")


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    """Yield a problem for each text and each file name that carries a marking; the text is not repeated."""
    texts = list(_texts(entry))
    if term_in("\n".join(text for _, text in texts), VOCABULARY, context, place="text"):
        for path, text in texts:
            term = term_in(text, VOCABULARY, context, place="text")
            if term:
                message = Text(f"出现“{term.label.zh}”一类的标志", f"a marking of the kind '{term.label.en}' occurs")
                yield RULE.at(entry.place(*path), message)
    for file in entry.files:
        name = file.path.rpartition("/")[2]
        term = term_in(name, VOCABULARY, context, place="file") or term_in(name, VOCABULARY, context, place="text")
        if term:
            message = Text(f"文件名带有“{term.label.zh}”一类的标志", f"the file name carries: {term.label.en}")
            yield RULE.at(Place(file.path, 1), message)


def _texts(entry: Entry) -> Iterator[tuple[Path, str]]:
    """Yield what people read about the data, with its path."""
    for path, text in texts_of(entry.document.value):
        named = path[0] in WORDED if path else False
        if named or (path and path[0] == "resources" and any(part in WORDED for part in path)):
            yield path, text
