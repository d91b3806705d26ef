"""What kinds of pages the search finds besides entries, as results name them."""

from collections.abc import Mapping

from generator.model.text import Text

KINDS: Mapping[str, Text] = {
    "guide": Text("指南", "Guide"),
    "rule": Text("规则", "Rule"),
    "law": Text("法规条款", "Law"),
    "plan": Text("年度计划", "Plan"),
    "publisher": Text("开放主体", "Publisher"),
    "theme": Text("主题", "Theme"),
    "division": Text("区域", "Area"),
}
