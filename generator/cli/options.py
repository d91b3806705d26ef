"""What every command may be told, and how it ends."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from generator.model.text import Lang

OK, FAILED, WRONG_USE, OUR_FAULT = 0, 1, 2, 3


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    MARKDOWN = "markdown"
    SARIF = "sarif"


class ReviewFormat(StrEnum):
    """How a review is printed."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"
    GITHUB = "github"


LangOption = Annotated[Lang, typer.Option("--lang", help="zh | en")]
TodayOption = Annotated[
    str, typer.Option("--today", help="YYYY-MM-DD; by default the day of the commit, so that a check can be repeated")
]
FormatOption = Annotated[Format, typer.Option("--format", help="text | json | github | markdown | sarif")]
RootOption = Annotated[Path | None, typer.Option("--root", help="the repository; by default the nearest one above")]
