"""Unconditional data are had without a login."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry, Openness
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD236",
    name="unconditional-behind-login",
    level=Level.ERROR,
    title=Text("无条件开放的数据要登录才能取得", "unconditional data are behind a login"),
    what=Text(
        "无条件开放的数据，任何人都可以直接下载或者调用接口，不得要求登录、注册或者实名。",
        "Anyone downloads unconditional data or calls their interface directly, without login, registration or real name.",
    ),
    cure=Text(
        "取消登录要求，并删去 requiresLogin；确需核验身份的，应当按有条件开放办理",
        "drop the login and remove 'requiresLogin'; what needs an identity is opened on conditions",
    ),
    bad="openness: unconditional\nresources:\n  - name: parks\n    requiresLogin: true\n",
    good="openness: unconditional\nresources:\n  - name: parks\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for each resource and service of an unconditional entry that asks for a login."""
    if entry.openness is not Openness.UNCONDITIONAL:
        return
    for resource in entry.resources:
        if resource.requires_login:
            yield RULE.at(entry.place(*resource.way, "requiresLogin"))
    for index, each in enumerate(entry.services):
        if each.requires_login and each.kind in {"download", "api"}:
            yield RULE.at(entry.place("services", index, "requiresLogin"))
