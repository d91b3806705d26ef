"""The words by which headings and cells speak of people and secrets, taken from the city's vocabularies and law."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from generator.check.personal.kinds import Heading, Kind
from generator.check.personal.wordlists import plainly, search_of
from generator.check.rule import Context
from generator.model.entry import Field
from generator.model.text import Text

BIRTHDAY = "birthday"
PERSON_NAME = "person-name"

_KINDS: Mapping[str, frozenset[Kind]] = {
    "identity-number": frozenset(
        {Kind.IDENTITY, Kind.OLD_IDENTITY, Kind.OTHER_IDENTITY, Kind.PASSPORT, Kind.PERMIT, Kind.WEAK_MASK}
    ),
    "passport": frozenset({Kind.PASSPORT}),
    "travel-document": frozenset({Kind.PERMIT, Kind.OTHER_IDENTITY}),
    "mobile": frozenset({Kind.MOBILE, Kind.WEAK_MASK}),
    "home-address": frozenset({Kind.ADDRESS}),
    "bank-account": frozenset({Kind.CARD}),
    "plate": frozenset({Kind.PLATE}),
    "e-mail": frozenset({Kind.EMAIL}),
    "messenger": frozenset({Kind.MESSENGER}),
    "password": frozenset({Kind.SECRET}),
}
_SERIAL = re.compile(
    r"(?i)编号|单号|订单|流水|序列?号|编码|代码|文号|批[号次]|条形?码|许可证|证书|合同|发票|工单|凭证|档案号"
    r"|号$|版本|型号|(?:^|_)(?:code|serial|order|sn|sku|barcode|no|num|number|id|key|isbn|invoice|ticket|version)(?:_|$)"
)
_OFFICE = re.compile(
    r"(?i)办公|单位|机构|对公|公司|企业|经营|注册|营业|官方|公共|热线|部门|设施|站点|门店|场所|学校|医院|酒店|办理|政务|公众号|群号?$"
    r"|(?:^|_)(?:office|company|org|organisation|organization|business|official|hotline|facility|agency)(?:_|$)"
)
_PERSON = re.compile(
    r"(?i)姓名|人员|电话|证件|卡号|账号|邮箱|用户|会员|学生|学籍|患者|病人|居民|乘客|司机|驾驶|车主|业主|户主|员工|职工|老人|儿童|本人|申请人|当事人|监护人"
    r"|客户|顾客|住户|租户|考生|选手|旅客|游客|村民|市民|参保|受助|持卡|收款人|个人|账户|身份"
    r"|(?:^|_)(?:user(?:_?id)?|uid|openid|unionid|person|member|student|patient|passenger|driver|owner|resident|customer|client|citizen|rider|phone|mobile|idcard|identity"
    r"|passport|e?mail|card|sfzh?|sjh)(?:_|$)"
)
IN_OFFICE = re.compile(
    r"(?i)负责人|联系人|法定代表人|法人|经理|[校院所站馆园局处河湖林段]长|主任|责任人|经办人|主管|值班|公示"
    r"|(?:^|_)(?:contact|manager|principal|director|legal|charge)(?:_|$)"
)
"""Headings of people who are named for their office and not for themselves."""
_QUANTITY = re.compile(
    r"(?i)[(（][^)）]*(?:元|吨|米|亩|公顷|人|次|个|件|户|辆|度|瓦时|升|克)[)）]$|金额|预算|决算|产值|面积|人数|人口|总[量额数]|销售额|税额|读数"
    r"|(?:^|_)(?:amount|price|population|area|total|sum|gdp|quantity)(?:_|$)"
)
_INSTITUTION = re.compile(
    r"(?i)(?:企业|单位|机构|公司|学校|医院|药店|商户|店铺|门店|场所|场馆|酒店|景区|组织|部门|网点|诊所|站点?|主体|中心|园区|窗口|事务所|幼儿园|养老院)(?:的?(?:名称|全称|名))?$"
    r"|^店名$|^(?:company|org|organi[sz]ation|business|agency|school|hospital|institution)(?:_?name)?$"
)
_REACHED = re.compile(
    r"(?i)地址|住所|位置|坐落|地点|所在地|场所|邮箱|邮件|e-?mail|(?:^|_)(?:addr(?:ess)?|location|dz|yx|zs)(?:_|$)"
)
_PEOPLE = re.compile(
    r"(?i)姓名|身份证|学生|学员|患者|病人|居民|业主|户主|老人|儿童|幼儿|家长|监护人|申请人|当事人|投诉人|举报人|反映人|申报人|被执行人|受益人|参保人|驾驶人|车主"
    r"|考生|选手|会员|村民|住户|租户|从业人员|救助对象|(?:^|_)(?:person|patient|student|resident|applicant|owner|member|citizen)(?:_|$)"
)
_HASHED = re.compile(r"(?i)md5|sha_?[0-9]|hash|encrypt|哈希|散列|加密|脱敏|匿名")
_IDENTIFIER = re.compile(r"(?i)(?:^|_)(?:u?id|name|tel|cert|no|number|zjhm)(?:_|$)|ID|号码|标识|证|联系方式")
_OF_FILES = re.compile(
    r"(?i)文件|附件|图片|校验|版本|安装包|压缩包|checksum|etag|file|image|commit|(?:^|_)(?:uuid|guid)(?:_|$)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Patterns of headings by code, patterns of markings with their labels, patterns of masked values, the least group."""

    headings: tuple[tuple[str, str], ...] = ()
    markings: tuple[tuple[Text, str], ...] = ()
    masks: Mapping[str, tuple[Text, str]] = field(default_factory=dict)
    least_group: int | None = None

    def words(self, column: Field) -> frozenset[str]:
        """Return the codes of the vocabulary that the name or the title of a column speaks of."""
        return _codes(self.headings, f"{column.name}\n{column.title.zh}\n{column.title.en}")

    def heading(self, column: Field) -> Heading:
        """Return what the name and the title of a column say about its cells."""
        return self.words_and_heading(column)[1]

    def words_and_heading(self, column: Field) -> tuple[frozenset[str], Heading]:
        """Return both at once: a small table has as many headings as it has rows of work."""
        words = self.words(column)
        return words, _heading(words, column.name, column.title.zh)


