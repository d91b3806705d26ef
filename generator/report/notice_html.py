"""The notice as one page that prints well: no script, nothing from elsewhere, both languages, every finding."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.model.change import Change, RowSample
from generator.model.finding import Level
from generator.model.review import Deadline, Review
from generator.model.text import Lang, Text
from generator.report import notice_words as words
from generator.report.findings import printable
from generator.report.notice_view import NO_CONTENTS, PLAIN, Item, Notice, Setting, cited_in, notice_of
from generator.report.rounds import Memory

_TAG = {Lang.ZH: "zh-Hans", Lang.EN: "en"}
_STYLE = Markup("""
body{font:15px/1.7 "Source Han Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;
color:#1b1b1b;background:#fff;max-width:64rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.35rem;margin:0 0 .5rem}h2{font-size:1.05rem;margin:1.6rem 0 .4rem}
.verdict{font-size:1.15rem;font-weight:700;border-left:.4rem solid #9c1c1c;padding:.3rem .8rem;margin:1rem 0}
.verdict.passed{border-color:#1d6b34}
.guard{border:2px solid #9c1c1c;padding:.4rem .9rem;margin:1rem 0}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{border:1px solid #8a8a8a;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{background:#eee;white-space:nowrap}thead{display:table-header-group}tr{break-inside:avoid}
code{font-family:ui-monospace,Consolas,monospace;overflow-wrap:anywhere}
section+section{border-top:3px double #8a8a8a;margin-top:2.5rem;padding-top:1.5rem}
@media print{body{margin:0;max-width:none;font-size:11pt}section+section{break-before:page}}
""")
_PAGE = Markup(
    '<!doctype html>\n<html lang="zh-Hans">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    '<meta name="robots" content="noindex">\n'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    "<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
)
_SECTION = Markup('<section lang="{lang}">\n{body}\n</section>')
_TABLE = Markup("<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>")
_FOREIGN = Markup('<span lang="zh-Hans">{}</span>')


def notice_html(
    review: Review,
    *,
    memory: Memory | None = None,
    contents: Mapping[str, str] = NO_CONTENTS,
    setting: Setting = PLAIN,
) -> str:
    """Return the whole notice as a page, Chinese first, then English."""
    notice = notice_of(review, memory, contents, setting)
    sections = [
        _SECTION.format(lang=_TAG[lang], body=_lines(_Writer(notice, lang).parts())) for lang in (Lang.ZH, Lang.EN)
    ]
    page = _PAGE.format(title=words.TITLE.zh, style=_STYLE, body=_lines(sections))
    return str(page).replace("##[", "#&#35;[")


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes a notice in one language."""

    notice: Notice
    lang: Lang

    def parts(self) -> Iterator[Markup]:
        """Yield the parts of the page, one after the other."""
        yield from self.verdict()
        yield from self.approvals()
        yield from self.guards()
        yield from self.findings()
        yield from self.cured()
        yield from self.changes()
        yield from self.listed(words.UNKNOWN, [self.say(each) for each in self.notice.review.unknown])
        yield from self.listed(words.NEXT, [self.say(each) for each in words.steps(self.notice)], tag="ol")
        yield from self.clock()

    def say(self, text: Text) -> Markup:
        """Return a text in this language, marked where only Chinese was written."""
        shown = escape(printable(text.shown(self.lang)))
        return shown if not shown or text.lang_shown(self.lang) is self.lang else _FOREIGN.format(shown)

    def verdict(self) -> Iterator[Markup]:
        """Yield the verdict, the law, the round and the deadline."""
        notice, deadline = self.notice, self.notice.review.deadline
        kind = "verdict passed" if notice.review.passed else "verdict"
        yield Markup("<h1>{}</h1>").format(self.say(words.TITLE))
        yield Markup('<p class="{}">{}</p>').format(kind, self.say(words.verdict(notice)))
        revisions = f"{notice.review.base} → {notice.review.head}"
        yield Markup("<p>{} <code>{}</code></p>").format(self.say(words.legal_basis(notice)), printable(revisions))
        if notice.memory:
            yield Markup("<p>{}</p>").format(self.say(words.standing(notice)))
        yield Markup("<p><strong>{}</strong></p>").format(self.say(words.due(deadline)))

    def clock(self) -> Iterator[Markup]:
        """Yield the days between receipt and deadline, each with the reason why it counts or not."""
        deadline = self.notice.review.deadline
        if deadline:
            yield Markup("<h2>{}</h2>").format(self.say(words.HOW))
            yield self.table(words.DAY_HEADS, self.days(deadline))

    def days(self, deadline: Deadline) -> Iterator[Sequence[Markup | str]]:
        """Yield the days that were counted."""
        number = 0
        for each in deadline.counted:
            number += each.counts
            yield each.day, str(number) if each.counts else "–", self.say(each.reason)

    def approvals(self) -> Iterator[Markup]:
        """Yield who must approve, and why."""
        items = []
        for each in self.notice.review.route.approvals:
            reasons = escape(words.SEMICOLON.of(self.lang)).join(self.say(reason) for reason in each.reasons)
            level = self.say(words.authority_level(each))
            items.append(Markup("<strong>{}</strong> ({}) {}").format(self.say(each.name), level, reasons))
        yield Markup("<p>{}</p>").format(self.say(words.approver(self.notice)))
        yield from self.listed(None, items)
        yield Markup("<p>{}</p>").format(self.say(words.MACHINE))

    def guards(self) -> Iterator[Markup]:
        """Yield what touches openness, in a box."""
        items = [self.changed(each) for each in self.notice.narrowing]
        items += [
            Markup("<strong>{}</strong> {}").format(each.finding.code, self.say(each.finding.message))
            for each in self.notice.guards
        ]
        if items:
            box = Markup('<div class="guard"><p><strong>⚠️ {}</strong></p>\n{}</div>')
            yield box.format(self.say(words.GUARDED), _lines(self.listed(None, items)))

    def findings(self) -> Iterator[Markup]:
        """Yield every finding, one row each."""
        yield Markup("<h2>{} ({})</h2>").format(self.say(words.FINDINGS), len(self.notice.items))
        if self.notice.withholds:
            yield Markup("<p><strong>{}</strong></p>").format(self.say(words.WITHHELD))
        if self.notice.items:
            rows = (self.row(number, each) for number, each in enumerate(self.notice.items, 1))
            yield self.table((words.NUMBER, *words.HEADS), rows)
        else:
            yield Markup("<p>{}</p>").format(self.say(words.NOTHING_FOUND))

    def row(self, number: int, item: Item) -> Sequence[Markup | str]:
        """Return the row of a finding."""
        each = item.finding
        place = Markup("<code>{}</code> {}").format(printable(str(each.place)), printable(each.place.path))
        level = Markup("<strong>{}</strong>") if each.level is Level.ERROR else Markup("{}")
        problem = Markup("<strong>{}</strong> {} {} {}").format(
            each.code,
            level.format(self.say(words.LEVELS[each.level])),
            self.say(words.TAGS[item.status]),
            self.say(each.message),
        )
        return str(number), place, problem, self.say(cited_in(self.notice, each.basis)), self.say(each.cure)

    def cured(self) -> Iterator[Markup]:
        """Yield what was cured since the round before."""
        items = [
            Markup("<strong>{}</strong> <code>{}</code> {}").format(
                each.code, printable(f"{each.file} {each.path}".strip()), self.say(each.message)
            )
            for each in self.notice.cured
        ]
        yield from self.listed(words.CURED, items)

    def changes(self) -> Iterator[Markup]:
        """Yield what changed, entry by entry."""
        yield Markup("<h2>{} ({})</h2>").format(self.say(words.CHANGES), len(self.notice.changes))
        if not self.notice.changes:
            yield Markup("<p>{}</p>").format(self.say(words.NO_CHANGES))
        for entry in dict.fromkeys(each.entry for each in self.notice.changes):
            name = Markup("<code>{}</code>").format(printable(entry)) if entry else self.say(words.AUTHORITY_FILES)
            yield Markup("<h3>{}</h3>").format(name)
            own = [each for each in self.notice.changes if each.entry == entry]
            yield from self.listed(None, [_lines(self.change(each)) for each in own])

    def changed(self, change: Change) -> Markup:
        """Return one change in a line, with its entry."""
        return Markup("<code>{}</code> {}").format(printable(change.entry), self.say(change.title))

    def change(self, change: Change) -> Iterator[Markup]:
        """Yield one change and a few of its rows."""
        yield self.say(change.title)
        if change.rows:
            yield from self.listed(None, [self.sample(each) for each in change.rows.sample])

    def sample(self, sample: RowSample) -> Markup:
        """Return one row that differs: its cells, or both states of it."""
        kind = words.SAMPLE.get(sample.kind, Text(sample.kind, sample.kind))
        sides = [printable(" · ".join(each)) for each in (sample.before, sample.after) if each]
        return Markup("{} {}").format(self.say(kind), " → ".join(sides))

    def listed(self, title: Text | None, items: Sequence[Markup], tag: str = "ul") -> Iterator[Markup]:
        """Yield a list with its title; nothing where it is empty."""
        if items:
            if title:
                yield Markup("<h2>{}</h2>").format(self.say(title))
            lines = _lines(Markup("<li>{}</li>").format(each) for each in items)
            yield Markup("<{tag}>\n{lines}\n</{tag}>").format(tag=tag, lines=lines)

    def table(self, heads: Sequence[Text], rows: Iterator[Sequence[Markup | str]]) -> Markup:
        """Return a table whose head is repeated on every printed page."""
        shown = Markup().join(Markup('<th scope="col">{}</th>').format(self.say(each)) for each in heads)
        body = (
            Markup("<tr>{}</tr>").format(Markup().join(Markup("<td>{}</td>").format(cell) for cell in each))
            for each in rows
        )
        return _TABLE.format(heads=shown, rows=_lines(body))


def _lines(parts: Iterator[Markup] | Sequence[Markup]) -> Markup:
    return Markup("\n").join(parts)
