"""``portal suspend``, ``withdraw``, ``restore``, ``reopen``, ``bury``, ``verify-gone``: closing an entry, and the proof."""

import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from generator.cli.options import FAILED, OK, LangOption, RootOption, TodayOption
from generator.cli.setting import day_of, repository, say, stop, today_of
from generator.model.catalogue import Catalogue
from generator.model.text import Lang, Text
from generator.pipeline.gone import verify_gone
from generator.publish import closing
from generator.publish.closing import ClosingError, Step
from generator.read.repository import read_repository
from generator.read.tree import RevisionError, WorkingTree
from generator.report.gone import gone_text, outside_text


class Kind(StrEnum):
    """What a claim is about, where it is not registered yet."""

    INFRINGEMENT = "infringement"
    ERROR = "error"
    OMISSION = "omission"


class Outcome(StrEnum):
    """With what result an entry is open again."""

    RESUMED = "resumed"
    UNFOUNDED = "unfounded"
    CORRECTED = "corrected"


Act = Callable[[Path, Catalogue, Step], tuple[Path, ...]]
Key = Annotated[str, typer.Argument(metavar="PUBLISHER/ENTRY")]
Case = Annotated[str, typer.Option("--case", help="the number of the objection")]
Reason = Annotated[str, typer.Option("--reason", help="a code of the vocabulary status-reasons")]
Note = Annotated[str, typer.Option("--note", help="what the public is told, in Chinese")]
NoteEn = Annotated[str, typer.Option("--note-en", help="the same in English")]
Reply = Annotated[str, typer.Option("--reply", help="what the user was told; closes the case")]
ReplyEn = Annotated[str, typer.Option("--reply-en", help="the same in English")]


def suspend(
    key: Key,
    *,
    case: Case,
    kind: Annotated[Kind, typer.Option("--kind", help="of a claim not registered yet")] = Kind.INFRINGEMENT,
    reason: Reason = "",
    note: Note = "",
    note_en: NoteEn = "",
    lang: LangOption = Lang.ZH,
    today: TodayOption = "",
    root: RootOption = None,
) -> None:
    """Suspend an entry at once for a case: status, notice and register in one change. 立即中止开放，写好状态、告示和登记。"""
    place = repository(root, lang)
    told = Text(note, note_en)
    step = Step(key=key, case=case, today=_day(today, place, lang), kind=kind.value, reason=reason, note=told)
    _carry_out(closing.suspend, place, step, lang)
    catalogue = read_repository(WorkingTree(place, ("catalog",))).catalogue
    publisher = catalogue.publishers.get(key.partition("/")[0])
    if publisher:
        please = Text(
            "请告知开放主体：{name} {office} {phone}；核实以后用 withdraw、restore 或者 reopen",
            "tell the publisher: {name}, {office}, {phone}; after verification use withdraw, restore or reopen",
        )
        name, office = publisher.name.shown(lang), publisher.office.shown(lang)
        say(please, lang, name=name, office=office, phone=publisher.phone)


def withdraw(
    key: Key,
    *,
    case: Case,
    reason: Reason = "",
    note: Note = "",
    note_en: NoteEn = "",
    reply: Reply = "",
    reply_en: ReplyEn = "",
    lang: LangOption = Lang.ZH,
    today: TodayOption = "",
    root: RootOption = None,
) -> None:
    """End the opening of a suspended entry whose case was found right. 核实成立，下架。"""
    place = repository(root, lang)
    told, answer = Text(note, note_en), Text(reply, reply_en)
    step = Step(key=key, case=case, today=_day(today, place, lang), reason=reason, note=told, reply=answer)
    _carry_out(closing.withdraw, place, step, lang)


