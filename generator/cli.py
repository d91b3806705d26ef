"""The command ``portal``: arguments, clock, environment, printing and exit codes; nothing else happens here."""

import gc
import os
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import closing, contextmanager, suppress
from datetime import UTC, date, datetime
from enum import StrEnum
from multiprocessing import get_context
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bars

from generator.check.registry import RULES
from generator.compare.entries import compare
from generator.model.finding import Finding
from generator.model.text import Lang, Text
from generator.pipeline.build import Order, build
from generator.pipeline.inspect import Inspection, inspect
from generator.pipeline.version import code_version
from generator.pipeline.watch import watch
from generator.pipeline.work import Progress, silent
from generator.publish.new_entry import NewEntryError, write_new_entry
from generator.publish.serve import server
from generator.publish.site import PublishError
from generator.publish.store import Store
from generator.read.infer import InferenceError
from generator.read.repository import read_repository
from generator.read.tree import GitTree, RevisionError, Tree, WorkingTree, commit_of, find_root
from generator.report.changes import as_lines
from generator.report.explain import explain_article, explain_rule
from generator.report.findings import FORMATS

OK, FAILED, WRONG_USE, OUR_FAULT = 0, 1, 2, 3
MANY_ENTRIES = 8
"""From this many entries on a pool of processes is worth its start."""

