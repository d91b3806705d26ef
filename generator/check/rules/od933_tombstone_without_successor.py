"""A removed entry that another one replaces says which."""

from collections.abc import Iterator

from generator.check.registers import registers
from generator.check.rule import Context, Rule
from generator.check.suggestion import meant
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD933",
    name="tombstone-without-successor",
    level=Level.ERROR,
    title=Text("墓碑没有写明替代的目录", "a tombstone does not say what replaces the entry"),
    what=Text(
        "目录标识不改名：内容换了标识的，原标识登记墓碑，successor 列写现在的目录，原来的地址就会转到那里。"
        "原因为 superseded 的必须写；写了的必须是另一个现有目录，或者另一个墓碑，不能绕回自己。",
        "An identity is never renamed: where the content got another one, the old one has a tombstone whose 'successor' is the entry of "
        "today, and the old address leads there. With the reason 'superseded' it is required; it is another entry that exists, or another "
        "tombstone, and never leads back to itself.",
    ),
    cure=Text(
        "在 successor 列写现有目录的“单位/目录”",
        "write the '<publisher>/<entry>' of an existing entry as the successor",
    ),
    bad="code,reason,successor\nparks/old-benches,superseded,\n",
    good="code,reason,successor\nparks/old-benches,superseded,parks/benches\n",
)
TOMBSTONES = "tombstones"
SUPERSEDED = "superseded"


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each successor that is missing, unknown, or leads back."""
    cases = registers(context).get(TOMBSTONES)
    rows = tuple(cases) if cases else ()
    following = {row["code"]: row["successor"] for row in rows}
    known = sorted(context.catalogue.entry_folders | set(following))
    for row in rows:
        key, after = row["code"], row["successor"]
        if not after and row["reason"] == SUPERSEDED:
            message = Text(f"{key} 由其他目录替代，没有写是哪个", f"{key} was superseded, but not by what is said")
            yield RULE.at(row.place("successor"), message)
        elif after and after not in known:
            message = Text(f"替代 {key} 的目录“{after}”不存在", f"there is no entry '{after}' to follow {key}")
            yield RULE.at(row.place("successor"), message, meant(after, known, RULE.cure))
        elif after and _returns(key, following):
            message = Text(f"{key} 的替代目录绕回了自己", f"the successors of {key} lead back to itself")
            yield RULE.at(row.place("successor"), message)


def _returns(key: str, following: dict[str, str]) -> bool:
    seen: set[str] = set()
    while key and key not in seen:
        seen.add(key)
        key = following.get(key, "")
    return bool(key)
