"""The one-time notice: its shape, its groups, its limit, and what it never shows."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from generator.model.change import ChangeKind
from generator.model.finding import Citation, Level, Place
from generator.model.review import Approval, Route
from generator.model.text import Lang, Text
from generator.model.working_days import deadline
from generator.read.repository import read_repository
from generator.read.tree import WorkingTree
from generator.report.inert import units
from generator.report.notice import Setting, notice_html, notice_json, notice_markdown, setting_of
from generator.report.notice_markdown import LIMIT
from tests.notice_support import CALENDAR, FILE, SETTING, TABLE, change, finding, review, rows
from tests.support import GOLDEN

WARNING = finding("OD501", level=Level.WARNING, message=Text("很旧了", "it is old"))


def markdown(*given: object, lang: Lang = Lang.ZH, **more: object) -> str:
    """Return the notice of a review in Markdown."""
    return notice_markdown(review(*given, **more), lang, setting=SETTING)  # type: ignore[arg-type]


def table(text: str) -> list[list[str]]:
    """Return the cells of the first table of findings."""
    lines = text.partition("| # |")[2].splitlines()[2:]
    rows_ = lines[: next(position for position, line in enumerate(lines) if not line.startswith("|"))]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in rows_]


def in_order(text: str, *parts: str) -> bool:
    """Tell whether parts stand in a text one after the other."""
    places = [text.index(part) for part in parts]
    return all(one < other for one, other in pairwise(places))


def test_the_parts_stand_in_order() -> None:
    """Marker, verdict, law, deadline, approval, guards, findings, changes, what is unknown, next steps, English."""
    shown = markdown(
        [finding(), WARNING, finding("CH101", message=Text("擅自收紧", "narrowed"))],
        [change(ChangeKind.OPENNESS_TIGHTENED, title=Text("由无条件改为有条件", "tightened"))],
        unknown=(Text("浅克隆", "shallow clone"),),
    )
    lines = shown.splitlines()
    assert lines[0] == f"<!-- portal-notice round=1 head={'b' * 40} -->"
    assert lines[1] == "### ❌ 形式审核未通过：2 项须补正，1 项警告，0 项提示（第 1 轮）"
    assert in_order(
        shown,
        "依据《某市规则》第七条第三款，一次性告知全部问题。",
        "审核期限：2026-11-25（2026-11-23 收到，第 2 个工作日）。",
        "如何计算",
        "须由下列主管部门同意：\n- **示例市数据局**（市级）：市级单位的目录",
        "> [!CAUTION]",
        "> - `parks/park-list` 由无条件改为有条件",
        "> - **CH101** 擅自收紧",
        "| # | 位置 | 问题 | 依据 | 怎么改 |",
        "变更内容 (1)",
        "未能确认",
        "- 浅克隆",
        "接下来",
        "<details><summary>English</summary>",
        "### ❌ Formal review not passed: 2 to correct, 1 warning, 0 notices (round 1)",
        "| # | Place | Problem | Basis | Cure |",
    )


def test_passing_has_the_same_form() -> None:
    """A notice without errors says so in the same place, with law, deadline and who approves."""
    shown = markdown([WARNING])
    assert shown.splitlines()[1] == "### ✅ 形式审核通过：0 项须补正，1 项警告，0 项提示（第 1 轮）"
    assert in_order(
        shown, "依据《某市规则》", "审核期限", "示例市数据局", "| # | 位置", "没有数据或目录的变更", "接下来", "English"
    )
    assert "没有发现问题。" in markdown()
    assert "Wait for the authority's approval" in markdown(lang=Lang.EN)


def test_english_alone() -> None:
    """In English the whole notice is English, without a fold of another language."""
    shown = markdown([finding()], [change()], lang=Lang.EN)
    assert "All problems are told at once, as Article 7(3) of Some Rules asks." in shown
    assert not re.search("[\u4e00-\u9fff]", shown)


def test_what_blocks_comes_first() -> None:
    """Errors stand before warnings, warnings before notices, each in the order of their places."""
    found = [
        finding("OD112", level=Level.NOTICE, place=Place("a", 1)),
        finding("OD111", level=Level.WARNING, place=Place("b", 2)),
        finding("OD110", level=Level.WARNING, place=Place("b", 1)),
        finding("OD109", place=Place("z", 9)),
    ]
    codes = re.findall(r"\*\*(OD\d+)\*\*", markdown(found, lang=Lang.EN))
    assert codes == ["OD109", "OD110", "OD111", "OD112"]


def test_equal_findings_are_told_once() -> None:
    """Equal findings share a row: the first five places and the count; all of them in a fold."""
    shown = markdown([finding(place=Place(TABLE, line, 0, "name")) for line in range(2, 25)])
    cells = table(shown)
    assert len(cells) == 1
    assert cells[0][1].count("<br>") == 5
    assert cells[0][1].endswith("等共 23 处")
    assert f"`{TABLE}:6`" in cells[0][1]
    assert f"`{TABLE}:7`" not in cells[0][1]
    assert in_order(shown, "第 1 项的全部 23 处", f"- `{TABLE}:24` `name`")


def test_few_findings_of_other_words_stay_apart() -> None:
    """Up to five findings whose words differ in values are told one by one; more are told as one, and it says so."""
    found = [
        finding(message=Text(f"缺“k{each}”", f"'k{each}' is missing"), place=Place(FILE, each)) for each in range(1, 9)
    ]
    assert [cells[2] for cells in table(markdown(found[:5]))] == [
        f"**OD101** 须补正：缺“k{each}”" for each in range(1, 6)
    ]
    assert [cells[2] for cells in table(markdown(found))] == ["**OD101** 须补正：缺“k1”（8 处同类，文字以第一处为例）"]
    assert "缺“k8”" in markdown(found), "the fold has the words of each"


def test_other_laws_are_named() -> None:
    """A clause of another law than the one that asks for the notice is cited with its title."""
    other = Citation("other", "1.1", Text("第一条", "Article 1"))
    setting = replace(SETTING, acts={**SETTING.acts, "other": Text("《别法》", "Other Act")})
    cells = table(notice_markdown(review([finding(basis=(*finding().basis, other))]), Lang.ZH, setting=setting))
    assert cells[0][3] == "第七条第三款、《别法》第一条"


def test_the_law_is_data() -> None:
    """The clauses of the notice are those that the parameter of formal review cites in this city."""
    law = read_repository(WorkingTree(GOLDEN)).catalogue.law
    setting = setting_of(law, "2026-11-23")
    assert [each.clause for each in setting.basis] == ["12.2"]
    assert "第十二条第（二）项" in notice_markdown(review(), Lang.ZH, setting=setting)
    assert "一次性告知全部问题。" in notice_markdown(review(deadline=None), Lang.ZH, setting=Setting())


def test_deadlines() -> None:
    """The days are listed as they were counted; an estimate says so; without a day of receipt nothing is counted."""
    assert "| 2026-11-23 | – | 收到当日不计 |\n| 2026-11-24 | 1 | 工作日 |\n| 2026-11-25 | 2 | 工作日 |" in markdown()
    estimate = deadline("2026-12-31", 2, CALENDAR)
    assert "审核期限：2027-01-04（2026-12-31 收到，第 2 个工作日），为估算" in markdown(deadline=estimate)
    assert "an estimate" in markdown(deadline=estimate, lang=Lang.EN)
    assert "没有提供收到日期" in markdown(deadline=None)
    assert json.loads(notice_json(review(deadline=None), contents={}))["deadline"] is None


def test_routes() -> None:
    """One authority, each of several, or any of them."""
    one = Approval(authority="a", name=Text("甲局", "A"), level="district", reasons=())
    two = Approval(authority="b", name=Text("乙局", "B"), level="prefecture", reasons=(Text("理由", "why"),) * 7)
    each, any_of = (markdown(route=Route(approvals=(one, two), any_of=chosen)) for chosen in (False, True))
    assert "须由下列主管部门分别同意：\n- **甲局**（区（市）级）\n- **乙局**（prefecture）：理由；理由" in each
    assert "等共 7 处" in each
    assert "下列主管部门任一家同意即可：" in any_of
    assert "没有需要主管部门同意的变更。" in markdown(route=Route(approvals=()))


def test_changes_are_told_by_entry() -> None:
    """Changes stand below their entry with counts of rows and a few rows; the authority's files stand together."""
    shown = markdown(
        changes=[
            change(ChangeKind.ROWS_CHANGED, title=Text("新增 3 行", "3 rows added"), rows=rows("1", "甲", "乙")),
            change(entry="", title=Text("改了日历", "calendar changed")),
        ]
    )
    assert in_order(
        shown,
        "**`parks/park-list`** (1)",
        "- 新增 3 行\n  - 新增 1 · 甲 · 乙\n  - 改动 乙 · 甲 · 1 → 1 · 甲 · 乙",
        "**主管部门的表和其他文件** (1)",
        "- 改了日历",
    )


