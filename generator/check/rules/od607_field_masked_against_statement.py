"""No field is masked where the entry says that nothing had to be masked."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD607",
    name="field-masked-against-statement",
    level=Level.ERROR,
    title=Text("写明无需脱敏，数据项却有脱敏规则", "a field is masked although the entry says that nothing is"),
    what=Text(
        "写明无需脱敏（masking.required: false）的目录，任何数据项都不应再有脱敏规则。",
        "Where an entry says that no masking is needed (masking.required: false), no field has a masking rule.",
    ),
    cure=Text(
        "数据项确实做过脱敏的，把 masking.required 改为 true，并在 statement 说明怎样脱敏；没有做过的，"
        "删去该数据项下的 masking",
        "if the field was masked, set masking.required to true and describe it under 'statement'; if it was not, "
        "delete "
        "'masking' under the field",
    ),
    bad=(
        "masking:\n  required: false\n  statement: 不含个人信息\n"
        "resources:\n  - schema:\n      fields:\n"
        "        - name: owner\n          type: string\n          masking:\n            method: partial\n"
    ),
    good=(
        "masking:\n  required: true\n  statement: 姓名只保留姓氏\n"
        "resources:\n  - schema:\n      fields:\n"
        "        - name: owner\n          type: string\n          masking:\n            method: partial\n"
    ),
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for each masked field of an entry that declares no masking."""
    if entry.masking is None or entry.masking.required:
        return
    for resource in entry.resources:
        for index, field in enumerate(resource.fields):
            if "masking" in field.descriptor:
                message = Text(
                    f"已写明无需脱敏，数据项“{field.name}”却有脱敏规则",
                    f"the entry says that nothing is masked, but the field '{field.name}' has a masking rule",
                )
                yield RULE.at(entry.place(*resource.way, "schema", "fields", index, "masking"), message)
