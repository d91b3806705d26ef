"""The command ``portal``: arguments in, findings and exit codes out."""

import os
import sys
from contextlib import closing, suppress
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

from generator.check.registry import PRIVATE, RULES
from generator.cli import closing as close
from generator.cli.fix import fix
from generator.cli.options import (
    FAILED,
    OK,
    OUR_FAULT,
    Format,
    FormatOption,
    LangOption,
    ReviewFormat,
    RootOption,
    TodayOption,
)
from generator.cli.record import record
from generator.cli.remind import deadline_of, remind
from generator.cli.report import app as report_commands
from generator.cli.setting import bars, day_of, pool, repository, say, stop, store_of, today_of, tree_of
from generator.model.catalogue import Catalogue
from generator.model.finding import Finding
from generator.model.text import Lang, Text
from generator.pipeline.assistant import serve as serve_assistant
from generator.pipeline.build import Order, build
from generator.pipeline.inspect import Inspection, inspect
from generator.pipeline.review import Submission, Verdict, review_change
from generator.pipeline.watch import watch
from generator.publish.new_entry import NewEntryError, write_new_entry
from generator.publish.plan_item import openable_request, write_plan_item
from generator.publish.serve import server
from generator.publish.site import PublishError
from generator.read.infer import InferenceError
from generator.read.repository import read_repository
from generator.read.tree import RevisionError, Tree, WorkingTree, commit_of
from generator.report.explain import explain_article, explain_rule
from generator.report.formats import FORMATS
from generator.report.notice import Memory, notice_html, notice_json, notice_markdown, notice_text, setting_of

