"""How to cite an entry: source and retrieval date (the law asks for both), in the forms that people are asked for."""

import re
from dataclasses import dataclass

from generator.model.catalogue import Catalogue
from generator.model.entry import Entry
from generator.model.facts import EntryFacts
from generator.model.text import Lang, Text

RETRIEVED = "{retrieved}"
"""Stands where the reader's own retrieval date belongs."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One form of citing; the date of retrieval is left as ``{retrieved}`` because only the reader knows it."""

    form: str
    text: str

    @property
    def parts(self) -> tuple[str, str]:
        """Return what stands before and after the date of retrieval."""
        before, _, after = self.text.partition(RETRIEVED)
        return before, after


def citations_of(entry: Entry, facts: EntryFacts, catalogue: Catalogue, lang: Lang) -> tuple[Citation, ...]:
    """Return the entry's citation as a sentence, after GB/T 7714, in APA style and as BibTeX, with the data's hash."""
    source = _Source(entry, facts, catalogue, lang)
    return (source.sentence(), source.gbt(), source.apa(), source.bibtex())


def citation_of(entry: Entry, catalogue: Catalogue) -> Text:
    """Return the sentence to copy in both languages, for files that travel alone."""
    nothing = EntryFacts(tables={}, distributions=())
    zh, en = (_Source(entry, nothing, catalogue, lang).sentence().text for lang in (Lang.ZH, Lang.EN))
    return Text(zh, en)


class _Source:
    """What all forms say: who, what, when, where, and which bytes."""

    def __init__(self, entry: Entry, facts: EntryFacts, catalogue: Catalogue, lang: Lang) -> None:
        publisher = catalogue.publishers.get(entry.publisher)
        self.entry = entry
        self.name = publisher.name if publisher else Text(entry.publisher, entry.publisher)
        self.portal = catalogue.portal.title
        self.lang = lang
        self.url = f"{catalogue.portal.base_url}{'en/' if lang is Lang.EN else ''}datasets/{entry.key}/"
        first = next((each for each in facts.distributions if each.path), None)
        self.hash = f"SHA-256: {first.sha256}" if first else ""

    def sentence(self) -> Citation:
        """Return what a product or report writes under its data."""
        entry, modified = self.entry, self.entry.modified
        if self.lang is Lang.ZH:
            text = (
                f"{self.name.zh}：《{entry.title.zh}》（数据更新日期 {modified}），{self.portal.zh}，{self.url}，"
                f"获取日期 {RETRIEVED}。"
            )
        else:
            text = (
                f"{self.name.shown(Lang.EN)} ({modified[:4]}). {entry.title.shown(Lang.EN)} (data of {modified}). "
                f"{self.portal.shown(Lang.EN)}. {self.url} (retrieved {RETRIEVED})."
            )
        return Citation("plain", text)

    def gbt(self) -> Citation:
        """Return a reference after GB/T 7714—2015: a data set online, updated (…), retrieved […]."""
        version = f": {self.entry.version}" if self.entry.version else ""
        end = f" {self.hash}." if self.hash else ""
        text = (
            f"{self.name.zh}. {self.entry.title.zh}{version}[DS/OL]. ({self.entry.modified})[{RETRIEVED}]. "
            f"{self.url}.{end}"
        )
        return Citation("gbt", text)

    def apa(self) -> Citation:
        """Return a reference in APA style, seventh edition."""
        version = f" (Version {self.entry.version})" if self.entry.version else ""
        text = (
            f"{self.name.shown(Lang.EN)}. ({self.entry.modified[:4]}). {self.entry.title.shown(Lang.EN)}{version} "
            f"[Data set]. {self.portal.shown(Lang.EN)}. Retrieved {RETRIEVED}, from {self.url}"
        )
        return Citation("apa", text)

    def bibtex(self) -> Citation:
        """Return a BibTeX entry; braces keep bodies and titles as they are written."""
        fields = {
            "author": f"{{{_plain(self.name.shown(self.lang))}}}",
            "title": f"{{{_plain(self.entry.title.shown(self.lang))}}}",
            "year": self.entry.modified[:4],
            "version": _plain(self.entry.version),
            "publisher": f"{{{_plain(self.portal.shown(self.lang))}}}",
            "url": self.url,
            "urldate": RETRIEVED,
            "note": self.hash,
        }
        lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
        return Citation("bibtex", f"@misc{{{re.sub('[^a-z0-9]+', '-', self.entry.key)},\n{lines}\n}}")


def _plain(text: str) -> str:
    """Return a text that cannot end a BibTeX field."""
    return re.sub(r"([&%$#_])", r"\\\1", re.sub(r"[{}\\]", "", text))