app = typer.Typer(
    name="portal",
    help="Check a catalogue of public data and build its portal. 检查公共数据目录并生成门户网站。",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    MARKDOWN = "markdown"


LangOption = Annotated[Lang, typer.Option("--lang", help="zh | en")]
TodayOption = Annotated[
    str, typer.Option("--today", help="YYYY-MM-DD; by default the day of the commit, so that a check can be repeated")
]
FormatOption = Annotated[Format, typer.Option("--format", help="text | json | github | markdown")]
RootOption = Annotated[Path | None, typer.Option("--root", help="the repository; by default the nearest one above")]


@app.command()
def check(
    entries: Annotated[list[str] | None, typer.Argument(help="publisher/entry; all without")] = None,
    *,
    revision: Annotated[str, typer.Option("--revision", help="a git revision instead of the working tree")] = "",
    form: FormatOption = Format.TEXT,
    lang: LangOption = Lang.ZH,
    today: TodayOption = "",
    root: RootOption = None,
) -> None:
    """Report every finding of the catalogue. 报告目录的全部问题。"""
    place = _root(root, lang)
    day = _today(today, place, lang)
    with closing(_tree(place, revision, lang)) as tree:
        inspection = _inspect(tree, place, day)
    findings = _of(entries or [], inspection, lang)
    sys.stdout.write(FORMATS[form](findings, lang))
    raise typer.Exit(FAILED if any(each.level == "error" for each in findings) else OK)


@app.command(name="build")
def build_site(
    *,
    output: Annotated[Path, typer.Option("--output", help="the folder of the site")] = Path("site"),
    form: FormatOption = Format.TEXT,
    lang: LangOption = Lang.ZH,
    today: TodayOption = "",
    root: RootOption = None,
) -> None:
    """Check, then build the whole site; on errors the old site stays. 检查并生成网站。"""
    place = _root(root, lang)
    passed = _build(place, place / output, _today(today, place, lang), form, lang)
    raise typer.Exit(OK if passed else FAILED)


@app.command()
def serve(
    *,
    output: Annotated[Path, typer.Option("--output", help="the folder of the site")] = Path("site"),
    port: Annotated[int, typer.Option("--port", min=0, max=65535)] = 8000,
    once: Annotated[bool, typer.Option("--once", help="serve without rebuilding on change")] = False,
    lang: LangOption = Lang.ZH,
    today: TodayOption = "",
    root: RootOption = None,
) -> None:
    """Build, serve at 127.0.0.1, and rebuild on change. 生成并在本机预览，文件变化时重新生成。"""
    place = _root(root, lang)
    site = place / output
    if not _build(place, site, _today(today, place, lang), Format.TEXT, lang) and not site.is_dir():
        raise typer.Exit(FAILED)
    http = server(site, port)
    _say(
        Text("网站在 {url}（Ctrl+C 结束）", "the site is at {url} (Ctrl+C ends)"),
        lang,
        url=f"http://127.0.0.1:{http.server_port}/",
    )
    watcher = None if once else watch(place, lambda: _build(place, site, _today(today, place, lang), Format.TEXT, lang))
    with suppress(KeyboardInterrupt), http:
        http.serve_forever()
    if watcher is not None:
        watcher.set()


@app.command()
def explain(
    code: Annotated[str, typer.Argument(help="a rule's code, OD202")] = "",
    *,
    article: Annotated[int, typer.Option("--article", help="what carries out an article")] = 0,
    lang: LangOption = Lang.ZH,
    root: RootOption = None,
) -> None:
    """Show a rule's page, or what carries out an article. 解释一条规则，或者一条条款由什么落实。"""
    catalogue = read_repository(WorkingTree(_root(root, lang))).catalogue
    if article:
        shown = explain_article(article, catalogue, RULES, lang)
        if not shown:
            _stop(Text("没有第 {article} 条", "there is no article {article}"), lang, article=article)
    elif code.upper() in RULES:
        shown = explain_rule(RULES[code.upper()], catalogue, lang)
    else:
        known = ", ".join(RULES)
        _stop(
            Text("没有规则“{code}”；已有规则：{known}", "there is no rule '{code}'; rules: {known}"),
            lang,
            code=code,
            known=known,
        )
    sys.stdout.write(shown)


@app.command()
def new(
    key: Annotated[str, typer.Argument(metavar="PUBLISHER/ENTRY")],
    *,
    source: Annotated[Path | None, typer.Option("--from", help="a CSV or XLSX to infer the dictionary from")] = None,
    lang: LangOption = Lang.ZH,
    today: TodayOption = "",
    root: RootOption = None,
) -> None:
    """Start a new entry from a template, its dictionary inferred from a table. 新建目录，可由表格推断数据字典。"""
    place = _root(root, lang)
    catalogue = read_repository(WorkingTree(place)).catalogue
    day = today or datetime.now(tz=UTC).astimezone().date().isoformat()
    try:
        written = write_new_entry(place, key, source, catalogue, day)
    except (NewEntryError, InferenceError) as error:
        _stop(error.text, lang)
    for path in written:
        sys.stdout.write(f"{path.relative_to(place).as_posix()}\n")
    _say(
        Text(
            "请填写带“待填”的各项，然后运行 portal check {key}",
            "fill in what says '待填', then run: portal check {key}",
        ),
        lang,
        key=key,
    )


@app.command()
def review(
    base: Annotated[str, typer.Argument(help="the revision before")],
    head: Annotated[str, typer.Argument(help="the revision after; the working tree without")] = "",
    *,
    form: FormatOption = Format.TEXT,
    lang: LangOption = Lang.ZH,
    today: TodayOption = "",
    root: RootOption = None,
) -> None:
    """Show what changed between two revisions, and every finding of the later one. 列出两个版本之间的变更和问题。"""
    place = _root(root, lang)
    with closing(_tree(place, base, lang)) as tree:
        before = read_repository(tree).catalogue
    with closing(_tree(place, head, lang)) as tree:
        inspection = _inspect(tree, place, _today(today, place, lang))
    if form is Format.TEXT:
        sys.stdout.write(as_lines(compare(before, inspection.reading.catalogue), lang))
    sys.stdout.write(FORMATS[form](inspection.findings, lang))
    raise typer.Exit(OK if inspection.passed else FAILED)


def _build(place: Path, output: Path, day: str, form: Format, lang: Lang) -> bool:
    """Build into ``output`` and say what was done; return false where findings or the disk forbid it."""
    tree = WorkingTree(place)
    store = _store(place)
    gc.disable()  # a build makes millions of values that live until its end; looking through them costs a fifth of it
    with _progress() as progress, _executor(tree) as executor:
        inspection = inspect(tree, day, store=store, executor=executor, progress=progress)
        if inspection.passed:
            order = Order(root=place, tree=tree, commit=commit_of(place)[0], today=day, output=output)
            try:
                done = build(order, inspection, store=store, executor=executor, progress=progress)
            except PublishError as error:
                _say(
                    Text(
                        "写不出网站：{why}；原来的网站没有改动",
                        "the site cannot be written: {why}; the old one is untouched",
                    ),
                    lang,
                    why=error.strerror or str(error),
                )
                return False
    sys.stdout.write(FORMATS[form](inspection.findings, lang))
    if not inspection.passed:
        _say(
            Text(
                "有错误，没有生成网站；原来的网站没有改动",
                "there are errors, nothing was built; the old site is untouched",
            ),
            lang,
        )
        return False
    _say(
        Text(
            "已生成 {output}：{files} 个文件，{size} MB，其中 {changed} 个有变化",
            "built {output}: {files} files, {size} MB, {changed} of them changed",
        ),
        lang,
        output=output.name,
        files=done.files,
        size=f"{done.size / 1e6:.1f}",
        changed=done.changed,
    )
    return True


def _inspect(tree: Tree, place: Path, day: str) -> Inspection:
    with _progress() as progress, _executor(tree) as executor:
        return inspect(tree, day, store=_store(place), executor=executor, progress=progress)


def _of(entries: list[str], inspection: Inspection, lang: Lang) -> tuple[Finding, ...]:
    """Return the findings of the entries asked for; all of them without any."""
    known = {each.key for each in inspection.reading.catalogue.entries}
    folders = tuple(f"datasets/{each.removeprefix('datasets/').rstrip('/')}/" for each in entries)
    for each in folders:
        here = any(finding.place.file.startswith(each) for finding in inspection.findings)
        if each.removeprefix("datasets/").rstrip("/") not in known and not here:
            _stop(Text("没有目录 {entry}", "there is no entry {entry}"), lang, entry=each)
    return tuple(each for each in inspection.findings if not folders or each.place.file.startswith(folders))


def _root(root: Path | None, lang: Lang) -> Path:
    place = find_root((root or Path.cwd()).resolve())
    if place is None:
        _stop(
            Text("这里没有门户（找不到 catalog/portal.yaml）", "there is no portal here (no catalog/portal.yaml)"), lang
        )
    return place


def _today(today: str, place: Path, lang: Lang) -> str:
    """Return the day asked for, else the day of the commit, else (no git) today's."""
    if not today:
        return commit_of(place)[1] or datetime.now(tz=UTC).astimezone().date().isoformat()
    try:
        return date.fromisoformat(today).isoformat()
    except ValueError:
        _stop(Text("“{today}”不是日期，应写成 2026-11-23", "'{today}' is no date; write 2026-11-23"), lang, today=today)


def _tree(place: Path, revision: str, lang: Lang) -> Tree:
    if not revision:
        return WorkingTree(place)
    try:
        return GitTree(place, revision)
    except RevisionError as error:
        _stop(
            Text("git 不认识版本“{revision}”：{why}", "git does not know the revision '{revision}': {why}"),
            lang,
            revision=revision,
            why=error,
        )


def _store(place: Path) -> Store:
    return Store(Path(os.environ.get("PORTAL_CACHE") or place / ".cache" / "portal"), code_version())


@contextmanager
def _executor(tree: Tree) -> Iterator[Executor | None]:
    """Give a pool of processes where there is enough to do for one."""
    processes = os.cpu_count() or 1
    many = sum(each.path.endswith("/datapackage.yaml") for each in tree.files()) >= MANY_ENTRIES
    if processes == 1 or not many:
        yield None
        return
    with ProcessPoolExecutor(max_workers=processes, mp_context=get_context("forkserver")) as pool:
        yield pool


@contextmanager
def _progress() -> Iterator[Progress]:
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


def _say(text: Text, lang: Lang, **values: object) -> None:
    sys.stderr.write(text.format(**values).of(lang) + "\n")


def _stop(text: Text, lang: Lang, **values: object) -> NoReturn:
    _say(text, lang, **values)
    raise typer.Exit(WRONG_USE)


def main() -> None:
    """Run the command; a fault of our own is one line and exit code 3, never a traceback at a clerk."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    try:
        app()
    except Exception as error:
        if os.environ.get("PORTAL_DEBUG"):
            raise
        name = f"{type(error).__name__}: {error}"
        sys.stderr.write(f"程序自身出错，请报告给维护者（PORTAL_DEBUG=1 可看详情）/ a fault of the program: {name}\n")
        sys.exit(OUR_FAULT)


if __name__ == "__main__":
    main()
