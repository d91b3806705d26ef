"""The one-time notice (一次性告知书): what it says, before any format says it.

It holds every finding, those that block first; how each stands to the round before; what changed, without any value
of a table where personal data may be in it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.model.change import Change
from generator.model.finding import Citation, Finding, Level, Place
from generator.model.law import Law
from generator.model.review import Review
from generator.model.text import NOTHING, Text
from generator.model.working_days import parameter_basis
from generator.report.rounds import Memory, Status, Told, compared, fingerprint, masked, pattern_of

FORMAL_REVIEW = "formal_review_days"
"""The parameter of the law whose clauses ask for this notice."""

PLACES_SHOWN = 5
"""How many places of equal findings are named before they are counted."""

_GUARD = "CH"
_RANK = {Level.ERROR: 0, Level.WARNING: 1, Level.NOTICE: 2}
_NARROWING = frozenset(
    {
        "entry-removed",
        "entry-withdrawn",
        "entry-archived",
        "identity-changed",
        "openness-tightened",
        "openness-loosened",
        "conditions-added",
        "conditions-tightened",
        "frequency-slowed",
        "resource-removed",
        "downloads-removed",
        "field-removed",
    }
)
_HIDDEN = Text("内容有变更（含疑似个人信息，不显示）", "content changed (not shown: it may hold personal data)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a notice takes from the law.

    The titles of laws by code, the clauses that ask for the notice, and the codes of rules whose findings may be
    about personal data.
    """

    acts: Mapping[str, Text] = field(default_factory=dict)
    basis: tuple[Citation, ...] = ()
    private: frozenset[str] = frozenset()


PLAIN = Setting()
NO_CONTENTS: Mapping[str, str] = {}


def setting_of(law: Law, today: str, private: frozenset[str] = frozenset()) -> Setting:
    """Return what a notice takes from the law in force on a day."""
    acts = {code: act.title for code, act in law.acts.items()}
    return Setting(acts=acts, basis=parameter_basis(FORMAL_REVIEW, law, today), private=private)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One finding as the notice tells it."""

    finding: Finding
    status: Status
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Equal findings, told once; ``alike`` tells whether all have the very same words."""

    items: tuple[Item, ...]
    alike: bool

    @property
    def first(self) -> Finding:
        """Return the finding whose words stand for all."""
        return self.items[0].finding

    @property
    def status(self) -> Status:
        """Return how all of them stand to the round before."""
        return self.items[0].status

    @property
    def places(self) -> tuple[Place, ...]:
        """Return where they are, in their order."""
        return tuple(each.finding.place for each in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Everything that a notice says."""

    review: Review
    round: int
    memory: Memory | None
    items: tuple[Item, ...]
    cured: tuple[Told, ...]
    changes: tuple[Change, ...]
    basis: tuple[Citation, ...]
    acts: Mapping[str, Text]
    withholds: bool

    def count(self, level: Level) -> int:
        """Return how many findings have a level."""
        return sum(each.finding.level is level for each in self.items)

    def standing(self, status: Status) -> int:
        """Return how many findings stand so to the round before."""
        return sum(each.status is status for each in self.items)

    @property
    def guards(self) -> tuple[Item, ...]:
        """Return the findings about what a change may do at all, without mere notices."""
        guards = (each for each in self.items if each.finding.code.startswith(_GUARD))
        return tuple(each for each in guards if each.finding.level is not Level.NOTICE)

    @property
    def narrowing(self) -> tuple[Change, ...]:
        """Return the changes of openness, and those that may narrow it in disguise."""
        return tuple(each for each in self.changes if each.kind.value in _NARROWING)


def notice_of(review: Review, memory: Memory | None, contents: Mapping[str, str], setting: Setting) -> Notice:
    """Return the notice of a review; ``contents`` holds a hash of every changed file by its path."""
    private = frozenset(each.place.file for each in review.findings if each.code in setting.private)
    findings = [_shown(each, private, setting) for each in sorted(review.findings, key=_order)]
    comparison = compared(findings, memory, contents)
    deadline = review.deadline
    return Notice(
        review=review,
        round=memory.round + 1 if memory else 1,
        memory=memory,
        items=tuple(
            Item(finding=each, status=status, fingerprint=fingerprint(each))
            for each, status in zip(findings, comparison.statuses, strict=True)
        ),
        cured=comparison.cured,
        changes=tuple(_withheld(each) for each in review.changes) if private else review.changes,
        basis=setting.basis or (deadline.basis if deadline else ()),
        acts=setting.acts,
        withholds=bool(private),
    )


def _order(finding: Finding) -> tuple[int, Place, str, str]:
    """Return the order of a notice: what blocks first, then place by place."""
    return (_RANK[finding.level], *finding.order)


def _shown(finding: Finding, private: frozenset[str], setting: Setting) -> Finding:
    """Return a finding that quotes nothing from a file in which personal data was found."""
    if finding.place.file not in private or finding.code in setting.private:
        return finding
    return replace(finding, message=_masked(finding.message), cure=_masked(finding.cure))


def _masked(text: Text) -> Text:
    return Text(masked(text.zh), masked(text.en))


def _withheld(change: Change) -> Change:
    """Return a change without any value: kind, place and counts stay."""
    rows = replace(change.rows, sample=()) if change.rows else None
    title = _HIDDEN if change.before or change.after else _masked(change.title)
    return replace(change, title=title, before="", after="", rows=rows)


def grouped(items: Sequence[Item], *, hard: bool) -> tuple[Group, ...]:
    """Return equal findings together, in the order of the first of each.

    Equal are those with the same words; and, where more than a few, those whose words differ in values only. ``hard``
    puts all findings of one rule together.
    """
    found: dict[tuple[object, ...], list[Item]] = {}
    for each in items:
        key: tuple[object, ...] = (each.finding.level, each.finding.code, each.status)
        if not hard:
            key += (pattern_of(each.finding.message.zh), pattern_of(each.finding.cure.zh))
        found.setdefault(key, []).append(each)
    groups: list[Group] = []
    for members in found.values():
        words = Counter((each.finding.message, each.finding.cure) for each in members)
        if len(words) == 1 or hard or len(members) > PLACES_SHOWN:
            groups.append(Group(items=tuple(members), alike=len(words) == 1))
        else:
            groups.extend(_same_words(members, tuple(words)))
    return tuple(sorted(groups, key=lambda each: _order(each.first)))


def _same_words(members: Sequence[Item], words: Sequence[tuple[Text, Text]]) -> list[Group]:
    return [
        Group(items=tuple(each for each in members if (each.finding.message, each.finding.cure) == told), alike=True)
        for told in words
    ]


def act_titles(notice: Notice) -> Mapping[str, Text]:
    """Return the titles of the laws that the notice rests on, by code, each in its marks of a title."""
    return {
        cited.law: _titled(notice.acts.get(cited.law, NOTHING)) for cited in notice.basis if notice.acts.get(cited.law)
    }


def _titled(title: Text) -> Text:
    zh = title.zh if title.zh.startswith("《") else f"《{title.zh}》"
    return Text(zh, title.en or zh)


def cited_in(notice: Notice, basis: Sequence[Citation]) -> Text:
    """Return citations in words; the law is named where it is not the one that the notice rests on."""
    own = {each.law for each in notice.basis}
    zh, en = [], []
    for each in basis:
        title = notice.acts.get(each.law)
        named = _titled(title) if title and each.law not in own else NOTHING
        zh.append(f"{named.zh}{each.label.zh}")
        en.append(f"{named.en} {each.label.en or each.label.zh}".strip())
    return Text("、".join(zh), ", ".join(en))
