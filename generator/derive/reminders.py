"""Every clock that runs on a day: cases, submissions, the plan, updates, and what is done again and again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.check.clocks import SUBMISSION, case_clocks
from generator.check.dates import day_of
from generator.check.registers import fulfils
from generator.derive.freshness import Freshness, due_of
from generator.derive.period import yearly_day
from generator.derive.usage_due import usage_due
from generator.model.catalogue import Catalogue, Publisher
from generator.model.entry import Entry, Openness, Status
from generator.model.finding import Citation
from generator.model.law import Clock, Parameter
from generator.model.reminder import Reminder, Stage, Submission
from generator.model.review import Deadline
from generator.model.table import Row
from generator.model.text import NOTHING, Lang, Text
from generator.model.working_days import clock, is_working_day, parameter_basis

_STAGES = {Freshness.OVERDUE: Stage.OVERDUE, Freshness.DUE_SOON: Stage.DUE_SOON, Freshness.FRESH: Stage.RUNNING}
_BEYOND_CAP = Text("超过最长更新间隔", "beyond the longest interval")
_LONGEST = Text("最长间隔 {days} 天", "at most {days} days apart")
_PROMISED = Text("更新频率“{frequency}”：{days} 天", "update frequency '{frequency}': {days} days")
_PLANNED = Text("上次评估时定的日期", "the day set by the assessment before")
_YEARLY = Text("每年 {day} 以前", "every year by {day}")
_WRITTEN = Text("目录写明的日期", "the day that the entry itself names")
_BEFORE = Text("新的一年开始以前", "before the year begins")
_UNPUBLISHED = Text("登记为已开放，但网站上还没有", "registered as opened, but not on the site yet")
_SET = Text("期限由整改登记写明", "the day is set in the register of repairs")
_SILENT = Text("尚未报送计划项", "no item handed in yet")
_PLAN = {
    "plan_first_reminder": Text("第一次提醒", "first reminder"),
    "plan_second_reminder": Text("第二次提醒", "second reminder"),
    "plan_last_reminder": Text("最后提醒", "last reminder"),
}
_FAILED = "failed"
_AHEAD = "calendar"
"""What is asked for before its time starts: the calendar of a year has to be there when the year begins."""
_QUARTER = 4
_FREQUENCIES = "update-frequencies"


def reminders(
    catalogue: Catalogue,
    today: str,
    submissions: Iterable[Submission] = (),
    published: frozenset[str] | None = None,
) -> tuple[Reminder, ...]:
    """Return all clocks that run on an ISO day: the overdue first, then by their last day.

    What was registered for a later day is not known yet: a case that came later has no clock, and what was done later
    is still to be done. ``published`` names the entries that stand open in the site that is served, where that is known.
    """
    book = _Book(catalogue, today, tuple(submissions), published)
    listed = (*book.cases(), *(each for rule in catalogue.law.clocks for each in book.of(rule)))
    found = [each for each in listed if each.start <= today or each.clock.kind == _AHEAD]
    rank = list(Stage)
    return tuple(sorted(found, key=lambda each: (rank.index(each.stage), each.due, each.clock.code, each.subject)))


@dataclass(frozen=True, slots=True)
class _Book:
    """The catalogue on a day; one method for each kind of clock."""

    catalogue: Catalogue
    today: str
    submissions: tuple[Submission, ...]
    published: frozenset[str] | None = None

    def of(self, rule: Clock) -> Iterator[Reminder]:
        """Yield the running clocks of one kind that no case starts."""
        kinds = {
            "submission": self._submissions,
            "plan": self._plan,
            "update": self._updates,
            "interval": self._intervals,
            "confirmation": self._confirmations,
            "usage": self._usage,
            "re-evaluation": self._evaluations,
            "repair": self._repairs,
            "calendar": self._calendar,
        }
        return kinds[rule.kind](rule) if rule.kind in kinds else iter(())

    def cases(self) -> Iterator[Reminder]:
        """Yield the clocks of registered cases (C1 to C7); what the forge says of a submission goes before the register."""
        titles = {each.key: each.title for each in self.catalogue.entries}
        live = {f"#{each.number}" for each in self.submissions}
        for each in case_clocks(self.catalogue, self.today, self.published):
            if self._done(each.ended) or (each.clock.kind == SUBMISSION and each.row["request"] in live):
                continue
            subject = each.row["request"] if each.clock.kind == SUBMISSION else each.case
            title = Text(each.row["title"], each.row["titleEn"]) if each.row["title"] else NOTHING
            title = title if title.zh else titles.get(each.row["entry"], Text(each.row["entry"], ""))
            note = _UNPUBLISHED if each.clock.closes and self._done(each.row[each.clock.ends]) else NOTHING
            yield self._counted(each.clock, subject, title, each.deadline, each.row["publisher"], note=note)

    def _submissions(self, rule: Clock) -> Iterator[Reminder]:
        for each in self.submissions:
            found = clock(rule.parameter, each.received, self.catalogue.law, self.catalogue.calendar, today=self.today)
            if found is not None:
                owners = sorted({key.partition("/")[0] for key in each.entries})
                publisher = self.catalogue.publishers.get(owners[0]) if len(owners) == 1 else None
                shown = "、".join(each.entries), ", ".join(each.entries)
                yield self._counted(rule, f"#{each.number}", Text(*shown), found, "", of=publisher)

    def _plan(self, rule: Clock) -> Iterator[Reminder]:
        last = self._parameter(rule.parameter)
        given = {each: found.value for each in _PLAN if (found := self._parameter(each))}
        year = int(self.today[:4])
        plan = next((each for each in self.catalogue.plans if each.year == year), None)
        if last is None or (plan and plan.published_on and plan.published_on <= self.today):
            return
        due = f"{year}-{last.value}"
        told = [each for each, day in given.items() if self.today[5:] >= day]
        near = bool(told) or self.today == due
        stage = Stage.OVERDUE if self.today > due else Stage.DUE_SOON if near else Stage.RUNNING
        note = _PLAN[told[-1]] if told and stage is Stage.DUE_SOON else NOTHING
        title = Text(f"{year} 年度公共数据开放计划清单", f"Annual plan list {year}")
        start = f"{year}-01-01"
        day = yearly_day(last.value)
        why = Text(_YEARLY.zh.format(day=day.zh), _YEARLY.en.format(day=day.en))
        yield self._made(rule, str(year), title, start, due, stage, note=note, why=why)
        named = {each.publisher for each in plan.items} if plan else set()
        for code, publisher in self.catalogue.publishers.items():
            if code not in named:
                silent = _SILENT if note is NOTHING else Text(f"{_SILENT.zh}（{note.zh}）", f"{_SILENT.en} ({note.en})")
                key = f"{year}/{code}"
                yield self._made(rule, key, title, start, due, stage, publisher=publisher, note=silent, why=why)

    def _updates(self, rule: Clock) -> Iterator[Reminder]:
        for entry in self.catalogue.entries:
            due = due_of(entry, self.catalogue, self.today)
            if due.state in _STAGES:
                publisher = self.catalogue.publishers.get(entry.publisher)
                note = _BEYOND_CAP if due.beyond_cap else NOTHING
                yield self._made(
                    rule,
                    entry.key,
                    entry.title,
                    entry.modified,
                    due.due,
                    _STAGES[due.state],
                    publisher=publisher,
                    note=note,
                    why=self._promised(entry, due.days),
                )

    def _promised(self, entry: Entry, days: int) -> Text:
        """Return what sets the day of the next update: the promised frequency, or the longest interval of the law."""
        term = self.catalogue.vocabularies.get(_FREQUENCIES, {}).get(entry.update_frequency)
        if term is None or term.extra.get("periodDays") != str(days):
            return _LONGEST.format(days=days)
        zh, en = term.label.zh, term.label.shown(Lang.EN)
        return Text(_PROMISED.zh.format(frequency=zh, days=days), _PROMISED.en.format(frequency=en, days=days))

    def _intervals(self, rule: Clock) -> Iterator[Reminder]:
        """Yield what is done again after so many days, or on the day that was planned where the law sets no number."""
        limit = self._parameter(rule.parameter)
        registered = self.catalogue.registers.get(rule.register, ())
        rows = [each for each in registered if _applies(rule, each) and self._done(each[rule.starts])]
        if rule.parameter and (limit is None or not limit.value.isdecimal()):
            return
        longest = int(limit.value) if limit else timedelta.max.days
        own = sorted(
            {each.authority for each in self.catalogue.publishers.values()} - {self.catalogue.portal.authority}
        )
        for code in (self.catalogue.portal.authority, *(own if rule.holder == "authority" else ())):
            mine = [each for each in rows if not each["authority"] or each["authority"] == code]
            last = max(mine, key=lambda row: row[rule.starts], default=None)
            start = last[rule.starts] if last else limit.in_force_from if limit else ""
            planned = _planned_after(start, last) if last else longest
            days = min(longest, planned)
            why = _PLANNED if planned < longest else _LONGEST.format(days=days)
            if start and days < timedelta.max.days:
                yield self._after(rule, code, self._name(code), start, days, why, authority=code)

    def _confirmations(self, rule: Clock) -> Iterator[Reminder]:
        limit = self._parameter(rule.parameter)
        for code, publisher in self.catalogue.publishers.items():
            start = publisher.confirmed_on or (limit.in_force_from if limit else "")
            if limit and limit.value.isdecimal() and day_of(start):
                why = _LONGEST.format(days=limit.value)
                yield self._after(rule, code, publisher.name, start, int(limit.value), why, publisher=publisher)

    def _usage(self, rule: Clock) -> Iterator[Reminder]:
        limit = self._parameter(rule.parameter)
        for each in usage_due(self.catalogue, self.today, limit.value if limit else ""):
            publisher = self.catalogue.publishers.get(each.entry.partition("/")[0])
            title = Text(f"协议 {each.agreement}：{each.entry}", f"agreement {each.agreement}: {each.entry}")
            yield self._made(
                rule,
                each.subject,
                title,
                each.start,
                each.due,
                self._stage(each.due, self._soon()),
                publisher=publisher,
                note=each.note,
                why=each.why,
            )

    def _repairs(self, rule: Clock) -> Iterator[Reminder]:
        """Yield the repairs that are not done, or whose verification failed."""
        titles = {each.key: each.title for each in self.catalogue.entries}
        for row in self.catalogue.registers.get(rule.register, ()):
            failed = row["state"] == _FAILED and row["verifiedOn"] <= self.today
            if day_of(row[rule.starts]) and (failed or not self._done(row[rule.ends])):
                title = titles.get(row["entry"], Text(row["entry"], ""))
                publisher = self.catalogue.publishers.get(row["publisher"])
                start, due = row["foundOn"], row[rule.starts]
                stage = self._stage(due, self._soon())
                yield self._made(rule, row["caseNumber"], title, start, due, stage, publisher=publisher, why=_SET)

    def _evaluations(self, rule: Clock) -> Iterator[Reminder]:
        for entry in self.catalogue.entries:
            if _is_withheld(entry) and day_of(entry.review_by):
                publisher = self.catalogue.publishers.get(entry.publisher)
                stage = self._stage(entry.review_by, self._soon())
                days = entry.issued, entry.review_by
                yield self._made(rule, entry.key, entry.title, *days, stage, publisher=publisher, why=_WRITTEN)

    def _calendar(self, rule: Clock) -> Iterator[Reminder]:
        """Yield this year where its calendar is missing, and from the day of the reminder on the next."""
        first, year = self._parameter(rule.parameter), int(self.today[:4])
        years = [year, year + 1] if first and self.today[5:] >= first.value else [year]
        for each in years:
            if each not in self.catalogue.calendar.years:
                title = Text(f"{each} 年工作日历", f"the calendar of {each}")
                stage = Stage.OVERDUE if each == year else Stage.DUE_SOON
                note = Text("登记之前，跨入该年的时限只是估计", "until then deadlines in that year are estimates")
                days = f"{each}-01-01", f"{each - 1}-12-31"
                yield self._made(rule, str(each), title, *days, stage, note=note, why=_BEFORE)

    def _counted(
        self,
        rule: Clock,
        subject: str,
        title: Text,
        deadline: Deadline,
        publisher: str,
        of: Publisher | None = None,
        note: Text = NOTHING,
    ) -> Reminder:
        """Return a clock of working days; it is due soon some working days before, at most half of its days."""
        found = of or self.catalogue.publishers.get(publisher)
        stage = self._working_stage(deadline)
        return self._made(
            rule, subject, title, deadline.received, deadline.due, stage, publisher=found, deadline=deadline, note=note
        )

    def _working_stage(self, deadline: Deadline) -> Stage:
        if self.today > deadline.due:
            return Stage.OVERDUE
        soon = self._parameter("case_due_soon_days")
        warning = min(int(soon.value) if soon and soon.value.isdecimal() else 0, deadline.days // 2)
        left, day = 0, date.fromisoformat(self.today)
        while day.isoformat() < deadline.due and left <= warning:
            day += timedelta(days=1)
            left += is_working_day(day.isoformat(), self.catalogue.calendar)
        return Stage.DUE_SOON if left <= warning else Stage.RUNNING

    def _after(
        self,
        rule: Clock,
        subject: str,
        title: Text,
        start: str,
        days: int,
        why: Text,
        *,
        authority: str = "",
        publisher: Publisher | None = None,
    ) -> Reminder:
        """Return a clock of so many calendar days after a start."""
        due = (date.fromisoformat(start) + timedelta(days=days)).isoformat()
        stage = self._stage(due, min(self._soon(), days // _QUARTER))
        return self._made(rule, subject, title, start, due, stage, authority=authority, publisher=publisher, why=why)

    def _made(
        self,
        rule: Clock,
        subject: str,
        title: Text,
        start: str,
        due: str,
        stage: Stage,
        *,
        authority: str = "",
        publisher: Publisher | None = None,
        note: Text = NOTHING,
        why: Text = NOTHING,
        deadline: Deadline | None = None,
    ) -> Reminder:
        holds = publisher is not None and (rule.holder == "publisher" or rule.kind == "plan")
        level = publisher.authority if publisher and rule.holder != "city" else ""
        return Reminder(
            clock=rule,
            subject=subject,
            title=title,
            start=start,
            due=due,
            stage=stage,
            authority=authority
            or level
            or (publisher.authority if publisher and holds else "")
            or self.catalogue.portal.authority,
            publisher=publisher.code if publisher and holds else "",
            office=publisher.office if publisher and holds else NOTHING,
            note=note,
            why=why,
            deadline=deadline,
            basis=deadline.basis if deadline else self._basis(rule),
        )

    def _done(self, day: str) -> bool:
        """Tell whether a day is given and has come."""
        return "" < day <= self.today

    def _basis(self, rule: Clock) -> tuple[Citation, ...]:
        return parameter_basis(rule.parameter, self.catalogue.law, self.today)

    def _stage(self, due: str, warning: int) -> Stage:
        if self.today > due:
            return Stage.OVERDUE
        ahead = date.fromisoformat(due) - date.fromisoformat(self.today)
        return Stage.DUE_SOON if ahead.days <= warning else Stage.RUNNING

    def _soon(self) -> int:
        found = self._parameter("due_soon_days")
        return int(found.value) if found and found.value.isdecimal() else 0

    def _parameter(self, code: str) -> Parameter | None:
        return self.catalogue.law.parameter(code, self.today)

    def _name(self, code: str) -> Text:
        found = self.catalogue.authorities.get(code)
        return found.name if found else Text(code, code)


def _planned_after(start: str, row: Row) -> int:
    """Return after how many days the next time is planned; without a plan as late as the limit allows."""
    planned = day_of(row["nextOn"])
    return (planned - date.fromisoformat(start)).days if planned else timedelta.max.days


def _applies(rule: Clock, row: Row) -> bool:
    return bool(day_of(row[rule.starts])) and (not rule.when or fulfils(row, rule.when))


def _is_withheld(entry: Entry) -> bool:
    return entry.openness is Openness.WITHHELD and entry.status is Status.PUBLISHED
