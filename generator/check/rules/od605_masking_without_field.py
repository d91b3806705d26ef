"""Where masking was needed, the data dictionary says which columns were masked and how."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD605",
    name="masking-without-field",
    level=Level.ERROR,
    title=Text(
        "写明需要脱敏，却没有标明哪个数据项做了脱敏", "masking is declared, but no field says how it was masked"
    ),
    what=Text(
        "写明数据需要脱敏（masking.required: true）的目录，至少有一个数据项写明采用的脱敏方法。",
        "An entry that declares masking (masking.required: true) has at least one field that names its masking method.",
    ),
    cure=Text(
        "在做过脱敏的数据项下写 masking 和 method（词表 masking-methods 的代码，例如 method: partial）；"
        "其实不需要脱敏的，把 masking.required 改为 false 并写明理由",
        "under each masked field write 'masking' with 'method' (a code of the vocabulary 'masking-methods', for "
        "example "
        "method: partial); if no masking was needed, set masking.required to false and say why",
    ),
    bad="masking:\n  required: true\n  statement: 姓名只保留姓氏\n",
    good=(
        "masking:\n  required: true\n  statement: 姓名只保留姓氏\n"
        "resources:\n  - schema:\n      fields:\n"
        "        - name: owner\n          type: string\n          masking:\n            method: partial\n"
    ),
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for declared masking that no field carries out."""
    named = any("masking" in field.descriptor for resource in entry.resources for field in resource.fields)
    if entry.masking and entry.masking.required and not named:
        yield RULE.at(entry.place("masking", "required"))
