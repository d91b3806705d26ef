"""No cell of a table holds personal data without a stated basis."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD615",
    name="personal-data-in-cells",
    level=Level.ERROR,
    title=Text("数据里有个人信息", "a table holds personal data"),
    what=Text(
        "逐列检查身份证号、手机号、银行卡号、护照和通行证号、车牌号、个人邮箱、具体到室的住址等，全角数字、空格、连字符、零宽字符和 JSON 里的也能找出。统一社会信用代码、办公座机、遮盖过的号码和流水号不算。提示只写列、种类、个数和行号，不重复内容。",
        "Every column is looked through for identity numbers, mobiles, bank cards, passports and permits, plates, private e-mail and home addresses down to the room, also in full-width digits, with blanks, hyphens or zero-width characters, and inside JSON. Unified credit codes, office telephones, masked values and serial numbers are none. The finding names column, kind, count and lines, never the value.",
    ),
    cure=Text(
        "删去这些内容，或者按脱敏规则遮盖并写 masking；依法应当公开的，在该数据项下写 personal 和 basis；已经推送到公开仓库的，立即告知主管部门",
        "remove the data, or mask them and write 'masking'; where the law makes them public, write 'personal' with its 'basis' under the field; if they were pushed to a public repository, tell the authority at once",
    ),
    bad="name,phone\n示例店,1xxxxxxxxxx\n",
    good="name,phone\n示例店,0532-xxxxxxxx\n",
    private=True,
)
