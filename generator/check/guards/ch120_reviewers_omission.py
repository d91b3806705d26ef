"""A fault is told in the first notice; what is told later on the same content is the reviewer's omission."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="CH120",
    name="reviewers-omission",
    level=Level.NOTICE,
    title=Text("首轮漏告，属审核遗漏", "not told in the earlier round: an omission of the review"),
    what=Text(
        "形式审核不通过的，全部原因一次告知。上一轮以后没有改过的内容，这一轮才指出的问题，标为审核遗漏，计入主管部门的统计，"
        "不归责于开放主体。问题本身的级别不变：依照法规必须改正的仍须改正。由告知书与上一轮比较得出。",
        "A formal review that fails tells every reason at once. What a later round finds on content that is the same byte "
        "for byte is marked as an omission of the review and counted as the authority's, not the publisher's. The finding "
        "keeps its level: what the law demands is still to be mended. The notice finds it by comparing itself with the one "
        "before.",
    ),
    cure=Text(
        "开放主体照常改正；主管部门查明首轮为什么没有指出",
        "the publisher mends it as any other; the authority finds out why the first round did not tell it",
    ),
    bad="# 第 1 轮：OD105；第 2 轮，文件没有改过：OD105、OD301\n",
    good="# 第 1 轮：OD105、OD301；第 2 轮：OD301\n",
)
