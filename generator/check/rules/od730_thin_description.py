"""An open entry is described well enough for other catalogues to take it."""

from collections.abc import Iterator

from generator.check.metadata_points import EXCELLENT, points_of
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD730",
    name="thin-description",
    level=Level.WARNING,
    title=Text("元数据不够完整", "the description is thin"),
    what=Text(
        "按欧盟数据门户的元数据质量评分方法（满分 405）计算，无条件开放的目录应达到“优”（351 分）。",
        "By the metadata quality assessment of the EU's portal (405 points), an unconditional entry reaches 'excellent', 351 points.",
    ),
    cure=Text(
        "按提示补写元数据：关键词、主题、区域、时间范围、许可、联系方式和日期",
        "write what is missing: keywords, themes, divisions, period, licence, contact, dates",
    ),
    bad="keywords: []\nthemes: []\n",
    good='keywords:\n  - 公园\nthemes:\n  - urban-management\ntemporal:\n  start: "2026-01-01"\n',
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    """Yield a problem for an entry with data whose description gets too few points, with all that would add some."""
    points = points_of(entry, context.catalogue)
    if entry.offers_data and points.got < EXCELLENT:
        message = Text(
            f"元数据得分 {points.got}，低于 {EXCELLENT}（满分 {points.most}）",
            f"the description gets {points.got} points, fewer than {EXCELLENT} of {points.most}",
        )
        cures = dict.fromkeys(each.cure for each in points.missing)
        cure = Text("；".join(each.zh for each in cures), "; ".join(each.en for each in cures))
        yield RULE.at(entry.place(), message, cure)
