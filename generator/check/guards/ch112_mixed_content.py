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
    title=Text("目录与程序混在一次变更里", "the catalogue and the program change together"),
    what=Text(
        "datasets/ 或 catalog/ 的变更里不能夹带程序、流程、模板、依赖清单或测试：否则检查数据的程序可以随数据一起被改。"
        "说明文字（docs/ 和根目录的说明文件）可以一起改；由登记表生成的 .github/CODEOWNERS 随登记表一起更新。",
        "A change of datasets/ or catalog/ carries no code, workflow, template, lock or test, as what checks the data "
        "could be changed with the data. Prose (docs/ and the texts at the root) may go along; .github/CODEOWNERS, "
        "which is made from the register, goes with the register.",
    ),
    cure=Text("把程序的改动另外提交", "submit the change of the program apart"),
    bad="# 一次变更\ndatasets/parks/park-list/parks.csv\n.github/workflows/publish.yml\n",
    good="# 一次变更\ndatasets/parks/park-list/parks.csv\ndatasets/parks/park-list/datapackage.yaml\n",
)
CONTENT = ("datasets/", "catalog/")
_PROSE = ("docs/",)
_OWNERS = ".github/CODEOWNERS"
_PUBLISHERS = "catalog/publishers/"


def check(review: GuardContext) -> Iterator[Problem]:
    """Yield one problem where content and anything that runs are changed at once."""
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


def _runs(path: str) -> bool:
    """Tell whether a file is neither content nor prose; at the root only texts and the licence are prose."""
    if path.startswith((*CONTENT, *_PROSE)):
        return False
    return "/" in path or not (path.endswith(".md") or path == "LICENSE")
