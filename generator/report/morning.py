"""The authority's morning on one page: what is overdue and due soon, for whom, why that day, and where it is recorded.

The page stays inside the authority: it names offices and running cases. It has no script and asks nothing from elsewhere.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from markupsafe import Markup

from generator.derive.case_times import working_days_between
from generator.model.catalogue import Catalogue
from generator.model.reminder import Reminder, Stage
from generator.model.text import NOTHING, Lang, Text

_TITLE = Text("今日时限", "Deadlines today")
_STAGES = {
    Stage.OVERDUE: Text("已逾期", "Overdue"),
    Stage.DUE_SOON: Text("临近截止", "Due soon"),
    Stage.RUNNING: Text("在办", "Running"),
}
_SELF = Text("主管部门自己办理", "The authority itself")
_INSIDE = Text("内部使用：列有责任处室和在办案件，不公开。", "For internal use: it names offices and running cases.")
_NOTHING = Text("没有需要提醒的事项。", "Nothing to be reminded of.")
_HEADS = (
    Text("截止", "Due"),
    Text("事项", "What"),
    Text("对象", "About"),
    Text("为什么是这一天", "Why that day"),
    Text("办结后登记在", "Record it in"),
)
_WHO = Text("由谁办理", "Who has to act")
_GUESSED = Text("估计：工作日历没有登记这一年", "an estimate: the calendar does not know the year")
_COUNTED = Text(
    "从 {start} 起 {days} 个工作日，收到当日不计", "{days} working days from {start}, the day of receipt not counted"
)
_SINCE = Text("从 {start} 起", "since {start}")
_DAYS = (Text("第几天", "Day"), Text("日期", "Date"), Text("为什么", "Why"))
_PAGES = {
    "case": "ledgers/{register}/",
    "submission": "ledgers/submissions/",
    "update": "datasets/{subject}/",
    "re-evaluation": "datasets/{subject}/",
    "repair": "ledgers/repairs/",
    "usage": "ledgers/agreements/",
    "plan": "plans/",
    "interval": "reports/",
    "confirmation": "publishers/{subject}/",
    "calendar": "guides/deadlines/",
}
_FILES = {
    "update": ("datasets/{subject}/datapackage.yaml", "modified"),
    "re-evaluation": ("datasets/{subject}/datapackage.yaml", "reviewBy"),
    "plan": ("catalog/plans/{year}/items.csv", ""),
    "confirmation": ("catalog/publishers/publishers.csv", "confirmedOn"),
    "calendar": ("catalog/calendar/", ""),
}
_COLUMN = Text("（{column}）", " ({column})")
_STYLE = Markup("""
body{font:15px/1.6 "Source Han Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;color:#1b2430;background:#fff;max-width:80rem;margin:1.5rem auto;padding:0 1rem}
h1{font-size:1.4rem;margin:0}h2{font-size:1.15rem;border-bottom:2px solid #4a5665;margin:2rem 0 .5rem}h3{font-size:1rem;margin:1.2rem 0 .3rem}
table{border-collapse:collapse;width:100%;font-size:.93rem}th,td{border:1px solid #7c8998;padding:.25rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
thead th{background:#e9edf2}td.n{text-align:right;font-variant-numeric:tabular-nums}.overdue{border-left:.4rem solid #9c1c1c}.due-soon{border-left:.4rem solid #b36b00}
.overdue strong{color:#9c1c1c}.s{color:#4a5665;font-size:.9em}summary{cursor:pointer}.w{overflow-x:auto}.off{color:#4a5665}
.h{table-layout:fixed}.h>thead th:nth-child(1){width:9rem}.h>thead th:nth-child(2){width:8.5rem}.h>thead th:nth-child(3){width:22%}.h>thead th:nth-child(5){width:26%}
.t td:first-child,.t time,.t thead th{white-space:nowrap}
@media screen and (max-width:46rem){.h,.h>tbody{display:block}.h>thead{display:none}.h>tbody>tr{display:block;border:1px solid #7c8998;border-left:.4rem solid #7c8998;margin:0 0 .6rem;padding:.3rem .5rem}
.h>tbody>tr>td{display:block;border:0;padding:.1rem 0}.h>tbody>tr>td[data-l]::before{content:attr(data-l) " ";color:#4a5665;font-size:.9em}td.n{min-width:2.5rem}
.h>tbody>tr.overdue{border-left-color:#9c1c1c}.h>tbody>tr.due-soon{border-left-color:#b36b00}}
@media print{body{margin:0;max-width:none;font-size:9.5pt}thead{display:table-header-group}tr{break-inside:avoid}a{color:inherit;text-decoration:none}@page{size:A4 landscape;margin:12mm}}
""")
_PAGE = Markup(
    '<!doctype html>\n<html lang="{tag}">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">\n'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    "<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
)


def morning_page(found: Sequence[Reminder], catalogue: Catalogue, today: str, lang: Lang) -> str:
    """Return the page: an overview of who has how much, then each holder with its overdue things first."""
    return str(_Morning(catalogue, today, lang).page(found))


class _Morning:
    """One page in one language."""

    def __init__(self, catalogue: Catalogue, today: str, lang: Lang) -> None:
        self.catalogue, self.today, self.lang = catalogue, today, lang
        self.base = catalogue.portal.base_url.rstrip("/") + ("/" if lang is Lang.ZH else "/en/")

    def page(self, found: Sequence[Reminder]) -> Markup:
        groups = tuple(self._groups(found))
        title = f"{_TITLE.of(self.lang)} {self.today}"
        head = Markup('<h1>{}</h1>\n<p class="s">{} · {}</p>\n').format(
            title, self.catalogue.portal.title.shown(self.lang), _INSIDE.of(self.lang)
        )
        parts = [head, self._overview(groups) if groups else Markup("<p>{}</p>\n").format(_NOTHING.of(self.lang))]
        for authority, holders in groupby(groups, key=lambda group: group[0]):
            parts.append(Markup("<h2>{}</h2>\n").format(self._body(authority)))
            parts += [self._holder(authority, publisher, own) for _, publisher, own in holders]
        tag = "zh-Hans" if self.lang is Lang.ZH else "en"
        return _PAGE.format(tag=tag, title=title, style=_STYLE, body=Markup().join(parts))

    def _groups(self, found: Sequence[Reminder]) -> Iterator[tuple[str, str, tuple[Reminder, ...]]]:
        """Yield what each holder has: the city first, an authority before its publishers, those with most overdue first."""
        order = list(dict.fromkeys((self.catalogue.portal.authority, *self.catalogue.authorities)))
        held: dict[tuple[str, str], list[Reminder]] = {}
        for each in found:
            held.setdefault((each.authority, each.publisher), []).append(each)

        def place(item: tuple[tuple[str, str], list[Reminder]]) -> tuple[int, bool, int, str, str]:
            (authority, publisher), own = item
            overdue = sum(each.stage is Stage.OVERDUE for each in own)
            known = order.index(authority) if authority in order else len(order)
            return known, bool(publisher), -overdue, min(each.due for each in own), publisher

        for (authority, publisher), own in sorted(held.items(), key=place):
            yield authority, publisher, tuple(own)

    def _overview(self, groups: Sequence[tuple[str, str, tuple[Reminder, ...]]]) -> Markup:
        every = tuple(each for _, _, own in groups for each in own)
        stages = tuple(stage for stage in _STAGES if any(each.stage is stage for each in every))
        rows = Markup().join(
            Markup('<tr><th scope="row"><a href="#{}">{}</a></th>{}</tr>\n').format(
                _anchor(authority, publisher), self._holder_name(authority, publisher), _counts(own, stages)
            )
            for authority, publisher, own in groups
        )
        name = Text("合计", "All").of(self.lang)
        total = Markup('<tr><th scope="row">{}</th>{}</tr>\n').format(name, _counts(every, stages))
        heads = self._heads((_WHO, *(_STAGES[stage] for stage in stages)))
        return _table(heads, total + rows)

    def _holder(self, authority: str, publisher: str, own: Sequence[Reminder]) -> Markup:
        body = self.catalogue.publishers.get(publisher)
        office = (own[0].office.shown(self.lang), body.phone) if body else ()
        told = Markup(' <span class="s">{}</span>').format(" · ".join(each for each in office if each)) if body else ""
        head = Markup('<h3 id="{}">{}{}</h3>\n').format(
            _anchor(authority, publisher), self._holder_name("" if publisher else authority, publisher), told
        )
        return head + _table(self._heads(_HEADS), Markup().join(self._row(each) for each in own), kind="h")

    def _row(self, each: Reminder) -> Markup:
        return Markup(
            '<tr class="{}"><td><strong>{}</strong><br>{}</td><td>{}</td><td><a href="{}">{}</a><br>{}</td>'
            '<td data-l="{}">{}</td><td data-l="{}"><code>{}</code></td></tr>\n'
        ).format(
            each.stage.value,
            each.due,
            self._distance(each),
            each.clock.title.shown(self.lang),
            self.base + _PAGES[each.clock.kind].format(register=each.clock.register, subject=each.subject),
            each.subject,
            each.title.shown(self.lang),
            _HEADS[-2].of(self.lang),
            self._why(each),
            _HEADS[-1].of(self.lang),
            self._file(each),
        )

    def _distance(self, each: Reminder) -> str:
        """Return how far the last day is: in working days for a clock of working days, else in days."""
        late = self.today > each.due
        first, last = (each.due, self.today) if late else (self.today, each.due)
        days = (date.fromisoformat(last) - date.fromisoformat(first)).days
        zh, en = "天", "days"
        if each.deadline:
            days, zh, en = working_days_between(first, last, self.catalogue.calendar), "个工作日", "working days"
        if not days and not late:
            return Text("今天截止", "due today").of(self.lang)
        said = (
            Text(f"已逾期 {days} {zh}", f"{days} {en} late") if late else Text(f"还有 {days} {zh}", f"{days} {en} left")
        )
        return said.of(self.lang)

    def _why(self, each: Reminder) -> Markup:
        said = _COUNTED if each.deadline else _SINCE if each.start <= self.today else NOTHING
        days = each.deadline.days if each.deadline else 0
        lines = [
            said.format(start=each.start, days=days),
            each.why,
            each.note,
            *((_GUESSED,) if each.estimated else ()),
        ]
        cited = dict.fromkeys(citation.label.shown(self.lang) for citation in each.basis)
        told = Markup("<br>").join([*(line.of(self.lang) for line in lines if line.zh), *cited])
        return (
            told
            if each.deadline is None
            else Markup("<details><summary>{}</summary>{}</details>").format(told, self._days(each))
        )

    def _days(self, each: Reminder) -> Markup:
        rows, number = [], 0
        for day in each.deadline.counted if each.deadline else ():
            number += day.counts
            notice = (
                Markup('<br><span class="s">{}</span>').format(day.notice.shown(self.lang)) if day.notice.zh else ""
            )
            rows.append(
                Markup("<tr{}><td>{}</td><td><time>{}</time></td><td>{}{}</td></tr>\n").format(
                    "" if day.counts else Markup(' class="off"'),
                    number if day.counts else "–",
                    day.day,
                    day.reason.of(self.lang),
                    notice,
                )
            )
        return _table(self._heads(_DAYS), Markup().join(rows))

    def _file(self, each: Reminder) -> str:
        if each.clock.register:
            column = _COLUMN.format(column=each.clock.ends).of(self.lang) if each.clock.ends else ""
            return f"catalog/registers/{each.clock.register}.csv{column}"
        file, column = _FILES[each.clock.kind]
        said = _COLUMN.format(column=column).of(self.lang) if column else ""
        return file.format(subject=each.subject, year=each.start[:4]) + said

    def _heads(self, heads: Sequence[Text]) -> Markup:
        return Markup().join(Markup('<th scope="col">{}</th>').format(each.of(self.lang)) for each in heads)

    def _holder_name(self, authority: str, publisher: str) -> str:
        if not publisher:
            return f"{self._body(authority)} · {_SELF.of(self.lang)}"
        return self._body(publisher)

    def _body(self, code: str) -> str:
        found = self.catalogue.authorities.get(code) or self.catalogue.publishers.get(code)
        return found.name.shown(self.lang) if found else code


def _anchor(authority: str, publisher: str) -> str:
    return f"{authority}--{publisher}" if publisher else authority


def _counts(own: Sequence[Reminder], stages: Sequence[Stage]) -> Markup:
    numbers = (sum(each.stage is stage for each in own) for stage in stages)
    return Markup().join(Markup('<td class="n">{}</td>').format(number) for number in numbers)


def _table(heads: Markup, rows: Markup, kind: str = "t") -> Markup:
    return Markup(
        '<div class="w"><table class="{}"><thead><tr>{}</tr></thead><tbody>\n{}</tbody></table></div>\n'
    ).format(kind, heads, rows)
