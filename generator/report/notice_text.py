"""The notice for a terminal: the verdict first, then every finding, then what changed."""

from collections.abc import Iterator, Mapping

from generator.model.review import Review
from generator.model.text import Lang, Text
from generator.report import notice_words as words
from generator.report.changes import as_lines
from generator.report.findings import as_text, printable
from generator.report.notice_view import NO_CONTENTS, PLAIN, Notice, Setting, notice_of
from generator.report.rounds import Memory


def notice_text(
    review: Review,
    lang: Lang,
    *,
    memory: Memory | None = None,
    contents: Mapping[str, str] = NO_CONTENTS,
    setting: Setting = PLAIN,
) -> str:
    """Return the notice as lines that no text of the change can fake or hide."""
    notice = notice_of(review, memory, contents, setting)
    parts = [
        "\n".join(_head(notice, lang)),
        as_text([each.finding for each in notice.items], lang).rstrip("\n"),
        as_lines(notice.changes, lang).rstrip("\n"),
        "\n".join(_listed(words.UNKNOWN, review.unknown, lang)),
        "\n".join(_listed(words.NEXT, words.steps(notice), lang)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(notice: Notice, lang: Lang) -> Iterator[str]:
    """Yield the verdict, the law, the round, the deadline and who must approve."""
    yield f"{'✓' if notice.review.passed else '✗'} {words.verdict(notice).of(lang)}"
    yield printable(words.legal_basis(notice).of(lang))
    if notice.memory:
        yield words.standing(notice).of(lang)
    yield words.due(notice.review.deadline).of(lang)
    yield words.approver(notice).of(lang)
    for each in notice.review.route.approvals:
        reasons = words.SEMICOLON.of(lang).join(reason.shown(lang) for reason in each.reasons)
        yield printable(f"  {each.name.shown(lang)} ({words.authority_level(each).of(lang)})  {reasons}".rstrip())
    if notice.withholds:
        yield words.WITHHELD.of(lang)


def _listed(title: Text, items: tuple[Text, ...], lang: Lang) -> Iterator[str]:
    if items:
        yield title.of(lang)
        yield from (printable(f"  {each.shown(lang)}") for each in items)