def restore(
    key: Key,
    *,
    case: Case,
    outcome: Annotated[Outcome, typer.Option("--outcome", help="what the verification found")] = Outcome.RESUMED,
    reply: Reply = "",
    reply_en: ReplyEn = "",
    lang: LangOption = Lang.ZH,
    today: TodayOption = "",
    root: RootOption = None,
) -> None:
    """Open a suspended entry again as it was. 核实后恢复开放。"""
    place = repository(root, lang)
    answer = Text(reply, reply_en)
    step = Step(key=key, case=case, today=_day(today, place, lang), outcome=outcome.value, reply=answer)
    _carry_out(closing.restore, place, step, lang)


def reopen(
    key: Key,
    *,
    case: Case,
    note: Note = "",
    note_en: NoteEn = "",
    reply: Reply = "",
    reply_en: ReplyEn = "",
    lang: LangOption = Lang.ZH,
    today: TodayOption = "",
    root: RootOption = None,
) -> None:
    """Open a suspended entry again after its content was processed. 处理后再开放，写明作了什么处理。"""
    place = repository(root, lang)
    told, answer = Text(note, note_en), Text(reply, reply_en)
    step = Step(key=key, case=case, today=_day(today, place, lang), note=told, reply=answer)
    _carry_out(closing.reopen, place, step, lang)


def bury(
    key: Key,
    *,
    successor: Annotated[str, typer.Option("--successor", help="the entry that continues it")] = "",
    lang: LangOption = Lang.ZH,
    root: RootOption = None,
) -> None:
    """Remove the folder of a withdrawn entry and leave a tombstone. 删除已下架目录的文件夹，登记墓碑。"""
    _carry_out(closing.bury, repository(root, lang), Step(key=key, successor=successor), lang)


def gone(
    key: Key,
    *,
    site: Annotated[Path, typer.Option("--site", help="the folder of the built site")] = Path("site"),
    revision: Annotated[str, typer.Option("--revision", help="where the entry still is, if it was buried")] = "",
    lang: LangOption = Lang.ZH,
    root: RootOption = None,
) -> None:
    """Prove that nothing of an entry is in the site, and list what lies outside it. 证明网站中没有目录的任何内容。"""
    place = repository(root, lang)
    if not (place / site / "manifest.json").is_file():
        stop(Text("{site} 不是生成的网站", "{site} is no built site"), lang, site=site)
    try:
        found = verify_gone(place, key, place / site, revision)
    except RevisionError as error:
        stop(Text("git 不认识这个版本：{why}", "git does not know the revision: {why}"), lang, why=error)
    if found is None:
        stop(
            Text(
                "没有目录 {key}；已经删除的，用 --revision 指明版本",
                "there is no entry {key}; if it was buried, name a --revision",
            ),
            lang,
            key=key,
        )
    seen = [(each.path, each.what) for each in found.looked.traces]
    sys.stdout.write(gone_text(key, seen, (found.looked.files, found.looked.size, found.wanted), lang))
    sys.stdout.write(outside_text(key, found.files, found.commits, cached=found.cached, lang=lang))
    raise typer.Exit(FAILED if seen else OK)


def _day(today: str, place: Path, lang: Lang) -> str:
    return day_of(today_of(today, place, lang), lang)


def _carry_out(act: Act, place: Path, step: Step, lang: Lang) -> None:
    """Make the step, name the files on standard output, and say how it becomes a commit."""
    try:
        written = act(place, read_repository(WorkingTree(place)).catalogue, step)
    except ClosingError as error:
        stop(error.text, lang)
    names = [path.relative_to(place).as_posix() for path in written]
    sys.stdout.writelines(f"{name}\n" for name in names)
    say(
        Text(
            "已写好。核对：portal check && portal review HEAD；提交：git add {names} && git commit -m '{key} {case}'；"
            "发布后证明：portal verify-gone {key}",
            "written. Look: portal check && portal review HEAD; commit: git add {names} && git commit -m '{key} {case}'; "
            "prove it once it is built: portal verify-gone {key}",
        ),
        lang,
        names=" ".join(names),
        key=step.key,
        case=step.case,
    )
