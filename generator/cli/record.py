"""``portal record-reviews``: what a forge knows of reviews becomes rows of the register of submissions."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from generator.cli.options import LangOption, RootOption
from generator.cli.setting import day_of, repository, say, stop
from generator.model.catalogue import Catalogue
from generator.model.text import Lang, Text
from generator.publish.submissions import FILE, ReviewedRound, record_reviews
from generator.read.repository import read_repository
from generator.read.tree import WorkingTree

RESULTS = ("passed", "returned")


def record(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="rounds as reviewed_submissions.py prints them")],
    *,
    lang: LangOption = Lang.ZH,
    root: RootOption = None,
) -> None:
    """Register when submissions were received and reviewed; twice adds nothing. 登记提交的收到日期和审核日期。"""
    place = repository(root, lang)
    catalogue = read_repository(WorkingTree(place, ("catalog",))).catalogue
    added = record_reviews(place, catalogue, _rounds(source, catalogue, lang))
    sys.stdout.writelines(f"{number}\n" for number in added)
    say(
        Text("{file} 新登记 {number} 轮；核对后提交", "{number} rounds added to {file}; look and commit"),
        lang,
        file=FILE,
        number=len(added),
    )


def _rounds(source: Path, catalogue: Catalogue, lang: Lang) -> tuple[ReviewedRound, ...]:
    """Return the rounds of a file whose data belong to one registered publisher; tables of the authority have no clock."""
    try:
        found = []
        for each in json.loads(source.read_bytes()):
            owners = {str(key).partition("/")[0] for key in each["entries"]}
            if len(owners) == 1 and owners <= set(catalogue.publishers):
                found.append(
                    ReviewedRound(
                        number=int(each["number"]),
                        publisher=owners.pop(),
                        received=day_of(str(each["received"]), lang),
                        reviewed=day_of(str(each["reviewed"]), lang),
                        result=RESULTS[RESULTS.index(each["result"])],
                    )
                )
    except (OSError, ValueError, KeyError, TypeError) as error:
        stop(Text("读不出审核清单：{why}", "the list of reviews cannot be read: {why}"), lang, why=error)
    return tuple(found)
