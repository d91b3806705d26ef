"""Personal data in single texts that everyone can read, and people named where an office belongs."""

import re
from collections.abc import Collection, Iterator

from generator.check.personal.kinds import LABELS, Heading, Kind
from generator.check.personal.scan import spans_of
from generator.check.personal.text_spans import OPEN_MAIL
from generator.check.personal.wordlists import plainly
from generator.model.text import Text

HIDDEN = "***"
"""What stands where a text would repeat somebody's data."""

_ADDRESS = re.compile(r"https?://\S+")
_NAMED_IN_ADDRESS = re.compile(r"(?i)(?:tel|phone|mobile|sjh?|dh)=\Z")
_IN_ADDRESSES = frozenset({Kind.IDENTITY, Kind.SECRET})
_CAREFUL = Heading(expected=frozenset({Kind.IDENTITY}))
"""Makes a number count as personal even where the words before it call it a code."""

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范"
    "石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易武乔贺赖龚文庞樊兰殷施陶洪翟颜倪严牛温芦季俞章鲁葛伍"
    "韦申尤毕聂丛焦向柳邢骆岳齐梅庄辛管祝左涂谷祁耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏"
    "宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计"
)
_ORGANISATION = "局处科室办会院所站队部厅委司组股署馆校心社团厂行台园网府镇区市县乡村库岗线店库城港"
_ROLE = "(?:先生|女士|同志|老师|主任|科长|处长|局长|经理|所长|站长)"
_GIVEN = "[\u4e00-\u9fff]"
_PERSON = re.compile(
    rf"(?:欧阳|上官|司马|诸葛|[{_SURNAMES}])(?:{_GIVEN}{{0,2}}{_ROLE}|{_GIVEN}{{0,1}}(?![{_ORGANISATION}]){_GIVEN})"
)


_TITLED = re.compile(rf"(?:欧阳|上官|司马|诸葛|[{_SURNAMES}]){_GIVEN}{{0,2}}(?:先生|女士|同志)")
_PARTY = re.compile(
    r"(?:申请人|当事人|投诉人|举报人|反映人|联系人|经办人|负责人|利用人|姓名)([为是:： ]*)(?!陈述)([\u4e00-\u9fff]{2,8})"
)
_WORDS = frozenset("于向曾和高任时解成计全马方安何应管温包程强左易常文商项关支单盖查车房卫来符费章连严简明司")
"""Surnames that begin everyday words too: after a party of a case such a word is most often no name."""
_VERBS = frozenset("未没不已称要说在提申认反投对也就因系表致请将拒")


def person_in(text: str) -> bool:
    """Tell whether a text seems to name a person: with a title, or as the party of a case."""
    plain = plainly(text)
    return _TITLED.search(plain) is not None or any(
        _is_name(each[2], apart=bool(each[1])) for each in _PARTY.finditer(plain)
    )


def _is_name(words: str, *, apart: bool) -> bool:
    """Tell whether the words after a party begin with a name: apart from it, as the last word, or before a verb."""
    if apart and names_person(words):
        return True
    lengths = (2, 3) if words[0] not in _WORDS else ()
    return any(names_person(words[:each]) and (words[each:] == "" or words[each] in _VERBS) for each in lengths)


def personal_data(text: str, exempt: Collection[Kind] = ()) -> Text | None:
    """Return the kind of personal data that a text holds; the data itself is never repeated.

    In addresses of web pages other digits are common, and an e-mail address is somebody's own where its provider serves
    everybody.
    """
    addresses = _ADDRESS.findall(text) if "://" in text and "@" not in text else ()
    for address in addresses:
        plain, spans = spans_of(address)
        for each in spans:
            named = each.kind is Kind.MOBILE and _NAMED_IN_ADDRESS.search(plain[: each.start])
            if named or each.kind in _IN_ADDRESSES:
                return LABELS[each.kind]
    plain, spans = spans_of(_ADDRESS.sub(" ", text) if addresses else text)
    blob = plain.encode("utf-8", "surrogatepass")
    for each in spans:
        private = each.kind is not Kind.EMAIL or OPEN_MAIL.search(blob[each.start : each.end].decode())
        if private and each.kind not in exempt:
            return LABELS[each.kind]
    return None


def redacted(text: str) -> str:
    """Return a text without any personal data in it; what is taken out is told by stars."""
    plain, spans = spans_of(text, _CAREFUL)
    if not spans:
        return text
    blob = plain.encode("utf-8", "surrogatepass")
    parts: list[bytes] = []
    position = 0
    for start, end in sorted((each.start, each.end) for each in spans):
        if start >= position:
            parts += [blob[position:start], HIDDEN.encode()]
        position = max(position, end)
    return b"".join([*parts, blob[position:]]).decode("utf-8", "surrogatepass")


def names_person(text: str) -> bool:
    """Tell whether a short text is, by its look, a person's name and not an office's."""
    return bool(_PERSON.fullmatch("".join(plainly(text).split())))


def texts_of(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every text that people write in a descriptor with its path; the names of files are none."""
    if isinstance(value, dict):
        for key, each in value.items():
            if key != "$schema" and (key != "path" or "://" in str(each)):
                yield from texts_of(each, (*path, str(key)))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from texts_of(each, (*path, index))
    elif isinstance(value, str | int) and not isinstance(value, bool):
        yield path, str(value)
