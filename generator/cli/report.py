"""``portal report``: the quality assessment, the scoreboard and the record of reviews, in every format."""

import sys
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from generator.cli.options import FAILED, OK, LangOption, RootOption, TodayOption
from generator.cli.setting import bars, day_of, pool, repository, say, stop, store_of, today_of, tree_of
from generator.derive.performance_report import LEVELS
from generator.derive.period import Period, period_of
from generator.model.artifact import Artifact
from generator.model.report import Report
from generator.model.text import Lang, Text
from generator.pipeline.build import Order
from generator.pipeline.inspect import inspect
from generator.pipeline.report import PERFORMANCE, QUALITY, REVIEWS, Request, document, documents, make_report
from generator.publish.files import write_files
from generator.read.difference import day_of as day_of_revision
from generator.read.tree import GitTree, RevisionError, commit_of

app = typer.Typer(
    name="report",
    help="Assess quality, report on effectiveness, list reviews. 质量评估、成效通报、审核台账。",
    no_args_is_help=True,
)


class ReportFormat(StrEnum):
    """How a report is printed; ``all`` writes every format into a folder."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the command line asked for, before it is checked."""

    kind: str
    period: str
    level: str
    against: str
    revision: str
    form: ReportFormat
    table: str
    output: Path | None


PeriodOption = Annotated[str, typer.Option("--period", help="2026 | 2026H1 | 2026Q3 | 2026-09")]
RevisionOption = Annotated[str, typer.Option("--revision", help="a git revision instead of the working tree")]
FormOption = Annotated[
    ReportFormat, typer.Option("--format", help="text | markdown | html | json | csv | xlsx | all (with --output)")
]
TableOption = Annotated[str, typer.Option("--table", help="which table csv and xlsx hold; the main one without")]
OutputOption = Annotated[Path | None, typer.Option("--output", help="a file; with --format all a folder")]


@app.command()
def quality(
    *,
    period: PeriodOption = "",
    against: Annotated[str, typer.Option("--against", help="the revision of the assessment before")] = "",
    revision: RevisionOption = "",
    form: FormOption = ReportFormat.TEXT,
    table: TableOption = "",
    output: OutputOption = None,
    lang: LangOption = Lang.ZH,
    today: TodayOption = "",
    root: RootOption = None,
) -> None:
    """Assess the quality of every open entry (article 14). 开放数据质量评估。"""
    _report(_Asked(QUALITY, period, "", against, revision, form, table, output), lang, today, root)


@app.command()
def performance(
    *,
    period: PeriodOption = "",
    level: Annotated[str, typer.Option("--level", help="city | district; both without")] = "",
    revision: RevisionOption = "",
    form: FormOption = ReportFormat.TEXT,
    table: TableOption = "",
    output: OutputOption = None,
    lang: LangOption = Lang.ZH,
    today: TodayOption = "",
    root: RootOption = None,
) -> None:
    """Report on the effectiveness of publishers and districts (article 22). 工作成效通报。"""
    if level not in {"", *LEVELS}:
        stop(Text("层级只有 {levels}", "a level is one of {levels}"), lang, levels=", ".join(LEVELS))
    _report(_Asked(PERFORMANCE, period, level, "", revision, form, table, output), lang, today, root)


@app.command()
def reviews(
    *,
    period: PeriodOption = "",
    revision: RevisionOption = "",
    form: FormOption = ReportFormat.TEXT,
    table: TableOption = "",
    output: OutputOption = None,
    lang: LangOption = Lang.ZH,
    today: TodayOption = "",
    root: RootOption = None,
) -> None:
    """List every merge into the catalogue, from git. 审核台账：合并到目录的每一次变更。"""
    _report(_Asked(REVIEWS, period, "", "", revision, form, table, output), lang, today, root)


def _report(asked: _Asked, lang: Lang, today: str, root: Path | None) -> None:
    """Make the report and print or write it; with errors in the catalogue there is none."""
    if asked.form is ReportFormat.ALL and asked.output is None:
        stop(Text("--format all 要用 --output 指定文件夹", "--format all needs a folder in --output"), lang)
    place = repository(root, lang)
    day = _day(asked, today, place, lang)
    period = _period(asked.period or day[:4], lang)
    store = store_of(place)
    with closing(tree_of(place, asked.revision, lang)) as tree, bars() as progress, pool(tree) as executor:
        inspection = inspect(tree, day, store=store, executor=executor, progress=progress)
        if not inspection.passed:
            say(
                Text("目录有错误，先运行 portal check", "the catalogue has errors; run portal check first"),
                lang,
            )
            raise typer.Exit(FAILED)
        commit = tree.revision if isinstance(tree, GitTree) else commit_of(place)[0]
        order = Order(root=place, tree=tree, commit=commit, today=day, output=place)
        request = Request(kind=asked.kind, period=period, level=asked.level, against=asked.against)
        try:
            report = make_report(request, order, inspection, store=store, executor=executor, progress=progress)
        except RevisionError as error:
            stop(Text("git 不认识这个版本：{why}", "git does not know the revision: {why}"), lang, why=error)
    _give(report, asked, day, lang)
    raise typer.Exit(OK)


def _day(asked: _Asked, today: str, place: Path, lang: Lang) -> str:
    """Return the day of the report: the one asked for, else that of the revision, else that of the last commit."""
    if today or not asked.revision:
        return today_of(today, place, lang)
    try:
        return day_of(day_of_revision(place, asked.revision), lang)
    except RevisionError as error:
        stop(Text("git 不认识这个版本：{why}", "git does not know the revision: {why}"), lang, why=error)


def _period(code: str, lang: Lang) -> Period:
    found = period_of(code)
    if found is None:
        stop(
            Text(
                "“{code}”不是期间，应写成 2026、2026H1、2026Q3 或 2026-09",
                "'{code}' is no period; write 2026, 2026H1, 2026Q3 or 2026-09",
            ),
            lang,
            code=code,
        )
    return found


def _give(report: Report, asked: _Asked, day: str, lang: Lang) -> None:
    """Print the report, or write it where a place is named."""
    if asked.form is ReportFormat.ALL and asked.output is not None:
        for path in write_files(asked.output, documents(report, lang, day)):
            say(Text("{path}", "{path}"), lang, path=path)
        return
    table = report.sheet(asked.table)
    if table is None:
        known = ", ".join(each.name for each in report.sheets)
        stop(Text("没有这张表；有 {known}", "there is no such table; there are {known}"), lang, known=known)
    content = document(report, asked.form, lang, table)
    if content is None:
        stop(Text("工作簿装不下这张表", "a workbook cannot hold this table"), lang)
    if asked.output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    write_files(asked.output.parent, (Artifact(asked.output.name, content),))