app = typer.Typer(
    name="portal",
    help="Check a catalogue of public data and build its portal. 检查公共数据目录并生成门户网站。",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command()(remind)
app.command(name="deadline")(deadline_of)
for act in (close.suspend, close.withdraw, close.restore, close.reopen, close.bury):
    app.command()(act)
app.command(name="verify-gone")(close.gone)
app.command(name="record-reviews")(record)
app.add_typer(report_commands)
app.command()(fix)


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
    place = repository(root, lang)
    day = today_of(today, place, lang)
    with closing(tree_of(place, revision, lang)) as tree:
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
    place = repository(root, lang)
    passed = _build(place, place / output, today_of(today, place, lang), form, lang)
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
    place = repository(root, lang)
    site = place / output
    if not _build(place, site, today_of(today, place, lang), Format.TEXT, lang) and not site.is_dir():
        raise typer.Exit(FAILED)
    http = server(site, port)
    say(
        Text("网站在 {url}（Ctrl+C 结束）", "the site is at {url} (Ctrl+C ends)"),
        lang,
        url=f"http://127.0.0.1:{http.server_port}/",
    )
    watcher = (
        None if once else watch(place, lambda: _build(place, site, today_of(today, place, lang), Format.TEXT, lang))
    )
    with suppress(KeyboardInterrupt), http:
        http.serve_forever()
    if watcher is not None:
        watcher.set()


@app.command()
def mcp(
    site: Annotated[Path, typer.Argument(help="the folder of a built site")] = Path("site"),
    lang: LangOption = Lang.ZH,
) -> None:
    """Answer an assistant's questions from a built site, over standard input and output. 以 MCP 协议供智能助手查询已生成的网站。"""
    if not (site / "manifest.json").is_file():
        stop(Text("{site} 不是生成的网站", "{site} is no built site"), lang, site=site)
    for answer in serve_assistant(site, sys.stdin.buffer):
        sys.stdout.buffer.write(answer)
        sys.stdout.buffer.flush()


@app.command()
def explain(
    code: Annotated[str, typer.Argument(help="a rule's code, OD202")] = "",
    *,
    article: Annotated[int, typer.Option("--article", help="what carries out an article")] = 0,
    lang: LangOption = Lang.ZH,
    root: RootOption = None,
) -> None:
    """Show a rule's page, or what carries out an article. 解释一条规则，或者一条条款由什么落实。"""
    catalogue = read_repository(WorkingTree(repository(root, lang))).catalogue
    if article:
        shown = explain_article(article, catalogue, RULES, lang)
        if not shown:
            stop(Text("没有第 {article} 条", "there is no article {article}"), lang, article=article)
    elif code.upper() in RULES:
        shown = explain_rule(RULES[code.upper()], catalogue, lang)
    else:
        known = ", ".join(RULES)
        stop(
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
    request: Annotated[
        str, typer.Option("--from-request", help="a request that can be opened: makes its plan item too")
    ] = "",
    lang: LangOption = Lang.ZH,
    today: TodayOption = "",
    root: RootOption = None,
) -> None:
    """Start a new entry from a template, its dictionary inferred from a table. 新建目录，可由表格推断数据字典。"""
    place = repository(root, lang)
    catalogue = read_repository(WorkingTree(place)).catalogue
    day = today or datetime.now(tz=UTC).astimezone().date().isoformat()
    try:
        written = _written(place, key, source, request, catalogue, day)
    except (NewEntryError, InferenceError) as error:
        stop(error.text, lang)
    for path in written:
        sys.stdout.write(f"{path.relative_to(place).as_posix()}\n")
    say(
        Text(
            "请填写带“待填”的各项，然后运行 portal check {key}",
            "fill in what says '待填', then run: portal check {key}",
        ),
        lang,
        key=key,
    )


def _written(
    place: Path, key: str, source: Path | None, request: str, catalogue: Catalogue, day: str
) -> tuple[Path, ...]:
    """Write the entry's folder, and the plan item of the request that asked for it where one is named."""
    if not request:
        return write_new_entry(place, key, source, catalogue, day)
    asked = openable_request(request, key, catalogue, day)
    title = Text(asked["title"], asked["titleEn"])
    written = write_new_entry(place, key, source, catalogue, day, title)
    return (*written, *write_plan_item(place, key, asked, catalogue, day))


@app.command()
def review(
    base: Annotated[str, typer.Argument(help="the revision before")],
    head: Annotated[str, typer.Argument(help="the revision after; the working tree without")] = "",
    *,
    form: Annotated[
        ReviewFormat, typer.Option("--format", help="text | markdown | html | json | github")
    ] = ReviewFormat.TEXT,
    lang: LangOption = Lang.ZH,
    today: TodayOption = "",
    received: Annotated[str, typer.Option("--received", help="YYYY-MM-DD; by default the day of the last commit")] = "",
    author: Annotated[str, typer.Option("--author", help="the account that submits")] = "",
    approver: Annotated[str, typer.Option("--approver", help="the account that approves")] = "",
    previous: Annotated[Path | None, typer.Option("--previous", help="the JSON of the round before")] = None,
    root: RootOption = None,
) -> None:
    """Say what changed, whether it is allowed, who must approve and by when. 审查两个版本之间的变更，生成一次性告知书。"""
    place = repository(root, lang)
    submission = Submission(
        root=place,
        base=base,
        head=head,
        today=day_of(today, lang),
        received=day_of(received, lang),
        author=author,
        approver=approver,
    )
    try:
        memory = Memory.from_json(previous.read_text(encoding="utf-8")) if previous else None
    except (OSError, ValueError) as error:
        stop(
            Text("读不出上一轮的告知书：{why}", "the notice of the round before cannot be read: {why}"), lang, why=error
        )
    try:
        with bars() as progress:
            verdict = review_change(submission, store=store_of(place), executor=None, progress=progress)
    except RevisionError as error:
        stop(Text("git 不认识这个版本：{why}", "git does not know the revision: {why}"), lang, why=error)
    sys.stdout.write(_notice(verdict, form, lang, memory))
    raise typer.Exit(OK if verdict.review.passed else FAILED)


def _notice(verdict: Verdict, form: ReviewFormat, lang: Lang, memory: Memory | None) -> str:
    """Return the notice in the form asked for."""
    review, contents = verdict.review, verdict.contents
    setting = setting_of(verdict.law, review.today, private=PRIVATE)
    if form is ReviewFormat.MARKDOWN:
        return notice_markdown(review, lang, memory=memory, contents=contents, setting=setting)
    if form is ReviewFormat.HTML:
        return notice_html(review, memory=memory, contents=contents, setting=setting)
    if form is ReviewFormat.JSON:
        return notice_json(review, memory=memory, contents=contents, setting=setting)
    if form is ReviewFormat.GITHUB:
        return FORMATS["github"](review.findings, lang)
    return notice_text(review, lang, memory=memory, contents=contents, setting=setting)


def _build(place: Path, output: Path, day: str, form: Format, lang: Lang) -> bool:
    """Build into ``output`` and say what was done; return false where findings or the disk forbid it."""
    tree = WorkingTree(place)
    store = store_of(place)
    with bars() as progress, pool(tree) as executor:
        inspection = inspect(tree, day, store=store, executor=executor, progress=progress)
        if inspection.passed:
            order = Order(root=place, tree=tree, commit=commit_of(place)[0], today=day, output=output)
            try:
                done = build(order, inspection, store=store, executor=executor, progress=progress)
            except PublishError as error:
                say(
                    Text(
                        "写不出网站：{why}；原来的网站没有改动",
                        "the site cannot be written: {why}; the old one is untouched",
                    ),
                    lang,
                    why=error.strerror or str(error),
                )
                return False
    told = done.findings if inspection.passed else ()
    sys.stdout.write(FORMATS[form]((*inspection.findings, *told), lang))
    if not inspection.passed:
        say(
            Text(
                "有错误，没有生成网站；原来的网站没有改动",
                "there are errors, nothing was built; the old site is untouched",
            ),
            lang,
        )
        return False
    say(
        Text(
            "已生成 {output}：{files} 个文件，{size} MB，其中 {changed} 个有变化",
            "built {output}: {files} files, {size} MB, {changed} of them changed",
        ),
        lang,
        output=output.name,
        files=done.published.files,
        size=f"{done.published.size / 1e6:.1f}",
        changed=done.published.changed,
    )
    return not any(each.level == "error" for each in told)


def _inspect(tree: Tree, place: Path, day: str) -> Inspection:
    with bars() as progress, pool(tree) as executor:
        return inspect(tree, day, store=store_of(place), executor=executor, progress=progress)


def _of(entries: list[str], inspection: Inspection, lang: Lang) -> tuple[Finding, ...]:
    """Return the findings of the entries asked for; all of them without any."""
    known = {each.key for each in inspection.reading.catalogue.entries}
    folders = tuple(f"datasets/{each.removeprefix('datasets/').rstrip('/')}/" for each in entries)
    for each in folders:
        here = any(finding.place.file.startswith(each) for finding in inspection.findings)
        if each.removeprefix("datasets/").rstrip("/") not in known and not here:
            stop(Text("没有目录 {entry}", "there is no entry {entry}"), lang, entry=each)
    return tuple(each for each in inspection.findings if not folders or each.place.file.startswith(folders))


def main() -> None:
    """Run the command; a fault of our own is one line and exit code 3, never a traceback at a clerk."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    # what a terminal's encoding lacks (an emoji on one that speaks GBK) is spelled out instead of stopping the command
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
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