@pytest.mark.parametrize("number", [0, 1, 5, 500, 5000])
@pytest.mark.parametrize("words", ["错", "🙂", "|", "@"])
@pytest.mark.parametrize("alike", [True, False])
def test_the_limit_holds(number: int, words: str, *, alike: bool) -> None:
    """However much there is to tell, the notice fits, and what it leaves out it says."""
    found = [
        finding(
            f"OD{100 + each if not alike else 100}",
            message=Text(words * 400 + str(each), words * 400),
            place=Place(f"datasets/p/e-{each}/{words * 60}", each + 1),
        )
        for each in range(number)
    ]
    changes = [
        change(entry=f"p/e-{each}", title=Text(words * 300, words * 300), rows=rows("1", words * 99))
        for each in range(number)
    ]
    whole = review(found, changes)
    for lang in Lang:
        shown = notice_markdown(whole, lang, setting=SETTING)
        assert units(shown) <= LIMIT
        assert f"{number} 项须补正" in shown or f"{number} to correct" in shown
        if number >= 500:
            assert "HTML" in shown
        else:
            assert all(f"OD{100 + each if not alike else 100}" in shown for each in range(number))


def test_what_is_cut_is_said() -> None:
    """Changes go first, findings last; each cut names how many there are and where the full list is."""
    long = "长" * 150
    few = [finding(f"OD{each}", message=Text(long, long)) for each in range(100, 110)]
    changes = [change(entry=f"p/e-{each}", title=Text(long, long)) for each in range(900)]
    shown = markdown(few, changes)
    assert len(table(shown)) == 10, "all findings are still there"
    assert re.search(r"这里只列出前 \d+ 项，共 900 项；完整清单见 HTML 或 JSON 格式的告知书。", shown)
    many = [finding(f"OD{each}", message=Text(long, long), cure=Text(long, long)) for each in range(100, 900)]
    assert re.search(r"这里只列出前 \d+ 项，共 800 项", markdown(many, changes))


