"""A text in the two languages of the portal."""

from dataclasses import dataclass
from enum import StrEnum


class Lang(StrEnum):
    """The languages every page and message exists in, Chinese first."""

    ZH = "zh"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """The same statement in Chinese and English."""

    zh: str
    en: str

    def of(self, lang: Lang) -> str:
        """Return the statement in one language."""
        return self.zh if lang is Lang.ZH else self.en

    def format(self, **values: object) -> "Text":
        """Return the text with its ``{names}`` filled in; the values are shown as they are in both languages."""
        return Text(self.zh.format(**values), self.en.format(**values))

    @property
    def en_missing(self) -> bool:
        """Tell whether only Chinese was written, so that a page can mark the language honestly."""
        return not self.en

    def shown(self, lang: Lang) -> str:
        """Return the language asked for, or Chinese where no English was written."""
        return self.of(lang) or self.zh

    def lang_shown(self, lang: Lang) -> Lang:
        """Return the language that ``shown`` answers in, for the ``lang`` attribute."""
        return lang if self.of(lang) else Lang.ZH


NOTHING = Text("", "")
"""No text in either language."""
