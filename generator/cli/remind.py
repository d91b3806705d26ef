"""``portal remind`` and ``portal deadline``: what is due, and how a deadline is counted."""

import json
import sys
from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from generator.cli.options import LangOption, RootOption, TodayOption
from generator.cli.setting import day_of, repository, stop, today_of, tree_of
from generator.derive.reminders import reminders
from generator.export.calendar import calendar_of
from generator.model.catalogue import Catalogue
from generator.model.reminder import Submission
from generator.model.review import Deadline
from generator.model.text import Lang, Text
from generator.model.working_days import clock, deadline
from generator.read.repository import read_repository
from generator.read.tree import WorkingTree
from generator.report.morning import morning_page
from generator.report.reminders import chosen, counted_days, reminders_json, reminders_markdown, reminders_text

_ENTRIES, _NOTICE = "datasets", ["index.html"]


class RemindFormat(StrEnum):
    """How reminders are printed."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    ICS = "ics"


def remind(
    *,
    form: Annotated[
        RemindFormat, typer.Option("--format", help="text | json | markdown | html | ics")
    ] = RemindFormat.TEXT,
    level: Annotated[str, typer.Option("--level", help="city | district")] = "",
    authority: Annotated[str, typer.Option("--authority", help="the code of an authority")] = "",
    publisher: Annotated[str, typer.Option("--publisher", help="the code of a publisher")] = "",
    every: Annotated[bool, typer.Option("--all", help="what is not near yet, too")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="every day that was counted, and why")] = False,
    submissions: Annotated[Path | None, typer.Option("--submissions", help="open pull requests, as JSON")] = None,
    published: Annotated[
        Path | None, typer.Option("--published", help="manifest.json of the site that is served; C6 ends only there")
    ] = None,
    revision: Annotated[str, typer.Option("--revision", help="a git revision instead of the working tree")] = "",
    lang: LangOption = Lang.ZH,
    today: TodayOption = "",
    root: RootOption = None,
) -> None:
    """Say what is due soon or overdue, and who has to act. 列出临近截止和已逾期的事项，以及由谁办理。"""
    place = repository(root, lang)
    day = today_of(today, place, lang)
    with closing(tree_of(place, revision, lang)) as tree:
        catalogue = read_repository(tree).catalogue
    _known(catalogue, level, authority, publisher, lang)
    every = every or form is RemindFormat.ICS
    found = reminders(catalogue, day, _submissions(submissions, lang), _published(published, lang))
    found = chosen(found, catalogue, level=level, authority=authority, publisher=publisher, every=every)
    if form is RemindFormat.JSON:
        sys.stdout.write(reminders_json(found, catalogue, day))
    elif form is RemindFormat.ICS:
        sys.stdout.buffer.write(calendar_of(found, catalogue, day, lang))
    elif form is RemindFormat.HTML:
        sys.stdout.write(morning_page(found, catalogue, day, lang))
    else:
        shown = reminders_text if form is RemindFormat.TEXT else reminders_markdown
        sys.stdout.write(shown(found, catalogue, day, lang, explain=explain))


def deadline_of(
    start: Annotated[str, typer.Argument(metavar="DAY", help="the day of receipt, YYYY-MM-DD")],
    *,
    days: Annotated[int, typer.Option("--days", min=0, help="so many working days")] = 0,
    parameter: Annotated[str, typer.Option("--parameter", help="a number of catalog/law/parameters.csv")] = "",
    lang: LangOption = Lang.ZH,
    today: TodayOption = "",
    root: RootOption = None,
) -> None:
    """Count a deadline in working days, day by day with the reasons. 逐日计算一个工作日时限，写明每天的理由。"""
    place = repository(root, lang)
    catalogue = read_repository(WorkingTree(place, ("catalog",))).catalogue
    first = day_of(start, lang)
    found: Deadline | None = deadline(first, days, catalogue.calendar) if days else None
    if parameter:
        found = clock(parameter, first, catalogue.law, catalogue.calendar, today=today_of(today, place, lang))
    if found is None or not first:
        stop(
            Text("请写 --days 天数，或者 --parameter 参数代码", "give --days, or --parameter with a code in force"),
            lang,
        )
    estimate = Text("（估计：该年工作日历未登记）", " (estimate: the year has no calendar yet)").of(lang)
    sys.stdout.write(f"{found.due}{estimate if found.estimated else ''}\n")
    sys.stdout.writelines(f"{line}\n" for line in counted_days(found, lang))


def _known(catalogue: Catalogue, level: str, authority: str, publisher: str, lang: Lang) -> None:
    """End the command where it is asked for somebody who is not registered."""
    for given, known in (
        (level, {each.level for each in catalogue.authorities.values()}),
        (authority, catalogue.authorities),
        (publisher, catalogue.publishers),
    ):
        if given and given not in known:
            shown = ", ".join(sorted(known))
            stop(
                Text("没有“{given}”；已登记：{shown}", "there is no '{given}'; registered: {shown}"),
                lang,
                given=given,
                shown=shown,
            )


def _published(path: Path | None, lang: Lang) -> frozenset[str] | None:
    """Return the entries that stand open in a site: those of which it has more than the page with the notice."""
    if path is None:
        return None
    try:
        files = [str(each["path"]).split("/") for each in json.loads(path.read_bytes())["files"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        stop(
            Text("读不出网站的 manifest.json：{why}", "the site's manifest.json cannot be read: {why}"), lang, why=error
        )
    return frozenset("/".join(each[1:3]) for each in files if each[0] == _ENTRIES and each[3:] not in ([], _NOTICE))


def _submissions(path: Path | None, lang: Lang) -> tuple[Submission, ...]:
    """Return the open pull requests of a file that a workflow wrote: number, received, entries."""
    if path is None:
        return ()
    try:
        value = json.loads(path.read_bytes())
        return tuple(
            Submission(
                number=int(each["number"]),
                received=day_of(str(each["received"]), lang),
                entries=tuple(str(key) for key in each["entries"]),
            )
            for each in value
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        stop(Text("读不出提交清单：{why}", "the list of submissions cannot be read: {why}"), lang, why=error)
