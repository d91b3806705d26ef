"""A publisher's change does not tell git what to do."""

from collections.abc import Iterator

from generator.check.guard import GuardContext, printable
from generator.check.guards.ch112_mixed_content import CONTENT
from generator.check.rule import Rule
from generator.model.finding import Level, Place, Problem
from generator.model.text import Text

RULE = Rule(
    code="CH113",
    name="unwanted-git-file",
    level=Level.ERROR,
    title=Text("变更里夹带 git 设置文件", "the change carries a settings file of git"),
    what=Text(
        ".gitattributes、.gitmodules、.lfsconfig 会改变文件的字节、引入别处的内容或者改变下载地址。"
        "这些文件只在根目录，只由维护人员单独改动；目录的变更里不能有。",
        ".gitattributes, .gitmodules and .lfsconfig change bytes, bring in content from elsewhere or redirect "
        "downloads. They lie at the root only and are changed by maintainers, apart; a change of entries has none.",
    ),
    cure=Text("从变更中删去这个文件", "take the file out of the change"),
    bad="# 一次变更\ndatasets/parks/park-list/parks.csv\ndatasets/parks/.gitattributes\n",
    good="# 一次变更\ndatasets/parks/park-list/parks.csv\n",
)
_SETTINGS = frozenset({".gitattributes", ".gitmodules", ".lfsconfig", ".gitconfig", ".git"})


def check(review: GuardContext) -> Iterator[Problem]:
    """Yield each settings file below a folder, or at the root beside content or from a publisher's account."""
    content = any(each.path.startswith(CONTENT) for each in review.files)
    own = review.author_body()
    publisher = bool(own) and own not in review.old.catalogue.authorities
    for each in review.files:
        parts = each.path.casefold().split("/")
        if not _SETTINGS & set(parts):
            continue
        nested = len(parts) > 1
        if (nested and each.status != "D") or (not nested and (content or publisher)):
            yield RULE.at(Place(printable(each.path)))
