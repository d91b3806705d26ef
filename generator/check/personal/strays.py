"""Files that no descriptor names are published nowhere, but the repository holds them: what they tell about people."""

from collections.abc import Iterator, Mapping

from generator.check.folder import printable
from generator.check.personal.evidence import Matches, together
from generator.check.personal.files import code_of
from generator.check.personal.kinds import LABELS
from generator.check.personal.scan import scan
from generator.model.entry import Entry
from generator.model.finding import Place, Problem
from generator.model.text import Text
from generator.read.unpacked import texts_in


def check_strays(entry: Entry, contents: Mapping[str, bytes]) -> Iterator[Problem]:
    """Yield the kinds of personal data and secrets in the undeclared files of an entry, archives and workbooks too."""
    for name, content in contents.items():
        found: list[Matches] = [scan(text.split("\n")) for text in texts_in(content)]
        for kind, match in sorted(together(found).items()):
            what = LABELS[kind]
            message = Text(
                f"没有登记的文件里有{what.zh}，{match.count} 处",
                f"a file that is not declared holds {what.en}, {match.count} times",
            )
            yield Problem(code=code_of(kind), place=Place(f"{entry.folder}/{printable(name)}", 1), message=message)
