"""No text of a descriptor holds personal data or a secret."""

from collections.abc import Iterator

from generator.check.personal.kinds import Kind
from generator.check.personal.suspects import has_suspects
from generator.check.personal.texts import personal_data, texts_of
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Place, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD614",
    name="personal-data-in-descriptor",
    level=Level.ERROR,
    title=Text("描述文件里有个人信息或者密码", "a descriptor holds personal data or a secret"),
    what=Text(
        "描述文件是公开的。联系方式只写办公电话，任何文字里都不写个人的手机号、身份证号、银行卡号、证件号、车牌号、个人邮箱和住址，也不写密码和密钥。内容不会在提示中重复。",
        "Descriptors are public. Contacts are office telephones, and no text holds anybody's mobile, identity, card or passport number, plate, private e-mail or home address, nor a password or key. The finding does not repeat it.",
    ),
    cure=Text(
        "删去号码，联系方式改写办公电话；已经推送到公开仓库的，立即告知主管部门",
        "remove the number and give the office's telephone; if it was pushed to a public repository, tell the authority at once",
    ),
    bad='contact:\n  office: 信息中心\n  phone: "1xxxxxxxxxx"   # 个人手机号\n',
    good='contact:\n  office: 信息中心\n  phone: "12345"\n',
    private=True,
)

_OF_OFFICES = frozenset({Kind.EMAIL, Kind.ADDRESS})
"""What an office has as well as a person: its contact names them lawfully."""
_IN_PATTERNS = frozenset(Kind) - {Kind.IDENTITY, Kind.MOBILE, Kind.CARD}
"""What the signs of a pattern look like without being it."""


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for each text with a personal number; the number is not repeated."""
    texts = list(texts_of(entry.document.value))
    comments = list(entry.document.positions.comments())
    if not has_suspects("\n".join(text for _, text in (*texts, *comments)).encode("utf-8", "surrogatepass")):
        return
    for path, text in texts:
        kind = personal_data(
            text, _OF_OFFICES if path[0] == "contact" else _IN_PATTERNS if path[-1] == "pattern" else ()
        )
        if kind:
            yield RULE.at(entry.place(*path), Text(f"这里有{kind.zh}", f"there is {kind.en} here"))
    for line, text in comments:
        kind = personal_data(text)
        if kind:
            message = Text(f"注释里有{kind.zh}", f"there is {kind.en} in a comment")
            yield RULE.at(Place(entry.document.file, line), message)
