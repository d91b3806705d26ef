"""A change is one publisher's, and comes from that publisher."""

from collections.abc import Iterator

from generator.check.guard import GuardContext, listed, publisher_place
from generator.check.rule import Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="CH108",
    name="change-across-publishers",
    level=Level.ERROR,
    title=Text("变更涉及其他单位的目录", "the change touches another publisher's entries"),
    what=Text(
        "一次变更只涉及一个单位的目录，并由这个单位的账号提交；主管部门的账号不受此限。"
        "账号属于哪个单位，看变更之前的 catalog/publishers/accounts.csv。",
        "A change touches the entries of one publisher and is submitted by an account of that publisher; accounts of "
        "authorities are exempt. To whom an account belongs stands in catalog/publishers/accounts.csv as it was before "
        "the change.",
    ),
    cure=Text(
        "每个单位的目录分开提交，由该单位自己提交",
        "submit the entries of each publisher apart, from that publisher's own account",
    ),
    bad="# 一次变更\ndatasets/parks/park-list/parks.csv\ndatasets/east-roads/road-sensors/datapackage.yaml\n",
    good="# 一次变更\ndatasets/parks/park-list/parks.csv\ndatasets/parks/park-list/datapackage.yaml\n",
)


def check(review: GuardContext) -> Iterator[Problem]:
    """Yield a problem for a change of several publishers, or for each publisher that is not the author's own."""
    own = review.author_body()
    if own in review.old.catalogue.authorities:
        return
    touched = review.touched()
    if own:
        for publisher in touched:
            if publisher != own:
                message = Text(
                    f"提交者属于 {own}，变更涉及 {publisher} 的目录",
                    f"the author belongs to {own}; the change touches entries of {publisher}",
                )
                yield RULE.at(publisher_place(review, publisher), message)
    elif len(touched) > 1:
        names = listed(touched)
        message = Text(
            f"一次变更涉及 {len(touched)} 个单位的目录：{names.zh}",
            f"one change touches the entries of {len(touched)} publishers: {names.en}",
        )
        yield RULE.at(publisher_place(review, touched[1]), message)
