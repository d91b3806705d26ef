"""A rule's page in the terminal, and what carries an article out."""

from collections.abc import Mapping

from generator.check.rule import Rule
from generator.model.catalogue import Catalogue
from generator.model.text import Lang, Text

_HEADS = {
    "what": Text("检查什么", "What it checks"),
    "basis": Text("法律依据", "Legal basis"),
    "bad": Text("反例", "Bad"),
    "good": Text("正例", "Good"),
    "cure": Text("怎么改", "How to cure it"),
    "level": Text("级别", "Level"),
}


def explain_rule(rule: Rule, catalogue: Catalogue, lang: Lang) -> str:
    """Return the page of one rule."""
    basis = catalogue.law.basis(rule.code)
    cited = "\n".join(
        f"{each.label.of(lang)}  {catalogue.law.clauses[each.law, each.clause].summary.of(lang)}" for each in basis
    )
    parts = [f"{rule.code}  {rule.title.of(lang)}  ({rule.name})"]
    parts.append(_part("level", catalogue.label("finding-levels", rule.level).of(lang), lang))
    parts.append(_part("what", rule.what.of(lang), lang))
    if cited:
        parts.append(_part("basis", cited, lang))
    parts += [_part("bad", rule.bad, lang), _part("good", rule.good, lang), _part("cure", rule.cure.of(lang), lang)]
    return "\n\n".join(parts) + "\n"


def explain_article(article: int, catalogue: Catalogue, rules: Mapping[str, Rule], lang: Lang) -> str:
    """Return every paragraph of an article with what carries it out; empty where there is no such article."""
    blocks = []
    for key, clause in catalogue.law.clauses.items():
        if clause.article != article:
            continue
        lines = [f"{clause.label.of(lang)}  {clause.summary.of(lang)}"]
        for duty in catalogue.law.duties:
            if (duty.law, duty.clause) == key:
                kind = catalogue.label("carrier-kinds", duty.kind).of(lang)
                title = rules[duty.carrier].title.of(lang) if duty.carrier in rules else duty.note.of(lang)
                lines.append(f"    {kind}  {duty.carrier}  {title}".rstrip())
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _part(head: str, text: str, lang: Lang) -> str:
    body = "\n".join(f"    {line}" for line in text.rstrip("\n").split("\n"))
    return f"{_HEADS[head].of(lang)}\n{body}"
