"""The words by which headings and cells speak of people and secrets, taken from the city's vocabularies and law."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
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
    "travel-document": frozenset({Kind.PASSPORT, Kind.PERMIT, Kind.OTHER_IDENTITY}),
    "mobile": frozenset({Kind.MOBILE, Kind.WEAK_MASK}),
    "home-address": frozenset({Kind.ADDRESS}),
    "bank-account": frozenset({Kind.CARD}),
    "plate": frozenset({Kind.PLATE}),
    "e-mail": frozenset({Kind.EMAIL}),
    "messenger": frozenset({Kind.MESSENGER}),
}
_SERIAL = re.compile(
    r"(?i)编号|单号|订单|流水|序列?号|编码|代码|文号|批[号次]|条形?码|许可证|证书|合同|发票|工单|凭证|档案号"
    r"|(?:^|_)(?:code|serial|order|sn|sku|barcode|no|num|number|id|key|isbn|invoice|ticket)(?:_|$)"
)
_OFFICE = re.compile(
    r"(?i)办公|单位|机构|对公|公司|企业|经营|注册|营业|官方|公共|热线|部门|设施|站点|门店|场所|学校|医院|酒店|办理"
    r"|(?:^|_)(?:office|company|org|organisation|organization|business|official|hotline|facility|agency)(?:_|$)"
)
_PERSON = re.compile(
    r"(?i)姓名|人员|电话|证件|卡号|账号|邮箱|用户|会员|学生|学籍|患者|病人|居民|乘客|司机|驾驶|车主|业主|户主|员工|职工|老人|儿童|本人|申请人|当事人|监护人"
    r"|(?:^|_)(?:user|person|member|student|patient|passenger|driver|owner|resident|customer|client|citizen|rider|phone|mobile|idcard|identity"
    r"|passport|e?mail|card|sfzh?|sjh)(?:_|$)"
)
IN_OFFICE = re.compile(
    r"(?i)负责人|联系人|法定代表人|法人|经理|[校院所站馆园局处河湖林段]长|主任|责任人|经办人|主管|值班|公示"
    r"|(?:^|_)(?:contact|manager|principal|director|legal|charge)(?:_|$)"
)
"""Headings of people who are named for their office and not for themselves."""


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
