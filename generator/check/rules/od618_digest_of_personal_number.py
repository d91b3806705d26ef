"""A hashed or encoded number of a person is still that number."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD618",
    name="digest-of-personal-number",
    level=Level.ERROR,
    title=Text("个人号码只做了散列或者编码", "personal numbers are only hashed or encoded"),
    what=Text(
        "手机号和身份证号数量有限，不带密钥的散列值（MD5、SHA-1、SHA-256）可以逐个试出来，Base64 更是可以直接还原，都不算脱敏。带密钥的散列写明 masking 的方法 hash。",
        "There are so few mobile and identity numbers that a hash without a key (MD5, SHA-1, SHA-256) can be undone by trying, and Base64 is no mask at all. A keyed hash is declared by the masking method 'hash'.",
    ),
    cure=Text(
        "删去这一列，或者改用没有含义的编号（pseudonymisation）；确实是带密钥的 SHA-256 的，写 masking 和 method: hash",
        "remove the column or use identifiers without meaning ('pseudonymisation'); if it is a keyed SHA-256, write 'masking' with 'method: hash'",
    ),
    bad="mobile\n<32 hexadecimal digits>\n",
    good="person\nP0001\n",
    private=True,
)
