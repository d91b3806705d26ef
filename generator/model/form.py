"""Forms for the public (申请表、需求申请表 …), as the authority words them."""

from dataclasses import dataclass

from generator.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One field: how it is filled in, and what it is called."""

    code: str
    section: Text
    kind: str
    required: bool
    label: Text
    hint: Text
    choices: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form with its fields, what is pledged in it, and the codes of the deadlines that follow it."""

    code: str
    title: Text
    text: Text
    pledge: Text
    parameters: tuple[str, ...]
    public: bool
    fields: tuple[FormField, ...]
    pledges: tuple[Text, ...]
