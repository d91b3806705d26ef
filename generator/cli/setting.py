"""Where a command stands: the repository, the day, the store, the pool, the terminal. Clock and environment enter here."""

import os
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from datetime import UTC, date, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bars

from generator.cli.options import WRONG_USE
from generator.model.text import Lang, Text
from generator.pipeline.version import code_version
from generator.pipeline.work import Progress, silent
from generator.publish.store import Store
from generator.read.tree import GitTree, RevisionError, Tree, WorkingTree, commit_of, find_root

MANY_ENTRIES = 8
"""From this many entries on a pool of processes is worth its start."""


def repository(root: Path | None, lang: Lang) -> Path:
    """Return the folder that holds catalog/, found from here upwards; ends the command where there is none."""
    place = find_root((root or Path.cwd()).resolve())
    if place is None:
        stop(
            Text("这里没有门户（找不到 catalog/portal.yaml）", "there is no portal here (no catalog/portal.yaml)"), lang
        )
    return place


def today_of(today: str, place: Path, lang: Lang) -> str:
    """Return the day asked for, else the day of the commit, else (no git) today's."""
    return day_of(today, lang) or commit_of(place)[1] or datetime.now(tz=UTC).astimezone().date().isoformat()


def day_of(text: str, lang: Lang) -> str:
    """Return an ISO day; empty stays empty."""
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        stop(Text("“{today}”不是日期，应写成 2026-11-23", "'{today}' is no date; write 2026-11-23"), lang, today=text)


def tree_of(place: Path, revision: str, lang: Lang) -> Tree:
    """Return the files of a git revision, or the working files where none is named."""
    if not revision:
        return WorkingTree(place)
    try:
        return GitTree(place, revision)
    except RevisionError as error:
        stop(
            Text("git 不认识版本“{revision}”：{why}", "git does not know the revision '{revision}': {why}"),
            lang,
            revision=revision,
            why=error,
        )


def store_of(place: Path) -> Store:
    """Return the store of what earlier runs made, beside the repository unless PORTAL_CACHE names another."""
    return Store(Path(os.environ.get("PORTAL_CACHE") or place / ".cache" / "portal"), code_version())


@contextmanager
def pool(tree: Tree) -> Iterator[Executor | None]:
    """Give a pool of processes where there is enough to do for one."""
    processes = os.cpu_count() or 1
    many = sum(each.path.endswith("/datapackage.yaml") for each in tree.files()) >= MANY_ENTRIES
    if processes == 1 or not many:
        yield None
        return
    with ProcessPoolExecutor(max_workers=processes, mp_context=get_context("forkserver")) as pool:
        yield pool


@contextmanager
def bars() -> Iterator[Progress]:
    """Show bars on a terminal, nothing elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield silent
        return
    with Bars(
        TextColumn("{task.description:<8}"), BarColumn(), MofNCompleteColumn(), console=console, transient=True
    ) as bars:
        tasks = {}

        def advance(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(step, total=total)
            bars.update(tasks[step], completed=done)

        yield advance


def say(text: Text, lang: Lang, **values: object) -> None:
    """Write one line for the person at the terminal; standard output is kept for results."""
    sys.stderr.write(text.format(**values).of(lang) + "\n")


def stop(text: Text, lang: Lang, **values: object) -> NoReturn:
    """Say what is wrong with the way the command was called and end it with status 2."""
    say(text, lang, **values)
    raise typer.Exit(WRONG_USE)