CANARY = "37028319900101123X"


def private_review() -> tuple[str, str, str]:
    """Return the three formats of a review in which a rule found personal data."""
    quoting = [
        finding("OD650", place=Place(TABLE, 2, 0, "id"), message=Text("第 2 行疑似身份证号", "line 2: an ID number")),
        finding("OD406", place=Place(TABLE, 2, 0, "id"), message=Text(f"不是整数，例如“{CANARY}”", f"like “{CANARY}”")),
        finding(
            "OD407",
            place=Place(TABLE, 2),
            message=Text(f"值'{CANARY}'", f"'{CANARY}'"),
            cure=Text(f"“{CANARY}”", f'"{CANARY}"'),
        ),
    ]
    changed = [
        change(ChangeKind.ROWS_CHANGED, place=Place(TABLE), title=Text("新增 3 行", "added 3"), rows=rows(CANARY, "x")),
        change(title=Text(f"由 甲 改为 {CANARY}", f"now {CANARY}"), before='"甲"', after=f'"{CANARY}"'),
        change(title=Text(f"增加“{CANARY}”", f"added “{CANARY}”")),
    ]
    whole = review(quoting, changed)
    return (
        notice_markdown(whole, Lang.ZH, setting=SETTING),
        notice_html(whole, setting=SETTING),
        notice_json(whole, contents={}, setting=SETTING),
    )


