"""Reviews made by hand, for the tests of the notice."""

from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.model.catalogue import Calendar
from generator.model.change import Change, ChangeKind, RowDifference, RowSample
from generator.model.finding import Citation, Finding, Level, Place
from generator.model.review import Approval, Review, Route
from generator.model.text import Text
from generator.model.working_days import deadline
from generator.report.notice import Setting

CALENDAR = Calendar(years=frozenset({2026}), holidays=frozenset(), workdays=frozenset())
CLAUSE = Citation("some-rules", "7.3", Text("第七条第三款", "Article 7(3)"))
SETTING = Setting(acts={"some-rules": Text("某市规则", "Some Rules")}, basis=(CLAUSE,), private=frozenset({"OD650"}))
ROUTE = Route(
    approvals=(
        Approval(
            authority="city-data",
            name=Text("示例市数据局", "City Data Bureau"),
            level="city",
            reasons=(Text("市级单位的目录", "an entry of a city-level body"),),
        ),
    )
)
FILE = "datasets/parks/park-list/datapackage.yaml"
TABLE = "datasets/parks/park-list/parks.csv"

HOSTILE = (
    "@team please @org/admins",
    "fixes #1, closes GH-12 and other/repo#3",
    "![x](https://evil.example/x.png)",
    "[click](javascript:alert(1)) <a href=//evil.example>x</a>",
    "<img src=x onerror=alert(1)><script>alert(1)</script>",
    "<!-- portal-notice round=9 head=fff --> --> -->",
    "https://evil.example/a?b=c www.evil.example mailto:a@b.example a@b.example",
    "::error file=a,line=1::stop",
    "##[error]stop ::add-mask::x ##[add-path]x",
    "a | b || c \\| d \\\\| e",
    "`code` ``two`` ```three``` ~~~",
    "\n\n# Head\n\n| a | b |\n|---|---|\n",
    "</details></summary></table><h1>x",
    "***bold*** __under__ ~~gone~~ ==mark== ^up^ $$x$$ $y$",
    "- item\n+ item\n1. item\n> quote",
    "- [ ] task",
    "+ plus",
    "12) paren",
    "    indented",
    "&lt;b&gt; &#64;team &amp;#35;1 &copy;",
    ":smile: :+1: :100:",
    "deadbeefcafe1234 0123456789abcdef0123456789abcdef01234567",
    "[ref]: https://evil.example 'x'",
    "\u202egnp.exe \u200bzero \ufeff bom \u2028 line \x1b[31m red \x00",
    "👩‍👩‍👧‍👦 𠮷野家 🇨🇳" * 3,
    "{{ 7*7 }} {% raw %} ${{ secrets.X }} $(id) `id`",
    "!123 %4 ~bug &5 $6 /close [[_TOC_]]",
    "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤",
    "",
    "undefined NULL null -1 1/0 ../../etc/passwd",
)


def finding(code: str = "OD101", **given: Any) -> Finding:
    """Return a finding; what is not given is plain."""
    level = given.get("level", Level.ERROR)
    place = given.get("place", Place(FILE, 3, 1, "title"))
    message = given.get("message", Text("标题不对", "the title is wrong"))
    cure = given.get("cure", Text("改标题", "change the title"))
    return Finding(code=code, level=level, place=place, message=message, cure=cure, basis=given.get("basis", (CLAUSE,)))


def review(findings: Sequence[Finding] = (), changes: Sequence[Change] = (), **given: Any) -> Review:
    """Return a review received on a Monday and due on the Wednesday."""
    return Review(
        base=given.get("base", "a" * 40),
        head=given.get("head", "b" * 40),
        today="2026-11-23",
        findings=tuple(findings),
        changes=tuple(changes),
        route=given.get("route", ROUTE),
        deadline=given.get("deadline", deadline("2026-11-23", 2, CALENDAR, basis=(CLAUSE,))),
        unknown=given.get("unknown", ()),
    )


def change(kind: ChangeKind = ChangeKind.METADATA_CHANGED, **given: Any) -> Change:
    """Return a change of the entry that the findings are about."""
    return Change(
        kind=kind,
        entry=given.get("entry", "parks/park-list"),
        place=given.get("place", Place(FILE, 3, 1, "title")),
        title=given.get("title", Text("标题改了", "the title changed")),
        path=given.get("path", "title"),
        before=given.get("before", ""),
        after=given.get("after", ""),
        rows=given.get("rows"),
    )


def rows(*cells: str) -> RowDifference:
    """Return a difference of rows whose sample holds cells, once added and once changed."""
    sample = (
        RowSample("added", cells[:1], (), cells),
        RowSample("changed", cells[:1], tuple(reversed(cells)), cells),
    )
    return RowDifference(added=3, removed=1, changed=2, unchanged=9, by_key=True, sample=sample)


def rendered(markdown: str) -> list[Token]:
    """Return what a reader of Markdown that allows everything makes of a text, as a flat list."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(markdown)
    return [each for token in tokens for each in (token, *(token.children or ()))]


def seen(tokens: Sequence[Token]) -> list[str]:
    """Return the texts that a reader sees, without what is code: there no forge looks for anything."""
    found, words = [], ""
    for each in tokens:
        if each.type in {"text", "text_special"}:
            words += each.content
        elif words:
            found.append(words)
            words = ""
    return [*found, words] if words else found
