"""Personal data in texts that everyone can read: numbers of people, and people named where an office belongs."""

import re
from collections.abc import Iterator
from datetime import date

from generator.check.wordlists import plainly
from generator.model.text import Text

IDENTITY_NUMBER = Text("身份证号", "an identity number")
MOBILE_NUMBER = Text("手机号", "a mobile number")

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_IDENTITY = re.compile(r"(?<![0-9A-Za-z])[1-8][0-9]{16}[0-9Xx](?![0-9A-Za-z])")
_MOBILE = re.compile(r"(?<![0-9A-Za-z.])(?:\+?86[ -]?)?1[3-9][0-9](?:[ -]?[0-9]{4}){2}(?![0-9A-Za-z])")
_DIGITS = re.compile(r"(?:\d[\s\u200b-\u200f\u2060-]*){11}")
_ADDRESS = re.compile(r"https?://\S+")
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


def personal_data(text: str) -> Text | None:
    """Return the kind of personal number that a text holds; the number itself is never repeated."""
    if not _DIGITS.search(text):
        return None
    plain = _ADDRESS.sub(" ", plainly(text))
    if any(_is_identity(each) for each in _IDENTITY.findall(plain)):
        return IDENTITY_NUMBER
    return MOBILE_NUMBER if _MOBILE.search(plain) else None


def names_person(text: str) -> bool:
    """Tell whether a short text is, by its look, a person's name and not an office's."""
    return bool(_PERSON.fullmatch("".join(plainly(text).split())))


def _is_identity(number: str) -> bool:
    """Tell whether eighteen characters hold a day of birth and the right check character."""
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return 1900 <= born.year <= 2100 and number[17].upper() == _CHECKS[total % 11]  # noqa: PLR2004 - centuries


def texts_of(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every text that people write in a descriptor with its path; patterns, addresses and files are none."""
    if isinstance(value, dict):
        for key, each in value.items():
            if key not in {"pattern", "enum", "url", "path", "$schema"}:
                yield from texts_of(each, (*path, str(key)))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from texts_of(each, (*path, index))
    elif isinstance(value, str):
        yield path, value