def test_personal_data_is_never_repeated() -> None:
    """Where personal data was found no format shows a row, a value or a quotation; the counts stay."""
    for shown in private_review():
        assert CANARY not in shown
        assert "OD650" in shown
        assert "OD406" in shown
    shown, page, value = private_review()
    assert "发现疑似个人信息" in shown
    assert "新增 3 行" in shown
    assert "发现疑似个人信息" in page
    assert json.loads(value)["withholds"] is True
    assert CANARY in markdown(changes=[change(ChangeKind.ROWS_CHANGED, rows=rows(CANARY))]), "only then"


def test_the_order_of_findings_changes_nothing() -> None:
    """The same findings in another order give the same bytes in every format."""
    found = [finding(f"OD{each}", level=level) for each in range(100, 105) for level in Level]
    one, other = review(found), review(list(reversed(found)))
    assert notice_markdown(one, Lang.ZH) == notice_markdown(other, Lang.ZH)
    assert notice_html(one) == notice_html(other)
    assert notice_json(one, contents={}) == notice_json(other, contents={})


def test_json_is_complete() -> None:
    """The notice in JSON has every key that its description names, and every finding."""
    changed = [change(ChangeKind.ROWS_CHANGED, rows=rows("1")), change(before='"a"', after='"b"')]
    value = json.loads(notice_json(review([finding(), WARNING], changed), contents={FILE: "h"}, setting=SETTING))
    assert list(value) == [
        *("format", "round", "base", "head", "today", "passed", "counts", "basis", "deadline", "route"),
        *("withholds", "findings", "changes", "unknown", "content", "previous"),
    ]
    assert value["counts"] == {"error": 1, "warning": 1, "notice": 0}
    assert value["findings"][0] == {
        "code": "OD101",
        "level": "error",
        "file": FILE,
        "line": 3,
        "column": 1,
        "path": "title",
        "message": {"zh": "标题不对", "en": "the title is wrong"},
        "cure": {"zh": "改标题", "en": "change the title"},
        "basis": [{"law": "some-rules", "clause": "7.3", "label": {"zh": "第七条第三款", "en": "Article 7(3)"}}],
        "fingerprint": value["findings"][0]["fingerprint"],
        "status": "first",
        "omission": False,
    }
    assert value["changes"][0]["rows"]["sample"][1] == {
        "kind": "changed",
        "key": ["1"],
        "before": ["1"],
        "after": ["1"],
    }
    assert (value["changes"][1]["before"], value["changes"][1]["rows"]) == ('"a"', None)
    assert value["content"] == {FILE: "h"}
    assert value["previous"] is None


def test_html_is_one_quiet_page() -> None:
    """The page needs nothing from elsewhere, runs nothing, names its languages and lists every finding."""
    found = [finding(f"OD{each}") for each in range(100, 700)]
    page = notice_html(review(found, [change()], unknown=(Text("浅克隆", "shallow"),)), setting=SETTING)
    reader = _Reader()
    reader.feed(page)
    assert reader.tags.isdisjoint({"script", "link", "img", "iframe", "a", "form", "object"})
    assert reader.langs == ["zh-Hans", "zh-Hans", "en"], "and nothing in Chinese among the English"
    assert all(page.count(f"<strong>OD{each}</strong>") == 2 for each in range(100, 700))
    assert "@media print" in page
    assert not [line for line in page.splitlines() if line.lstrip().startswith("::")]
    assert '<span lang="zh-Hans">只有中文</span>' in notice_html(review(unknown=(Text("只有中文", ""),)))


class _Reader(HTMLParser):
    """Gathers the elements and languages of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.langs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.add(tag)
        self.langs += [value for name, value in attrs if name == "lang" and value]
        assert not {name for name, _ in attrs} & {"src", "href", "onerror", "onclick"}
