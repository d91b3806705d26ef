"""Strict YAML: the JSON kind of values only, every problem with its line, nothing that surprises.

Built on PyYAML's events, so that anchors, aliases, tags and merge keys are refused before anything is built from
them (a merge bomb of 528 bytes keeps PyYAML's own loader busy for minutes).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

import yaml
from yaml.resolver import Resolver

from generator.model.document import JSON, Document, Position
from generator.model.finding import Path, Place, Problem
from generator.model.text import NOTHING, Text
from generator.read.encoding import detect
from generator.read.yaml_faults import fault_of, first_slip

MAX_BYTES = 256 * 1024
MAX_DEPTH = 20
MAX_EVENTS = 20_000
MAX_DIGITS = 15
MAX_FAULTS = 20
"""So many lines that are no YAML, or signs that nobody sees, are told one by one."""
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)\Z")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?\Z")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)
"""Controls, line separators, marks of direction, blanks without width: invisible, and a text that holds one is not found."""
_WORDS: dict[str, JSON] = {"true": True, "false": False, "null": None, "~": None, "": None}
_YAML_1_1 = Resolver()
_STRING_TAG = "tag:yaml.org,2002:str"
_FLOAT_TAG = "tag:yaml.org,2002:float"


class _StopReadingError(Exception):
    """The rest of the file cannot be understood; the problem is already noted."""


@dataclass(slots=True)
class _Builder:
    file: str
    problems: list[Problem] = field(default_factory=list)
    keys: dict[Path, Position] = field(default_factory=dict)
    items: dict[Path, Position] = field(default_factory=dict)

    def note(self, code: str, event: yaml.Event | Position, message: Text, cure: Text) -> None:
        line, column = event if isinstance(event, tuple) else _position(event)
        self.problems.append(Problem(code=code, place=Place(self.file, line, column), message=message, cure=cure))

    def build(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> JSON:
        if len(path) > MAX_DEPTH:
            self.note(
                "OD004", event, Text(f"嵌套超过 {MAX_DEPTH} 层", f"nested deeper than {MAX_DEPTH} levels"), _SIMPLER
            )
            raise _StopReadingError
        self.items[path] = _position(event)
        if isinstance(event, yaml.AliasEvent):
            self.note("OD002", event, Text("不允许使用别名（*）", "aliases (*) are not allowed"), _WRITE_OUT)
            return None
        if getattr(event, "anchor", None):
            self.note("OD002", event, Text("不允许使用锚点（&）", "anchors (&) are not allowed"), _WRITE_OUT)
        if getattr(event, "tag", None):
            self.note("OD002", event, Text("不允许使用标签（!）", "tags (!) are not allowed"), _NO_TAG)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, path)
        return self._scalar(event)

    def _mapping(self, events: Iterator[yaml.Event], path: Path) -> JSON:
        result: dict[str, JSON] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent) or event.value == "<<":
                message = Text(
                    "键必须是普通文字，不允许合并键（<<）", "keys must be plain text; merge keys (<<) are not allowed"
                )
                self.note("OD002", event, message, _WRITE_OUT)
                raise _StopReadingError
            key = str(event.value)
            below = (*path, key)
            if key in result:
                first = self.keys[below][0]
                message = Text(
                    f"键“{key}”重复：第 {first} 行已经写过", f"the key '{key}' is repeated; line {first} has it already"
                )
                self.note("OD003", event, message, _KEEP_ONE)
            else:
                self.keys[below] = _position(event)
            value = self.build(next(events), events, below)
            result.setdefault(key, value)
        return result

    def _sequence(self, events: Iterator[yaml.Event], path: Path) -> JSON:
        result: list[JSON] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            result.append(self.build(event, events, (*path, len(result))))
        return result

    def _scalar(self, event: yaml.Event) -> JSON:
        text = str(getattr(event, "value", ""))
        if any("\ud800" <= character <= "\udfff" for character in text) or _UNSEEN.search(text):
            message = Text("文字中有看不见的或残缺的字符", "the text holds an invisible character or half of one")
            self.note(
                "OD008", event, message, Text("删除该字符后重新输入", "delete the character and type the text again")
            )
            text = ""
        if not getattr(event, "implicit", (False, False))[0]:
            return text
        if text in _WORDS:
            return _WORDS[text]
        if _INTEGER.match(text) and len(text) <= MAX_DIGITS:
            return int(text)
        kind = _YAML_1_1.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
        number = _NUMBER.match(text) is not None
        if number and kind == _FLOAT_TAG and len(text) <= MAX_DIGITS:
            return float(text)
        if number or kind != _STRING_TAG:  # 1E5 is a number in YAML 1.2 and a text in YAML 1.1
            message = Text(
                f"“{_brief(text)}”没有加引号，别的软件会把它读成别的值",
                f"'{_brief(text)}' has no quotes; other software reads it as another value",
            )
            cure = Text(f'写成 "{_brief(text)}"', f'write "{_brief(text)}"')
            self.note("OD009", event, message, cure)
        return text


_SIMPLER = Text("减少层次，或拆成几个文件", "use fewer levels, or split the file")
_SMALLER = Text("数据放进 CSV 文件，描述文件只写说明", "keep data in CSV files; a descriptor only describes")
_WRITE_OUT = Text("把内容逐项写出", "write the content out")
_COMMENT = re.compile(r"(?:^|[ \t])#(.*)")
_NO_TAG = Text("删去“!”开头的标签，只写值", "delete the tag that begins with '!' and write the value only")
_KEEP_ONE = Text("只保留一处", "keep one of them")


def _position(event: yaml.Event) -> Position:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _brief(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"  # noqa: PLR2004 - a line of a terminal


def read_yaml(file: str, content: bytes) -> tuple[Document | None, tuple[Problem, ...]]:
    """Return the document (none where it cannot be understood) and every problem seen on the way."""
    builder = _Builder(file)
    try:
        value = _parse(builder, content)
    except _StopReadingError:
        return None, tuple(builder.problems)
    if not isinstance(value, dict):
        message = Text(
            "文件为空，或者最外层不是“键: 值”", "the file is empty, or its root is not a list of 'key: value'"
        )
        builder.note("OD001", (1, 1), message, Text("按模板填写", "fill it in as the template shows"))
        return None, tuple(builder.problems)
    return Document(file=file, value=value, positions=_WrittenPositions(content)), tuple(builder.problems)


@dataclass(frozen=True, slots=True)
class _WrittenPositions:
    """Positions that are worked out when the first of them is asked for.

    Most files have nothing to report, and ten thousand descriptors with a position for each value fill a gigabyte.
    """

    content: bytes

    def of(self, path: Path) -> Position | None:
        """Return where a key stands, or an item of a list."""
        keys, items = _positions(self.content)
        return keys.get(path) or items.get(path)

    def comments(self) -> Iterator[tuple[int, str]]:
        """Yield the comments of the file with their lines; they are as public as the repository."""
        for line, text in enumerate(self.content.decode("utf-8-sig").splitlines(), 1):
            found = _COMMENT.search(text)
            if found:
                yield line, found[1]


@lru_cache(maxsize=64)
def _positions(content: bytes) -> tuple[Mapping[Path, Position], Mapping[Path, Position]]:
    builder = _Builder("")
    _parse(builder, content)
    return builder.keys, builder.items


def _parse(builder: _Builder, content: bytes) -> JSON:
    """Return the value; lines that are no YAML are told and read as they were meant where that is sure."""
    text = _decode(builder, content)
    mended: set[int] = set()
    while True:
        told = len(builder.problems)
        try:
            value = _value(builder, text)
            fault = first_slip(text) if isinstance(value, str) else None
        except yaml.MarkedYAMLError as error:
            value, fault = None, fault_of(text, error)
        except (yaml.YAMLError, RecursionError) as error:
            builder.note("OD001", (1, 1), Text("YAML 语法错误", "YAML syntax error"), _SYNTAX)
            raise _StopReadingError from error
        if fault is None:
            return value
        del builder.problems[told:]
        if fault.line in mended:  # our own guess was wrong; what it did is not the writer's fault
            raise _StopReadingError
        builder.note("OD001", (fault.line, fault.column), fault.message, fault.cure)
        if not fault.mended or len(mended) == MAX_FAULTS:
            raise _StopReadingError
        mended.add(fault.line)
        text = _with_line(text, fault.line, fault.mended)


def _with_line(text: str, number: int, line: str) -> str:
    """Return a text with another line in the place of one, its end kept."""
    lines = text.splitlines(keepends=True)
    end = lines[number - 1][len(lines[number - 1].rstrip("\r\n")) :]
    return "".join((*lines[: number - 1], line + end, *lines[number:]))


def _value(builder: _Builder, text: str) -> JSON:
    builder.keys.clear()
    builder.items.clear()
    events = _counted(builder, yaml.parse(text, Loader=yaml.CSafeLoader))
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            break
    else:
        return None
    value = builder.build(next(events), events, ())
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            message = Text("一个文件里只能有一份文档（---）", "a file may hold one document only (---)")
            cure = Text("删去第二个“---”及其后内容", "delete the second '---' and what follows")
            builder.note("OD002", event, message, cure)
            break
    return value


_SYNTAX = Text(
    "检查缩进（用空格，不用制表符）、冒号后的空格和引号是否成对",
    "check the indentation (spaces, no tabs), the blank after colons, and that quotes are paired",
)


def _decode(builder: _Builder, content: bytes) -> str:
    """Return the text; another encoding that is sure, and signs that nobody sees, are told and do not end the reading."""
    if len(content) > MAX_BYTES:
        message = Text(f"文件超过 {MAX_BYTES // 1024} KiB", f"the file is larger than {MAX_BYTES // 1024} KiB")
        builder.note("OD004", (1, 1), message, _SMALLER)
        raise _StopReadingError
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = _foreign(builder, content, content.count(b"\n", 0, error.start) + 1)
    for line, column, sign in _unseen(text):
        message = Text(
            f"第 {line} 行有看不见的字符 U+{ord(sign):04X}",
            f"line {line} holds the invisible character U+{ord(sign):04X}",
        )
        builder.note(
            "OD008",
            (line, column),
            message,
            Text("删除该字符，或者重新输入这一行", "delete it, or type the line again"),
        )
    return _UNSEEN.sub("", text)


def _foreign(builder: _Builder, content: bytes, line: int) -> str:
    """Return the text of a file in another encoding, with the finding that names it."""
    encoding = detect(content)
    name = Text(f"，看起来是 {encoding.title.zh}", f"; it looks like {encoding.title.en}") if encoding else NOTHING
    cure = Text("另存为 UTF-8 编码", "save it as UTF-8")
    builder.note("OD005", (line, 1), Text(f"文件不是 UTF-8 编码{name.zh}", f"the file is not UTF-8{name.en}"), cure)
    if encoding is None or encoding.codec == "utf-8-sig":
        raise _StopReadingError
    return content.decode(encoding.codec)


def _unseen(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield line, column and character of the first signs in a text that nobody sees."""
    for found in islice(_UNSEEN.finditer(text), MAX_FAULTS):
        start = text.rfind("\n", 0, found.start()) + 1
        yield text.count("\n", 0, found.start()) + 1, found.start() - start + 1, found[0]


def _counted(builder: _Builder, events: Iterator[yaml.Event]) -> Iterator[yaml.Event]:
    for count, event in enumerate(events):
        if count > MAX_EVENTS:
            message = Text(f"内容超过 {MAX_EVENTS} 项", f"more than {MAX_EVENTS} items")
            builder.note("OD004", event, message, _SIMPLER)
            raise _StopReadingError
        yield event
