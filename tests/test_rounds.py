"""Rounds: what was cured, what remains, what is new, and whose omission it is."""

import json
from dataclasses import replace

import pytest

from generator.model.finding import Finding, Level, Place
from generator.model.text import Lang, Text
from generator.report.notice import Memory, notice_html, notice_json, notice_markdown, notice_text
from generator.report.rounds import Status, compared, fingerprint
from tests.notice_support import FILE, SETTING, TABLE, finding, review

CONTENTS = {FILE: "1111", TABLE: "2222"}


def remembered(*found: Finding, contents: dict[str, str] | None = None) -> Memory:
    """Return the memory of a round that told some findings."""
    return Memory.from_json(notice_json(review(found), contents=CONTENTS if contents is None else contents))


TITLE = finding("OD105")
LICENCE = finding("OD301", place=Place(FILE, 1, 1, "licenses"))
CELL = finding("OD406", place=Place(TABLE, 2, 0, "area"), message=Text("第 2 行，例如“约12”", "line 2, like “约12”"))


def test_cured_remaining_and_new() -> None:
    """The second round names what was cured and marks what remains and what is new on changed content."""
    memory = remembered(TITLE, CELL)
    second = review([CELL, LICENCE], head="c" * 40)
    contents = {FILE: "changed", TABLE: "2222"}
    shown = notice_markdown(second, Lang.ZH, memory=memory, contents=contents, setting=SETTING)
    assert shown.startswith(f"<!-- portal-notice round=2 head={'c' * 40} -->\n### ❌ 形式审核未通过：2 项须补正")
    assert "（第 2 轮；上轮 2 项，已改 1 项）" in shown
    assert "已改 1 项，未改 1 项，新增 1 项，审核遗漏 0 项。" in shown
    assert "**〔上轮未改〕** **OD406**" in shown
    assert "**〔新增〕** **OD301**" in shown
    assert f"- ✓ **OD105** `{FILE}` 标题不对" in shown
    value = json.loads(notice_json(second, contents=contents, memory=memory))
    assert (value["round"], value["previous"]["round"], value["previous"]["head"]) == (2, 1, "b" * 40)
    assert [each["code"] for each in value["previous"]["cured"]] == ["OD105"]
    assert {each["code"]: each["status"] for each in value["findings"]} == {"OD406": "remaining", "OD301": "new"}
    assert "上轮已改" in notice_html(second, memory=memory, contents=contents)
    assert "已改 1 项，未改 1 项" in notice_text(second, Lang.ZH, memory=memory, contents=contents)


def test_an_omission_is_the_reviewers() -> None:
    """A new finding in a file that is the same as in the last round is marked as omitted; its level stays."""
    memory = remembered(TITLE)
    second = review([LICENCE])
    shown = notice_markdown(second, Lang.ZH, memory=memory, contents=CONTENTS, setting=SETTING)
    assert "**〔审核遗漏 CH120〕** **OD301** 须补正" in shown
    assert "不归责于开放主体" in shown
    found = json.loads(notice_json(second, contents=CONTENTS, memory=memory))
    assert [(each["omission"], each["level"]) for each in found["findings"]] == [(True, "error")]
    assert found["previous"]["omissions"] == 1
    assert "[reviewer&#39;s omission CH120]" in notice_html(second, memory=memory, contents=CONTENTS)


@pytest.mark.parametrize(
    ("before", "now"),
    [({FILE: "1"}, {FILE: "2"}), ({}, {FILE: "1"}), ({FILE: "1"}, {}), ({FILE: ""}, {FILE: ""}), ({}, {})],
)
def test_nobody_is_blamed_for_what_is_not_known(before: dict[str, str], now: dict[str, str]) -> None:
    """A new finding is an omission only where the file is known to be the same in both rounds."""
    assert compared([LICENCE], remembered(contents=before), now).statuses == (Status.NEW,)


def test_everything_cured_passes() -> None:
    """A round without findings passes and lists all that was cured; the first round compares nothing."""
    shown = notice_markdown(review(), Lang.ZH, memory=remembered(TITLE, CELL, LICENCE))
    assert "✅ 形式审核通过：0 项须补正，0 项警告，0 项提示（第 2 轮；上轮 3 项，已改 3 项）" in shown
    assert "上轮已改 (3)" in shown
    assert compared([TITLE], None, CONTENTS).statuses == (Status.FIRST,)


