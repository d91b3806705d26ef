"""What a change says stays text: in every format, at every place."""

import html
import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.token import Token

from generator.model.change import ChangeKind
from generator.model.finding import Place
from generator.model.review import Approval, Route
from generator.model.text import Lang, Text
from generator.report.findings import printable
from generator.report.inert import NONE, ZERO_WIDTH, inert, inert_code, inert_output, marker_word, units
from generator.report.notice import Memory, notice_html, notice_json, notice_markdown
from tests.notice_support import HOSTILE, SETTING, change, finding, rendered, review, rows, seen

REFERENCES = re.compile(
    r"@\w|#\d|\bgh-\d|://|\bwww\.|mailto:|[!%~$&^]\w|##\[|:[a-z_]+:|(?<![0-9a-z])(?=\d*[a-f])[0-9a-f]{7,40}(?![0-9a-z])",
    re.IGNORECASE,
)


def shape(tokens: list[Token]) -> list[str]:
    """Return the parts of a document without its words."""
    return [each.type for each in tokens if each.type not in {"text", "text_special"}]


def references(tokens: list[Token]) -> list[str]:
    """Return what a forge would take for a mention, a reference, an address, a commit or an emoji."""
    return [text for text in seen(tokens) if REFERENCES.search(text.replace("[!CAUTION]", ""))]


def hostile_review(text: str) -> str:
    """Return a notice in Markdown in which every text of the input is a hostile one."""
    both = Text(text, text)
    found = [
        finding(text or "OD101", message=both, cure=both, place=Place(f"datasets/{text}", 3, 1, text)),
        finding("CH101", message=both, cure=both),
    ]
    changed = [
        change(ChangeKind.OPENNESS_TIGHTENED, title=both, entry=text, before=text, after=text, path=text),
        change(ChangeKind.ROWS_CHANGED, title=both, rows=rows(text, text)),
    ]
    route = Route(approvals=(Approval(authority=text, name=both, level=text, reasons=(both,)),))
    whole = review(found, changed, route=route, unknown=(both,), head=text)
    memory = Memory.from_json(notice_json(review(found, head=text), contents={}, setting=SETTING))
    assert "##[" not in notice_html(whole, memory=memory, setting=SETTING)
    assert "##[" not in notice_json(whole, contents={text: text}, memory=memory, setting=SETTING)
    cured = Memory.from_json(notice_json(review([finding("OD199", message=both)]), contents={}))
    return notice_markdown(whole, Lang.ZH, memory=cured, setting=SETTING)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("frame", ["- {}", "| a |\n|---|\n| {} |", "> - {}", "x {} y", "1. {}", "**{}**"])
def test_text_stays_text(text: str, frame: str) -> None:
    """A reader of Markdown sees exactly the words that were written, and no markup, wherever they stand."""
    tokens = rendered(frame.format(inert(text)))
    plain = rendered(frame.format("word"))
    assert shape(tokens) == shape(plain)
    shown = "".join(seen(tokens)).replace(ZERO_WIDTH, "")
    assert shown == "".join(seen(plain)).replace("word", (printable(text).strip() or NONE))
    assert references(tokens) == []


@settings(max_examples=300, database=None, derandomize=True, deadline=None)
@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=80) | st.text("@#\\|`*_[]()<>!&~$-+=:/.w1a\n ", max_size=40)
)
def test_any_text_stays_text(text: str) -> None:
    """No text at all becomes markup in a cell of a table."""
    frame = "| a | b |\n|---|---|\n| {} | end |"
    tokens = rendered(frame.format(inert(text)))
    assert shape(tokens) == shape(rendered(frame.format("word")))
    assert references(tokens) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_a_notice_keeps_its_shape(text: str) -> None:
    """A notice full of hostile text has the parts of a peaceful one: no link, image, comment or heading more."""
    shown = hostile_review(text)
    tokens = rendered(shown)
    assert not [each for each in tokens if each.type in {"link_open", "image", "fence", "code_block"}]
    assert {each.content for each in tokens if each.type == "html_inline"} <= {"<br>"}
    blocks = "".join(each.content for each in tokens if each.type == "html_block")
    assert re.sub(r"</?(details|summary)>", "", blocks).count("<") == 1, "only the marker"
    assert shown.splitlines()[0] == f"<!-- portal-notice round=2 head={marker_word(text)} -->"
    assert references(tokens) == []
    assert not [line for line in shown.splitlines() if line.lstrip().startswith("::") or "##[" in line]


@pytest.mark.parametrize("text", HOSTILE)
def test_html_shows_text_as_text(text: str) -> None:
    """The page has no element, no attribute and no address that a change put there."""
    both = Text(text, text)
    changes = [change(ChangeKind.ROWS_CHANGED, title=both, rows=rows(text, text), entry=text or "e")]
    page = notice_html(review([finding(message=both, cure=both, place=Place(text, 1, 1, text))], changes))
    peaceful = notice_html(review([finding()], [change(ChangeKind.ROWS_CHANGED, rows=rows("a", "b"), entry="e")]))
    assert _elements(page) == _elements(peaceful)
    assert "<script" not in page
    assert printable(text) in html.unescape(page)


def _elements(page: str) -> list[tuple[str, list[tuple[str, str | None]]]]:
    found: list[tuple[str, list[tuple[str, str | None]]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, attrs))

    Reader().feed(page)
    return found


def test_places_as_code() -> None:
    """A harmless place is code, so that it can be copied; any other is inert text."""
    assert inert_code("datasets/a/b.csv:3") == "`datasets/a/b.csv:3`"
    assert inert_code("a`b") == "a&#96;b"
    assert inert_code("x" * 50, 10) == f"{'x' * 9}…"


def test_json_is_for_logs_and_encoders() -> None:
    """A JSON text holds no command of a job log and no half of a character, and says the same."""
    value = {"a": "###[error]x \ud800 \u2028", "##[b": 1}
    text = inert_output(json.dumps(value, ensure_ascii=False))
    assert "##[" not in text
    text.encode()
    assert json.loads(text) == value


def test_units_are_utf_16() -> None:
    """An emoji counts twice, as forges count it."""
    assert [units(text) for text in ("", "ab", "青岛", "🙂", "\ud800")] == [0, 2, 2, 2, 1]
