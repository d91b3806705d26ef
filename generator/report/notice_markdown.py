"""The notice as one comment of a forge: always within its limit, and saying so where something had to be left out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.model.change import Change, RowSample
from generator.model.finding import Place
from generator.model.review import Deadline, Review
from generator.model.text import Lang, Text
from generator.report import notice_words as words
from generator.report.inert import inert, inert_code, marker_word, units
from generator.report.notice_view import (
    NO_CONTENTS,
    PLACES_SHOWN,
    PLAIN,
    Group,
    Notice,
    Setting,
    cited_in,
    grouped,
    notice_of,
)
from generator.report.rounds import Memory

LIMIT = 60_000
"""The most UTF-16 units of a notice; forges refuse a comment beyond 65,536 and then post nothing."""

_SAMPLES = 5
_CELLS = 8
_CELL = 40
_LISTED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """How much a notice tells; ``None`` stands for everything."""

    every_place: bool = False
    hard: bool = False
    samples: bool = False
    changes: int | None = None
    findings: int | None = None
    english: bool = True
    text: int = 600


_PLANS = (
    _Plan(every_place=True, samples=True),
    _Plan(samples=True),
    _Plan(hard=True, samples=True),
    *(_Plan(hard=True, changes=changes) for changes in (None, 200, 60, 20, 0)),
    _Plan(hard=True, changes=0, text=300),
    _Plan(hard=True, changes=0, text=300, english=False),
    *(_Plan(hard=True, changes=0, text=160, english=False, findings=findings) for findings in (100, 50, 20, 10, 0)),
)


def notice_markdown(
    review: Review,
    lang: Lang,
    *,
    memory: Memory | None = None,
    contents: Mapping[str, str] = NO_CONTENTS,
    setting: Setting = PLAIN,
) -> str:
    """Return the notice in Markdown of at most 60,000 UTF-16 units; Chinese carries the English in a fold."""
    notice = notice_of(review, memory, contents, setting)
    marker = f"<!-- portal-notice round={notice.round} head={marker_word(review.head)} -->\n"
    groups = {hard: grouped(notice.items, hard=hard) for hard in (False, True)}
    for plan in _PLANS:
        writer = _Writer(notice, groups[plan.hard], lang, plan)
        if writer.least() > LIMIT:
            continue
        text = marker + writer.text()
        if lang is Lang.ZH:
            text += f"\n{_folded(words.ENGLISH, _english(writer))}\n"
        if units(text) <= LIMIT:
            return text
    bare = [f"### {_mark(notice)} {words.verdict(notice).of(lang)}", words.counted(len(notice.items), 0).of(lang)]
    return marker + "\n\n".join(bare) + "\n"


def _english(writer: "_Writer") -> str:
    notice = writer.notice
    if writer.plan.english:
        return replace(writer, lang=Lang.EN, inside=True).text()
    return f"{words.verdict(notice).en}. {words.due(notice.review.deadline).en}\n\n{words.counted(len(notice.items), 0).en}"


def _mark(notice: Notice) -> str:
    return "✅" if notice.review.passed else "❌"


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes a notice in one language by one plan; ``inside`` a fold, where forges know no boxes."""

    notice: Notice
    groups: tuple[Group, ...]
    lang: Lang
    plan: _Plan
    inside: bool = False

    def least(self) -> int:
        """Return a length that the text cannot fall below, found without writing it: escaping never shortens."""
        told = [text for each in self.groups[: self.plan.findings] for text in (each.first.message, each.first.cure)]
        told += [each.title for each in self.notice.changes[: self.plan.changes]]
        least = sum(min(len(text.shown(self.lang)), self.plan.text) for text in told)
        if self.plan.every_place:
            least += sum(min(len(place.file), self.plan.text) for each in self.groups for place in each.places)
        return least

    def text(self) -> str:
        """Return the notice, its parts apart from each other."""
        parts = (
            *self.verdict(),
            *self.approvals(),
            *self.guards(),
            *self.findings(),
            *self.cured(),
            *self.changes(),
            *self.unknown(),
            *self.steps(),
        )
        return "\n\n".join(part for part in parts if part) + "\n"

    def say(self, text: Text) -> str:
        """Return a text of the input, harmless and cut to the plan's length."""
        return inert(text.shown(self.lang), self.plan.text)

    def verdict(self) -> Iterator[str]:
        """Yield the verdict, the law, the round and the deadline."""
        notice, deadline = self.notice, self.notice.review.deadline
        yield f"### {_mark(notice)} {words.verdict(notice).of(self.lang)}"
        yield self.say(words.legal_basis(notice))
        yield words.standing(notice).of(self.lang)
        yield f"**{words.due(deadline).of(self.lang)}**"
        if deadline:
            yield _folded(words.HOW.of(self.lang), self.days(deadline))

    def days(self, deadline: Deadline) -> str:
        """Return the table of the days that were counted."""
        lines = [_row(each.of(self.lang) for each in words.DAY_HEADS), "|---|---|---|"]
        number = 0
        for each in deadline.counted:
            number += each.counts
            lines.append(_row((each.day, str(number) if each.counts else "–", self.say(each.reason))))
        return "\n".join(lines)

    def approvals(self) -> Iterator[str]:
        """Yield who must approve, and why."""
        approvals = self.notice.review.route.approvals
        lines = []
        for each in approvals[:_LISTED]:
            level = Text("（{}）", " ({})").of(self.lang).format(inert(words.authority_level(each).of(self.lang)))
            reasons = [self.say(reason) for reason in each.reasons[:PLACES_SHOWN]]
            if len(each.reasons) > PLACES_SHOWN:
                reasons.append(words.more(len(each.reasons)).of(self.lang))
            joined = words.SEMICOLON.of(self.lang).join(reasons)
            lines.append(f"- **{self.say(each.name)}**{level}{words.COLON.of(self.lang) if joined else ''}{joined}")
        yield words.approver(self.notice).of(self.lang) + "".join(f"\n{line}" for line in lines)
        yield self.left_out(len(approvals), _LISTED)
        yield words.MACHINE.of(self.lang)

    def guards(self) -> Iterator[str]:
        """Yield what touches openness, where nobody can miss it."""
        notice = self.notice
        lines = [self.changed(each) for each in notice.narrowing]
        lines += [f"**{each.finding.code}** {self.say(each.finding.message)}" for each in notice.guards]
        if lines:
            shown = [f"> - {line}" for line in lines[:_LISTED]]
            head = words.GUARDED.of(self.lang)
            box = [] if self.inside else ["> [!CAUTION]"]
            yield "\n".join([*box, f"> **⚠️ {head}**", ">", *shown])
            yield self.left_out(len(lines), _LISTED)

    def findings(self) -> Iterator[str]:
        """Yield the table of findings, then every place of those that were put together."""
        notice = self.notice
        if notice.withholds:
            yield f"**{words.WITHHELD.of(self.lang)}**"
        if not notice.items:
            yield words.NOTHING_FOUND.of(self.lang)
            return
        shown = self.groups[: self.plan.findings]
        heads = [words.NUMBER, *words.HEADS]
        lines = [_row(each.of(self.lang) for each in heads), "|---|---|---|---|---|"]
        lines += [self.row(number, each) for number, each in enumerate(shown, 1)]
        if shown:
            yield "\n".join(lines)
        if len(shown) < len(self.groups):
            yield self.left_out(len(notice.items), sum(len(each.items) for each in shown))
        for number, group in enumerate(shown, 1):
            if len(group.items) > PLACES_SHOWN:
                yield self.every_place(number, group)

    def row(self, number: int, group: Group) -> str:
        """Return the row of a group in the table."""
        first, tag = group.first, words.TAGS[group.status].of(self.lang)
        places = [self.place(each) for each in group.places[:PLACES_SHOWN]]
        if len(group.items) > PLACES_SHOWN:
            places.append(words.more(len(group.items)).of(self.lang))
        level = words.LEVELS[first.level].of(self.lang)
        problem = f"{f'**{tag}** ' if tag else ''}**{inert(first.code)}** {level}"
        problem += f"{words.COLON.of(self.lang)}{self.say(first.message)}"
        if not group.alike:
            problem += words.differing(len(group.items)).of(self.lang)
        basis = self.say(cited_in(self.notice, first.basis))
        return _row((str(number), "<br>".join(places), problem, basis, self.say(first.cure)))

    def place(self, place: Place) -> str:
        """Return where a finding is: file and line, then the way inside."""
        shown = inert_code(str(place), self.plan.text)
        return f"{shown} {inert_code(place.path, self.plan.text)}" if place.path else shown

    def every_place(self, number: int, group: Group) -> str:
        """Return a fold with every place of a group, or a sentence that says where they are listed."""
        if not self.plan.every_place:
            return words.elsewhere(number, len(group.items)).of(self.lang)
        lines = []
        for each in group.items:
            told = "" if group.alike else f"{words.COLON.of(self.lang)}{self.say(each.finding.message)}"
            lines.append(f"- {self.place(each.finding.place)}{told}")
        return _folded(words.all_places(number, len(group.items)).of(self.lang), "\n".join(lines))

    def cured(self) -> Iterator[str]:
        """Yield what was cured since the round before."""
        cured = self.notice.cured
        if cured and self.plan.findings is None:
            lines = [
                f"- ✓ **{inert(each.code)}** {inert_code(each.file, self.plan.text)} {self.say(each.message)}"
                for each in cured[:_LISTED]
            ]
            lines += ["", self.left_out(len(cured), _LISTED)] if len(cured) > _LISTED else []
            yield _folded(f"{words.CURED.of(self.lang)} ({len(cured)})", "\n".join(lines))

    def changes(self) -> Iterator[str]:
        """Yield what changed, entry by entry."""
        changes = self.notice.changes
        if not changes:
            yield words.NO_CHANGES.of(self.lang)
            return
        shown = changes[: self.plan.changes]
        lines = []
        for entry in dict.fromkeys(each.entry for each in shown):
            own = [each for each in shown if each.entry == entry]
            name = inert_code(entry, self.plan.text) if entry else words.AUTHORITY_FILES.of(self.lang)
            lines.append(f"\n**{name}** ({len(own)})\n")
            lines += [line for each in own for line in self.change(each)]
        if len(shown) < len(changes):
            lines.append(f"\n{self.left_out(len(changes), len(shown))}")
        yield _folded(f"{words.CHANGES.of(self.lang)} ({len(changes)})", "\n".join(lines))

    def changed(self, change: Change) -> str:
        """Return one change in a line, with its entry."""
        entry = f"{inert_code(change.entry, self.plan.text)} " if change.entry else ""
        return f"{entry}{self.say(change.title)}"

    def change(self, change: Change) -> Iterator[str]:
        """Yield one change and a few of its rows."""
        yield f"- {self.say(change.title)}"
        if change.rows and self.plan.samples:
            yield from (f"  - {self.sample(each)}" for each in change.rows.sample[:_SAMPLES])

    def sample(self, sample: RowSample) -> str:
        """Return one row that differs: its cells, or both states of it."""
        sides = [_cells(each) for each in (sample.before, sample.after) if each]
        kind = words.SAMPLE.get(sample.kind, Text(sample.kind, sample.kind)).of(self.lang)
        return f"{inert(kind)} {' → '.join(sides)}"

    def unknown(self) -> Iterator[str]:
        """Yield what could not be known."""
        unknown = self.notice.review.unknown
        if unknown:
            lines = [f"- {self.say(each)}" for each in unknown[:_LISTED]]
            yield "\n".join([f"**{words.UNKNOWN.of(self.lang)}**", "", *lines])
            yield self.left_out(len(unknown), _LISTED)

    def steps(self) -> Iterator[str]:
        """Yield what comes next."""
        lines = [f"{number}. {each.of(self.lang)}" for number, each in enumerate(words.steps(self.notice), 1)]
        yield "\n".join([f"**{words.NEXT.of(self.lang)}**", "", *lines])

    def left_out(self, total: int, shown: int) -> str:
        """Return how much of a list is not here; nothing where all of it is."""
        return words.counted(total, shown).of(self.lang) if shown < total else ""


def _row(cells: Iterator[str] | Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(cells: Sequence[str]) -> str:
    shown = " · ".join(inert(each, _CELL) for each in cells[:_CELLS])
    return f"{shown} …" if len(cells) > _CELLS else shown


def _folded(summary: str, body: str) -> str:
    """Return a fold; the summary is ours, or counts."""
    return f"<details><summary>{summary}</summary>\n\n{body.strip()}\n\n</details>"