def test_rounds_are_counted_on() -> None:
    """The third round remembers the second."""
    second = notice_json(review([TITLE]), contents=CONTENTS, memory=remembered(TITLE))
    assert json.loads(notice_json(review(), contents={}, memory=Memory.from_json(second)))["round"] == 3


@pytest.mark.parametrize(
    ("zh", "place", "same"),
    [
        ("“公园”第 9、12 行等", Place(FILE, 99, 7, "title"), True),
        ("“公园”第 3 行", Place(FILE, 3, 1, "title"), True),
        ("“学校”第 3 行", Place(FILE, 3, 1, "title"), False),
        ("“公园”第 3 行", Place(FILE, 3, 1, "titleEn"), False),
        ("“公园”第 3 行", Place(TABLE, 3, 1, "title"), False),
        ("“公园”有误", Place(FILE, 3, 1, "title"), False),
    ],
)
def test_fingerprints(zh: str, place: Place, *, same: bool) -> None:
    """Lines and numbers may move; code, file, path and what is named may not."""
    one = finding(message=Text("“公园”第 3 行", ""), place=Place(FILE, 3, 1, "title"))
    assert (fingerprint(one) == fingerprint(finding(message=Text(zh, ""), place=place))) is same
    assert fingerprint(one) != fingerprint(replace(one, code="OD102"))


def test_fingerprints_outlive_a_day_and_hide_values() -> None:
    """Days that pass change no fingerprint; no cell of a table goes into one, so none can be guessed from it."""
    late = [finding(message=Text(f"应在 2026-11-22 前更新，已逾期 {day} 天", "")) for day in (1, 2)]
    assert fingerprint(late[0]) == fingerprint(late[1])
    other = replace(CELL, message=Text("第 7 行，例如“约99”", ""), level=Level.WARNING)
    assert fingerprint(CELL) == fingerprint(other)


def test_equal_fingerprints_are_matched_one_to_one() -> None:
    """Of three equal findings one may be cured: two remain."""
    again = [replace(CELL, place=replace(CELL.place, line=line)) for line in (2, 3, 4)]
    found = compared(again[:2], remembered(*again), CONTENTS)
    assert found.statuses == (Status.REMAINING, Status.REMAINING)
    assert len(found.cured) == 1
    more = compared(again, remembered(*again[:2]), {})
    assert sorted(more.statuses) == ["new", "remaining", "remaining"]


GOOD = json.loads(notice_json(review([TITLE]), contents=CONTENTS))
WITHOUT = {
    key: {name: each for name, each in GOOD.items() if name != key} for key in ("round", "head", "findings", "content")
}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "is no object"),
        ("null", "is no object"),
        (json.dumps({**GOOD, "format": 2}), "not the format 1"),
        (json.dumps({**GOOD, "format": True}), "'format'"),
        (json.dumps({**GOOD, "round": 0}), "the round 0"),
        (json.dumps({**GOOD, "round": "1"}), "'round'"),
        (json.dumps({**GOOD, "content": {"a": 1}}), "'content'"),
        (json.dumps({**GOOD, "findings": [1]}), r"findings\[0\] is no object"),
        (json.dumps({**GOOD, "findings": [{**GOOD["findings"][0], "level": "fatal"}]}), "'fatal'"),
        (json.dumps({**GOOD, "findings": [{**GOOD["findings"][0], "message": "x"}]}), "'message'"),
        *((json.dumps(value), f"'{key}'") for key, value in WITHOUT.items()),
    ],
)
def test_a_broken_memory_says_what_is_broken(text: str, says: str) -> None:
    """A file that is no notice raises and names the part."""
    with pytest.raises(ValueError, match=says):
        Memory.from_json(text)


def test_text_of_a_terminal() -> None:
    """The notice for a terminal starts with the verdict and hides nothing in escapes."""
    hostile = finding(message=Text("\x1b[2J\n::error::x", "\x1b[2J\n::error::x"))
    shown = notice_text(review([hostile], unknown=(Text("浅克隆", "shallow"),)), Lang.ZH, setting=SETTING)
    assert shown.startswith("✗ 形式审核未通过：1 项须补正")
    assert "\x1b" not in shown
    assert not [line for line in shown.splitlines() if line.lstrip().startswith("::")]
    assert "  浅克隆" in shown
    assert notice_text(review(), Lang.EN).startswith("✓ Formal review passed")
