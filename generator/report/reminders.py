"""Reminders for people and programs: as text, as Markdown, as JSON, by authority and by who has to act."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from generator.model.catalogue import Catalogue
from generator.model.reminder import Reminder, Stage
from generator.model.review import Deadline
from generator.model.text import Lang, Text
from generator.report.inert import inert

_STAGES = {
    Stage.OVERDUE: Text("已逾期", "overdue"),
    Stage.DUE_SOON: Text("临近截止", "due soon"),
    Stage.RUNNING: Text("在办", "running"),
}
_NONE = Text("没有需要提醒的事项。", "Nothing to be reminded of.")
_ESTIMATE = Text("估计：该年工作日历未登记", "estimate: the year has no calendar yet")
_SELF = Text("主管部门", "the authority itself")
_HOW = Text("逐日计算", "counted day by day")


def chosen(
    found: Iterable[Reminder],
    catalogue: Catalogue,
    *,
    level: str = "",
    authority: str = "",
    publisher: str = "",
    every: bool = False,
) -> tuple[Reminder, ...]:
    """Return the reminders of a level, an authority or a publisher; those not near yet only where all are asked for."""
    levels = {code: each.level for code, each in catalogue.authorities.items()}
    return tuple(
        each
        for each in found
        if (every or each.stage is not Stage.RUNNING)
        and level in {"", levels.get(each.authority, "")}
        and authority in {"", each.authority}
        and publisher in {"", each.publisher}
    )


def reminders_json(found: Sequence[Reminder], catalogue: Catalogue, today: str) -> str:
    """Return the reminders with everything a program may need, the counted days too."""
    value = {"today": today, "count": _counts(found), "reminders": [_object(each, catalogue) for each in found]}
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def reminders_text(
    found: Sequence[Reminder], catalogue: Catalogue, today: str, lang: Lang, *, explain: bool = False
) -> str:
    """Return the reminders as lines for a terminal, by authority, then by who has to act."""
    lines = [_head(found, today).of(lang)]
    for authority, publisher, group in _groups(found):
        lines += ["", f"{_body(authority, catalogue, lang)} › {_holder(publisher, group[0], catalogue, lang)}"]
        for each in group:
            lines.append(f"  [{_STAGES[each.stage].of(lang)}] {_line(each, lang)}")
            lines += [f"      {row}" for row in _days(each, lang)] if explain else []
    return "\n".join(lines) + "\n"


def reminders_markdown(
    found: Sequence[Reminder], catalogue: Catalogue, today: str, lang: Lang, *, explain: bool = False
) -> str:
    """Return the reminders as Markdown in which no text of the catalogue is markup."""
    lines = [f"## {_head(found, today).of(lang)}"]
    for authority, publisher, group in _groups(found):
        holder = f"{_body(authority, catalogue, lang)} › {_holder(publisher, group[0], catalogue, lang)}"
        lines += ["", f"### {inert(holder)}", ""]
        for each in group:
            lines.append(f"- **{_STAGES[each.stage].of(lang)}** {inert(_line(each, lang))}")
            if explain and each.deadline:
                lines += ["", f"  {_HOW.of(lang)}", "", *(f"  - {inert(row)}" for row in _days(each, lang)), ""]
    return "\n".join(lines) + "\n"


def _groups(found: Sequence[Reminder]) -> Iterator[tuple[str, str, tuple[Reminder, ...]]]:
    ordered = sorted(found, key=lambda each: (each.authority, each.publisher))
    for (authority, publisher), group in groupby(ordered, key=lambda each: (each.authority, each.publisher)):
        yield authority, publisher, tuple(group)


def _counts(found: Sequence[Reminder]) -> Mapping[str, int]:
    return {stage.value: sum(each.stage is stage for each in found) for stage in Stage}


def _head(found: Sequence[Reminder], today: str) -> Text:
    if not found:
        return Text(f"{today}：{_NONE.zh}", f"{today}: {_NONE.en}")
    counted = [(_STAGES[Stage(stage)], number) for stage, number in _counts(found).items() if number]
    zh = "，".join(f"{text.zh} {number} 项" for text, number in counted)
    return Text(f"{today}：{zh}", f"{today}: " + ", ".join(f"{number} {text.en}" for text, number in counted))


def _line(each: Reminder, lang: Lang) -> str:
    said = (each.why, each.note, *((_ESTIMATE,) if each.estimated else ()))
    notes = [text.of(lang) for text in said if text.zh]
    articles = dict.fromkeys(citation.label.shown(lang) for citation in each.basis)
    shown = f"{each.due} {each.clock.title.shown(lang)} {each.subject} {each.title.shown(lang)}"
    return " · ".join((shown, *notes, *articles))


def counted_days(deadline: Deadline, lang: Lang) -> Iterator[str]:
    """Yield the days of a clock, numbered where they count, with the reason and the notice that made them so."""
    number = 0
    for day in deadline.counted:
        number += day.counts
        mark = f"{number:>2}" if day.counts else " –"
        notice = f" · {day.notice.shown(lang)}" if day.notice.zh else ""
        yield f"{mark}  {day.day}  {day.reason.of(lang)}{notice}"


def _days(each: Reminder, lang: Lang) -> Iterator[str]:
    return counted_days(each.deadline, lang) if each.deadline else iter(())


def _body(code: str, catalogue: Catalogue, lang: Lang) -> str:
    body = catalogue.authorities.get(code) or catalogue.publishers.get(code)
    return body.name.shown(lang) if body else code


def _holder(publisher: str, first: Reminder, catalogue: Catalogue, lang: Lang) -> str:
    if not publisher:
        return _SELF.of(lang)
    return f"{_body(publisher, catalogue, lang)} · {first.office.shown(lang)}"


def _object(each: Reminder, catalogue: Catalogue) -> Mapping[str, object]:
    publisher = catalogue.publishers.get(each.publisher)
    authority = catalogue.authorities.get(each.authority)
    return {
        "key": each.key,
        "clock": each.clock.code,
        "kind": each.clock.kind,
        "name": _text(each.clock.title),
        "subject": each.subject,
        "title": _text(each.title),
        "start": each.start,
        "due": each.due,
        "stage": each.stage.value,
        "estimated": each.estimated,
        "note": _text(each.note),
        "why": _text(each.why),
        "public": each.clock.public,
        "level": authority.level if authority else "",
        "authority": each.authority,
        "authorityName": _text(authority.name if authority else Text(each.authority, each.authority)),
        "publisher": each.publisher,
        "publisherName": _text(publisher.name) if publisher else None,
        "office": _text(each.office),
        "basis": [{"law": one.law, "clause": one.clause, "label": _text(one.label)} for one in each.basis],
        "days": each.deadline.days if each.deadline else None,
        "counted": [
            {"day": day.day, "counts": day.counts, "reason": _text(day.reason), "notice": _text(day.notice)}
            for day in (each.deadline.counted if each.deadline else ())
        ],
    }


def _text(text: Text) -> Mapping[str, str]:
    return {"zh": text.zh, "en": text.shown(Lang.EN)}
