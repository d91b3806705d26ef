"""``portal fix``: a table of another encoding becomes UTF-8 with LF, and nothing of it is lost."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from generator.cli.options import FAILED, OK, WRONG_USE, LangOption
from generator.cli.setting import say
from generator.model.text import Lang, Text
from generator.publish.replace_file import replace_file
from generator.publish.site import PublishError
from generator.read.repair import Repair, RepairError, repaired


def fix(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="CSV files")],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="only show what would change")] = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Turn CSV files into UTF-8 with LF, without losing a character. 把 CSV 改为 UTF-8 编码，不丢一个字。"""
    status = OK
    for file in files:
        content = _content(file)
        if content is None:
            say(Text("{file}：不是可以读的普通文件", "{file}: no plain file that can be read"), lang, file=file)
            raise typer.Exit(WRONG_USE)
        try:
            repair = repaired(content)
            if repair.changes and not dry_run:
                replace_file(file, content, repair.content)
        except RepairError as error:
            say(Text(f"{{file}}：{error.text.zh}", f"{{file}}: {error.text.en}"), lang, file=file)
            status = FAILED
        except PublishError as error:
            why = error.strerror or str(error)
            say(Text("{file}：写不进去（{why}）", "{file}: cannot be written ({why})"), lang, file=file, why=why)
            status = FAILED
        else:
            sys.stdout.write(
                f"{file}：{_told(repair, lang)}\n" if lang is Lang.ZH else f"{file}: {_told(repair, lang)}\n"
            )
    raise typer.Exit(status)


def _content(file: Path) -> bytes | None:
    """Return the bytes of a plain file; a symlink is not followed."""
    try:
        descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as stream:
            return stream.read() if file.is_file() else None
    except OSError:
        return None


def _told(repair: Repair, lang: Lang) -> str:
    if not repair.changes:
        return Text("不用改", "nothing to change").of(lang)
    return ("；" if lang is Lang.ZH else "; ").join(each.of(lang) for each in repair.changes)
