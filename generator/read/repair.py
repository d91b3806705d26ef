"""A table in another encoding or with other line ends becomes what the portal wants, and not a character is lost."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.text import Text
from generator.read.csv_file import records
from generator.read.encoding import detect
from generator.read.signatures import disguised

_END_OR_QUOTED = re.compile(r'"[^"]*+"|\r\n|\r')
_BOM = "\ufeff"


class RepairError(ValueError):
    """A file that cannot be repaired without guessing; ``text`` says why and what to do."""

    def __init__(self, text: Text) -> None:
        """Carry the reason in both languages."""
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, slots=True)
class Repair:
    """The bytes that a file should have, and what is different about them; nothing where it is right already."""

    content: bytes
    changes: tuple[Text, ...]


def repaired(content: bytes) -> Repair:
    """Return a table as UTF-8 with LF; raises ``RepairError`` where the encoding is not certain or quotes are broken."""
    text, changes = _decoded(content)
    ends = sum(not found[0].startswith('"') for found in _END_OR_QUOTED.finditer(text))
    if ends:
        cells = _cells(text)
        text = _END_OR_QUOTED.sub(lambda found: found[0] if found[0].startswith('"') else "\n", text)
        if cells is None or cells != _cells(text):
            raise RepairError(
                Text(
                    "引号没有成对，改行尾会改动内容；请先按 portal check 的提示改正引号",
                    "quotes are not paired, so new line ends would change cells; correct the quotes first (portal check)",
                )
            )
        changes.append(Text(f"{ends} 个行尾改为 LF", f"{ends} line ends become LF"))
    return Repair(text.encode(), tuple(changes))


def _decoded(content: bytes) -> tuple[str, list[Text]]:
    """Return the text of a file, proved by writing the same bytes again, and the change of encoding."""
    disguise = disguised(content)
    if disguise:
        raise RepairError(
            Text(
                f"这不是 CSV，而是“{disguise.zh}”，没有改动；请打开原来的文件，另存为“CSV UTF-8（逗号分隔）”",
                f"this is no CSV but {disguise.en}, nothing was changed; open the original and save it as 'CSV UTF-8'",
            )
        )
    try:
        if b"\0" not in content:
            return content.decode(), []
    except UnicodeDecodeError:
        pass
    found = detect(content)
    if found is None:
        raise RepairError(
            Text(
                "无法确定文件的编码，没有改动；请从原系统重新导出，另存为“CSV UTF-8”",
                "the encoding cannot be told, nothing was changed; export the file again as 'CSV UTF-8'",
            )
        )
    if found.codec == "utf-8-sig":
        return content.decode(), []
    text = content.decode(found.codec)
    again = text.removeprefix(_BOM)
    if content not in {text.encode(found.codec), *_marked(again)}:
        raise RepairError(
            Text(
                f"按 {found.title.zh} 读出再写回，字节不同，没有改动",
                f"read as {found.title.en} and written again, the bytes differ; nothing was changed",
            )
        )
    return again, [Text(f"编码由 {found.title.zh} 改为 UTF-8", f"the encoding {found.title.en} becomes UTF-8")]


def _marked(text: str) -> Iterator[bytes]:
    """Yield a text in the encodings that begin with a mark."""
    for codec in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        yield (_BOM + text).encode(codec)


def _cells(text: str) -> list[list[str]] | None:
    try:
        return [cells for _, cells in records(text)]
    except csv.Error:
        return None
