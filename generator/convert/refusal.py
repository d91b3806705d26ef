"""Why a table is not offered in a format: better no file than a cut or altered one."""

from dataclasses import dataclass

from generator.model.text import Text


@dataclass(frozen=True, slots=True)
class Refusal:
    """The reason that the page shows in place of the download."""

    reason: Text
