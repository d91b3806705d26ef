"""No text of a descriptor holds an identity number or a mobile number."""

from collections.abc import Iterator

from generator.check.personal import personal_data, texts_of
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD614",
    name="personal-data-in-descriptor",
    level=Level.ERROR,
    title=Text("描述文件里有身份证号或者手机号", "a descriptor holds an identity number or a mobile number"),
    what=Text(
        "描述文件是公开的。联系方式只写办公电话，任何文字里都不写个人的手机号、身份证号。号码不会在提示中重复。",
        "Descriptors are public. Contacts are office telephones, and no text holds anybody's mobile or identity number. The finding does not repeat it.",
    ),
    cure=Text(
        "删去号码，联系方式改写办公电话；已经推送到公开仓库的，立即告知主管部门",
        "remove the number and give the office's telephone; if it was pushed to a public repository, tell the authority at once",
    ),
    bad='contact:\n  office: 信息中心\n  phone: "1xxxxxxxxxx"   # 个人手机号\n',
    good='contact:\n  office: 信息中心\n  phone: "12345"\n',
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for each text with a personal number; the number is not repeated."""
    texts = list(texts_of(entry.document.value))
    if personal_data("\n".join(text for _, text in texts)) is None:
        return
    for path, text in texts:
        kind = personal_data(text)
        if kind:
            yield RULE.at(entry.place(*path), Text(f"这里有{kind.zh}", f"there is {kind.en} here"))