@lru_cache(maxsize=4096)
def _heading(codes: frozenset[str], name: str, title: str) -> Heading:
    expected = frozenset(kind for code in codes for kind in _KINDS.get(code, ()))
    shown = [plainly(each) for each in (name, title) if each]
    return Heading(
        expected=expected,
        serial=not expected and any(map(_SERIAL.search, shown)),
        office=any(map(_OFFICE.search, shown)),
        person=bool(codes & {PERSON_NAME, BIRTHDAY}) or any(map(_PERSON.search, (*shown, plainly(f"{name} {title}")))),
        quantity=not expected and any(map(_QUANTITY.search, shown)),
        digests=any(map(_HASHED.search, shown))
        and any(map(_IDENTIFIER.search, shown))
        and not any(map(_OF_FILES.search, shown)),
    )


def beside_others(columns: Sequence[tuple[Field, Heading]]) -> list[Heading]:
    """Return what headings say that stand beside each other: whether the table is about people or about institutions."""
    sides = [_side(column.name, column.title.zh) for column, _ in columns]
    if any(each.people for each in sides):
        return [replace(told, digests=not each.files) for each, (_, told) in zip(sides, columns, strict=True)]
    if any(each.institution for each in sides):
        return [
            replace(told, institution=each.reached and not told.expected)
            for each, (_, told) in zip(sides, columns, strict=True)
        ]
    return [told for _, told in columns]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """What a heading says about the table in which it stands."""

    people: bool
    institution: bool
    reached: bool
    files: bool


@lru_cache(maxsize=4096)
def _side(name: str, title: str) -> _Side:
    shown = [plainly(each) for each in (name, title) if each]

    def says(pattern: re.Pattern[str]) -> bool:
        return any(map(pattern.search, shown))

    return _Side(
        people=says(_PEOPLE) and not says(IN_OFFICE),
        institution=says(_INSTITUTION),
        reached=says(_REACHED),
        files=says(_OF_FILES),
    )


def lexicon_of(context: Context) -> Lexicon:
    """Return the words of the catalogue and the numbers of the law in force."""
    terms = context.catalogue.vocabularies
    return Lexicon(
        headings=_patterns(terms.get("personal-fields", {})),
        markings=tuple(
            (term.label, term.extra["pattern"])
            for term in terms.get("classified-markings", {}).values()
            if term.extra.get("pattern") and term.extra.get("place") == "cell"
        ),
        masks={
            code: (term.label, term.extra["pattern"])
            for code, term in terms.get("masking-methods", {}).items()
            if term.extra.get("pattern")
        },
        least_group=context.number("least_group"),
    )


def _patterns(terms: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    found = ((code, getattr(term, "extra", {}).get("pattern", "")) for code, term in terms.items())
    return tuple((code, pattern) for code, pattern in found if pattern)


@lru_cache(maxsize=4096)
def _codes(headings: tuple[tuple[str, str], ...], text: str) -> frozenset[str]:
    plain = plainly(text)
    searches = ((code, search_of(pattern)) for code, pattern in headings)
    return frozenset(code for code, search in searches if search and search(plain))
