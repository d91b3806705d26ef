"""What is checked and what checks it never change together."""

from collections.abc import Iterator

from generator.check.guard import GuardContext, listed, printable
from generator.check.rule import Rule
from generator.model.finding import Level, Place, Problem
from generator.model.text import Text

RULE = Rule(
    code="CH112",
    name="mixed-content",
    level=Level.ERROR,
    title=Text("被检查的与检查所依据的混在一次变更里", "what is checked and what checks it change together"),
    what=Text(
        "datasets/ 或 catalog/ 的变更里不能夹带程序、流程、模板、依赖清单或测试：否则检查数据的程序可以随数据一起被改。"
        "datasets/ 的变更里也不能夹带 catalog/law/、catalog/vocabularies/、catalog/calendar/ 的改动：参数、规则级别、歧视字样、"
        "工作日历是检查的尺子，先改好尺子，再提交数据。"
        "说明文字（docs/ 和根目录的说明文件）可以一起改；由登记表生成的 .github/CODEOWNERS 随登记表一起更新。",
        "A change of datasets/ or catalog/ carries no code, workflow, template, lock or test, as what checks the data "
        "could be changed with the data. Nor does a change of datasets/ carry one of catalog/law/, catalog/vocabularies/ or "
        "catalog/calendar/: numbers, levels, terms of discrimination and working days are the measure, which is changed first and "
        "apart. Prose (docs/ and the texts at the root) may go along; .github/CODEOWNERS, "
        "which is made from the register, goes with the register.",
    ),
    cure=Text(
        "把程序、法规参数、词表和日历的改动另外提交",
        "submit the change of the program, the law, the vocabularies or the calendar apart",
    ),
    bad="# 一次变更\ndatasets/parks/park-list/parks.csv\n.github/workflows/publish.yml\n",
    good="# 一次变更\ndatasets/parks/park-list/parks.csv\ndatasets/parks/park-list/datapackage.yaml\n",
)
CONTENT = ("datasets/", "catalog/")
MEASURES = ("catalog/law/", "catalog/vocabularies/", "catalog/calendar/")
_PROSE = ("docs/",)
_OWNERS = ".github/CODEOWNERS"
_PUBLISHERS = "catalog/publishers/"


def check(review: GuardContext) -> Iterator[Problem]:
    """Yield a problem where content and anything that runs, or data and what they are measured by, are changed at once."""
    paths = tuple(sorted(each.path for each in review.files))
    if not any(path.startswith(CONTENT) for path in paths):
        return
    registered = any(path.startswith(_PUBLISHERS) for path in paths)
    code = tuple(path for path in paths if _runs(path) and not (registered and path == _OWNERS))
    if code:
        shown = listed(tuple(printable(path) for path in code))
        message = Text(
            f"与目录一起改动的程序文件：{shown.zh}", f"files of the program changed with the catalogue: {shown.en}"
        )
        yield RULE.at(Place(printable(code[0])), message)
    measures = tuple(path for path in paths if path.startswith(MEASURES))
    if measures and any(path.startswith("datasets/") for path in paths):
        shown = listed(tuple(printable(path) for path in measures))
        message = Text(
            f"与数据一起改动的检查依据：{shown.zh}", f"what the data are measured by changed with them: {shown.en}"
        )
        yield RULE.at(Place(printable(measures[0])), message)


def _runs(path: str) -> bool:
    """Tell whether a file is neither content nor prose; at the root only texts and the licence are prose."""
    if path.startswith((*CONTENT, *_PROSE)):
        return False
    return "/" in path or not (path.endswith(".md") or path == "LICENSE")
