"""A field about people says how it is masked, or why it is public."""

from collections.abc import Iterator

from generator.check.personal.wordlists import term_in
from generator.check.rule import Context, Rule
from generator.model.entry import Entry, Openness
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD611",
    name="personal-field-without-rule",
    level=Level.WARNING,
    title=Text("涉及个人信息的数据项没有脱敏规则", "a field about people has no masking rule"),
    what=Text(
        "名称像是身份证号、手机号、住址、姓名一类的数据项，要写明怎样脱敏（masking），或者依据什么公开（personal）。识别用的词见词表 personal-fields。",
        "A field whose name speaks of identity numbers, mobile numbers, home addresses, names and the like says how it was masked ('masking') or on which basis it is public ('personal'). The words are in the vocabulary 'personal-fields'.",
    ),
    cure=Text(
        "在该数据项下写 masking（method）或者 personal（basis）；其实不是个人信息的，把名称写得更清楚",
        "write 'masking' (method) or 'personal' (basis) under the field; if it is not about people, make its name clearer",
    ),
    bad="fields:\n  - name: mobile\n    title: 手机号\n",
    good="fields:\n  - name: mobile\n    title: 手机号\n    masking:\n      method: mask-mobile\n",
)
VOCABULARY = "personal-fields"


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    """Yield a problem for each field of an open entry that looks personal and has neither masking nor a basis."""
    if entry.openness in {None, Openness.WITHHELD}:
        return
    for resource in entry.resources:
        names = "\n".join(f"{each.name}\n{each.title.zh}" for each in resource.fields)
        if term_in(names, VOCABULARY, context) is None:
            continue
        for index, field in enumerate(resource.fields):
            term = term_in(f"{field.name}\n{field.title.zh}", VOCABULARY, context)
            if term and not {"masking", "personal"} & set(field.descriptor):
                message = Text(
                    f"数据项“{field.title.zh or field.name}”像是{term.label.zh}，没有脱敏规则，也没有公开依据",
                    f"the field '{field.name}' looks like: {term.label.en}; it has neither a masking rule nor a basis",
                )
                yield RULE.at(entry.place(*resource.way, "schema", "fields", index), message)
