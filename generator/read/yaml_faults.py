"""What is wrong where YAML cannot be read: said in the words of who wrote it, and mended in mind so that the rest is read too.

A parser stops at the first line that it does not understand, and often tells a later one. Most such lines come from a few habits
of people who write in Chinese; the line that shows one is named, and read as it was surely meant. The file itself is never touched.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import yaml

from generator.model.text import Text


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that is no YAML: where, why, how to write it; ``mended`` is the line as it was meant, empty where nobody can tell."""

    line: int
    column: int
    message: Text
    cure: Text
    mended: str = ""


_KEY = r"[A-Za-z$][A-Za-z0-9$]*"
_LEAD = rf"[ ]*(?:-[ ]+)?(?:{_KEY}:[ ]+)?"
_TAB = re.compile(r"(?P<lead>[ ]*\t[ \t]*)(?P<rest>.*)")
_WIDE_COLON = re.compile(rf"(?P<lead>[ ]*(?:-[ ]+)?{_KEY})[ ]*：[ ]*(?P<rest>.*)")
_NO_BLANK = re.compile(rf"(?P<lead>[ ]*(?:-[ ]+)?{_KEY}):(?P<rest>[^\s/:].*)")
_NO_BLANK_ITEM = re.compile(r"(?P<lead>[ ]*-)(?P<rest>[^\s-].*)")
_RESERVED = re.compile(rf"(?P<lead>{_LEAD})(?P<rest>[@`%&*!].*)")
_OPEN_QUOTE = re.compile(rf"(?P<lead>{_LEAD})(?P<rest>\"(?:[^\"\\]|\\.)*|'[^']*)")
_TEXT_AFTER_QUOTE = re.compile(rf"(?P<lead>{_LEAD})(?P<rest>(?:\"(?:[^\"\\]|\\.)*\"|'[^']*')[ ]*[^\s#].*)")
_COLON_INSIDE = re.compile(rf"(?P<lead>[ ]*(?:-[ ]+)?{_KEY}:[ ]+)(?P<rest>[^\s\"'\[{{|>#].*:(?:[ ].*)?)")
_OPEN_BRACKET = re.compile(rf"(?P<lead>{_LEAD})(?P<rest>\[.*[^\]\s]|\{{.*[^}}\s])[ ]*")

Tell = Callable[[re.Match[str]], tuple[Text, Text]]
Mend = Callable[[re.Match[str], str], str]
"""From the match and the line above to the line as it was meant."""


def _quoted(match: re.Match[str], _above: str) -> str:
    """Return the line with its value in quotes, quotes of its own at both ends left out."""
    return match["lead"] + json.dumps(match["rest"].strip().strip("\"'"), ensure_ascii=False)


def _indent_below(above: str, line: str) -> str:
    """Return the indentation that a line most likely was to have below another one."""
    indent = above[: len(above) - len(above.lstrip(" "))]
    inside_item = above.lstrip(" ").startswith("- ") and not line.startswith("- ")
    return indent + "  " if inside_item or above.rstrip().endswith(":") else indent


def _in_quotes(what: Text) -> Tell:
    cure = Text('给整个值加上一对双引号，例如 title: "…"', 'put the whole value in double quotes, as in title: "…"')
    return lambda _match: (what, cure)


_GUESSES: tuple[tuple[re.Pattern[str], Tell, Mend], ...] = (
    (
        _TAB,
        lambda _match: (
            Text("缩进里有制表符（Tab）", "the indentation holds a tab"),
            Text("把这一行开头的 Tab 换成空格，与上下行对齐", "put blanks for the tab, in line with the lines around"),
        ),
        lambda match, above: _indent_below(above, match["rest"]) + match["rest"],
    ),
    (
        _WIDE_COLON,
        lambda match: (
            Text("键后面是中文冒号“：”", "the colon after the key is a full-width one (：)"),
            Text(
                f"写成英文冒号和一个空格：{match['lead'].strip()}: ", f"write '{match['lead'].strip()}: ', with a blank"
            ),
        ),
        lambda match, _above: f"{match['lead']}: {match['rest']}",
    ),
    (
        _NO_BLANK,
        lambda match: (
            Text("冒号后面没有空格", "there is no blank after the colon"),
            Text(
                f"写成“{match['lead'].strip()}: …”，冒号后面空一格", f"write '{match['lead'].strip()}: …' with a blank"
            ),
        ),
        lambda match, _above: f"{match['lead']}: {match['rest']}",
    ),
    (
        _NO_BLANK_ITEM,
        lambda _match: (
            Text("列表的“-”后面没有空格", "there is no blank after the '-' of a list"),
            Text("在“-”后面空一格", "write a blank after '-'"),
        ),
        lambda match, _above: f"{match['lead']} {match['rest']}",
    ),
    (
        _RESERVED,
        _in_quotes(
            Text("值以有特别含义的符号开头（@ ` % & * !）", "the value begins with a sign that YAML keeps for itself")
        ),
        _quoted,
    ),
    (
        _OPEN_QUOTE,
        lambda _match: (
            Text("引号没有成对", "a quote is not closed"),
            Text("在这一行的末尾补上引号，或者删去开头的引号", "close the quote at the end of the line, or delete it"),
        ),
        _quoted,
    ),
    (
        _TEXT_AFTER_QUOTE,
        _in_quotes(Text("引号后面还有文字", "there is text behind the closing quote")),
        _quoted,
    ),
    (
        _COLON_INSIDE,
        _in_quotes(Text("文字里有“: ”，会被当成另一个键", "the text holds ': ' and is taken for another key")),
        _quoted,
    ),
    (
        _OPEN_BRACKET,
        _in_quotes(Text("值以方括号或者花括号开头，却不是列表", "the value begins with a bracket and is no list")),
        _quoted,
    ),
)

