"""No columns together point at people."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD622",
    name="recognisable-person",
    level=Level.ERROR,
    title=Text("几列合在一起能认出个人", "columns that together point at people"),
    what=Text(
        "单独一列看不出是谁，合在一起就能认出：姓名和确切的出生日期，姓名或者身份证号和精确坐标。公共设施的坐标、因职务列出的负责人和联系人不算。",
        "Columns that are harmless alone point at people together: names with exact days of birth, names or identity numbers with exact coordinates. Coordinates of public facilities are none, nor are people listed for their office.",
    ),
    cure=Text(
        "遮盖姓名，或者出生日期只留年份，或者坐标降低精度，并写 masking；依法公开的，在这一列下写 personal 和 basis",
        "mask the names, keep only the year of birth, or coarsen the coordinates, and write 'masking'; where the law makes it public, write 'personal' with its 'basis' under the field",
    ),
    bad="name,birth_date\n李某某,1970-01-01\n",
    good="name,birth_year\n李**,1970\n",
    private=True,
)
