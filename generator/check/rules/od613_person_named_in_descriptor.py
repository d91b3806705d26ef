"""Reviews and contacts name an office, never a person."""

from collections.abc import Iterator

from generator.check.personal.texts import names_person
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD613",
    name="person-named-in-descriptor",
    level=Level.WARNING,
    title=Text("写了个人姓名，应当写处室", "a person is named where an office belongs"),
    what=Text(
        "审查单位、评估单位和联系处室会公开，写到处室即可，不写个人姓名和职务称呼。",
        "The office of a review, assessment or contact is public. It names the office, not a person and not a title of a person.",
    ),
    cure=Text(
        "改成处室名称，例如“信息中心”；姓名留在本单位的档案里",
        "write the office, such as 信息中心; keep the name in your own files",
    ),
    bad="securityReview:\n  by: 王某某\n",
    good="securityReview:\n  by: 信息中心\n",
)
PLACES: tuple[tuple[str, str], ...] = (
    ("secrecyReview", "by"),
    ("securityReview", "by"),
    ("riskAssessment", "by"),
    ("contact", "office"),
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for each office that looks like a person; the name is not repeated."""
    for key, part in PLACES:
        value = entry.document.value.get(key)
        written = value.get(part) if isinstance(value, dict) else None
        if isinstance(written, str) and names_person(written):
            yield RULE.at(entry.place(key, part))