_INDENT = Text("使缩进与同级的上一行对齐，只用空格", "indent it as the line above of the same level, with blanks only")
_SAID: tuple[tuple[str, Text, Text], ...] = (
    (
        "mapping values are not allowed",
        Text("这一行的缩进不对，或者上一行没有写完", "the line is indented wrongly, or the one above is not finished"),
        _INDENT,
    ),
    ("expected key", Text("这一行与上面的内容对不齐", "the line does not go with those above"), _INDENT),
    ("'-' indicator", Text("列表的各项没有对齐", "the items of the list are not in line"), _INDENT),
    (
        "expected ':'",
        Text("这一行不是“键: 值”的写法", "the line is not written as 'key: value'"),
        Text("写成“键: 值”，冒号用英文，后面空一格", "write 'key: value' with a colon and a blank"),
    ),
    (
        "block sequence entries are not allowed",
        Text("列表的“- ”不能写在这里", "a '- ' of a list cannot stand here"),
        Text("列表的每一项另起一行，前面写“- ”", "begin each item of a list on a line of its own with '- '"),
    ),
    (
        "end of stream",
        Text("引号或者括号直到文件末尾也没有成对", "a quote or bracket is open until the end of the file"),
        Text("从提示的那一行起，补上缺少的引号或者括号", "close the quote or bracket, beginning at the line given"),
    ),
    (
        "expected ','",
        Text("方括号或者花括号没有成对", "a bracket is not closed"),
        Text("补上括号；本来是文字的，加上引号", "close the bracket; put what is text in quotes"),
    ),
    (
        "escape c",
        Text("双引号里的反斜杠“\\”用得不对", "a backslash in double quotes is not used as it must be"),
        Text("改用单引号，或者删去反斜杠", "use single quotes, or delete the backslash"),
    ),
    (
        "<document start>",
        Text("文件中间有表示结束的“...”", "the file holds a '...' that ends it"),
        Text("删去只有“...”的那一行", "delete the line that holds '...' only"),
    ),
)
_UNKNOWN = Text("读不懂这一行", "the line cannot be understood")
_LOOK = Text(
    "检查缩进（用空格，不用制表符）、冒号后的空格和引号是否成对",
    "check the indentation (spaces, no tabs), the blank after colons, and that quotes are paired",
)


def fault_of(text: str, error: yaml.MarkedYAMLError) -> Fault:
    """Return the line that is at fault, which need not be the one where the parser gave up."""
    lines = text.splitlines()
    found = (_slip(lines, number) for number in _suspects(lines, error))
    return next((each for each in found if each), None) or _as_told(error)


def first_slip(text: str) -> Fault | None:
    """Return the first slip of a text that a parser takes for one long value; nothing where it has none."""
    lines = text.splitlines()
    found = (_slip(lines, number) for number in range(len(lines)))
    return next((each for each in found if each), None)


def _slip(lines: list[str], number: int) -> Fault | None:
    """Return the slip of one line, and the line as it was meant."""
    for pattern, tell, mend in _GUESSES:
        match = pattern.fullmatch(lines[number])
        if match:
            message, cure = tell(match)
            above = next((each for each in reversed(lines[:number]) if each.strip()), "")
            said = Text(f"YAML 语法错误：{message.zh}", f"YAML syntax error: {message.en}")
            return Fault(number + 1, match.end("lead") + 1, said, cure, mend(match, above))
    return None


def _suspects(lines: list[str], error: yaml.MarkedYAMLError) -> Iterator[int]:
    """Yield the lines that may be meant: where the error was seen, where its context began, the line above, the last open quote."""
    seen = [mark.line for mark in (error.problem_mark, error.context_mark) if mark]
    last = min(max(seen, default=0), len(lines) - 1)
    yield from (each for each in (*seen, last - 1) if 0 <= each < len(lines))
    yield from (each for each in range(last, -1, -1) if _OPEN_QUOTE.fullmatch(lines[each]))


def _as_told(error: yaml.MarkedYAMLError) -> Fault:
    """Return what the parser says, in words of our own; an opening that is never closed is told where it opens."""
    problem = str(error.problem)
    opening = "end of stream" in problem or "expected ','" in problem
    mark = (error.context_mark if opening else None) or error.problem_mark or error.context_mark
    message, cure = next(((said, how) for part, said, how in _SAID if part in problem), (_UNKNOWN, _LOOK))
    place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Fault(*place, Text(f"YAML 语法错误：{message.zh}", f"YAML syntax error: {message.en} ({problem})"), cure)
