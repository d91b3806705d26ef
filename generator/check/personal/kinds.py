"""The kinds of data about people, and of secrets, that no open table may hold without a reason."""

from dataclasses import dataclass
from enum import StrEnum

from generator.model.text import Text


class Kind(StrEnum):
    """What was found; a finding says the kind and never the value."""

    IDENTITY = "identity-number"
    OLD_IDENTITY = "old-identity-number"
    MOBILE = "mobile"
    CARD = "bank-card"
    PASSPORT = "passport"
    PERMIT = "travel-permit"
    OTHER_IDENTITY = "other-identity"
    PLATE = "plate"
    EMAIL = "e-mail"
    MESSENGER = "messenger"
    ADDRESS = "home-address"
    DIGEST = "digest"
    ENCODED = "encoded"
    WEAK_MASK = "weak-mask"
    SECRET = "secret"  # noqa: S105 - the name of a kind


LABELS = {
    Kind.IDENTITY: Text("身份证号", "an identity number"),
    Kind.OLD_IDENTITY: Text("15 位身份证号", "an identity number of 15 digits"),
    Kind.MOBILE: Text("手机号", "a mobile number"),
    Kind.CARD: Text("银行卡号", "a bank card number"),
    Kind.PASSPORT: Text("护照号", "a passport number"),
    Kind.PERMIT: Text("通行证、军人证或者其他证件号", "the number of a travel permit, service card or other paper"),
    Kind.OTHER_IDENTITY: Text("港澳台身份证号", "an identity number of Hong Kong or Taiwan"),
    Kind.PLATE: Text("车牌号", "a number plate"),
    Kind.EMAIL: Text("个人邮箱", "a private e-mail address"),
    Kind.MESSENGER: Text("微信号或者 QQ 号", "a WeChat or QQ account"),
    Kind.ADDRESS: Text("具体到室的住址", "a home address down to the room"),
    Kind.DIGEST: Text("个人号码的散列值", "the digest of a personal number"),
    Kind.ENCODED: Text("编码后的个人号码", "a personal number in another encoding"),
    Kind.WEAK_MASK: Text("遮盖不足的号码", "a number of which too little is masked"),
    Kind.SECRET: Text("密码、密钥或者内网地址", "a password, a key or an internal address"),
}
"""How each kind is called in a finding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What the heading of a column says about its cells."""

    expected: frozenset[Kind] = frozenset()
    serial: bool = False
    office: bool = False
    person: bool = False
    quantity: bool = False
    """Whether the cells are amounts, which no number of a person is."""
    institution: bool = False
    """Whether the column says where institutions are reached, in a table of them that names nobody."""
    digests: bool = False
    """Whether a digest in the column would be a person's, as in a table about people."""


NO_HEADING = Heading()


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of bytes that has the shape of a kind, whether it also passes its test, and whether words name it."""

    kind: Kind
    start: int
    end: int
    sound: bool
    worded: bool = False
