"""One entry on both sides, and how a change of it is told."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from generator.compare.values import Difference, at, differences, same, shown_if
from generator.compare.words import Words, say
from generator.model.change import Change, ChangeKind, RowDifference
from generator.model.document import JSON, dotted
from generator.model.entry import Entry
from generator.model.finding import Path
from generator.model.text import Text

Tables = Mapping[str, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The same entry before and after, with the tables of both sides by repository path."""

    old: Entry
    new: Entry
    old_tables: Tables
    new_tables: Tables
    words: Words

    def raw(self, path: Path) -> tuple[JSON, JSON]:
        """Return what was written at a path on both sides."""
        return at(self.old.document.value, path), at(self.new.document.value, path)

    def change(
        self,
        kind: ChangeKind,
        path: Path,
        title: Text,
        *,
        before: str = "",
        after: str = "",
        gone: bool = False,
        rows: RowDifference | None = None,
    ) -> Change:
        """Return a change of this entry; what is gone stands at the nearest part that is still there."""
        place = self.new.place(*(path[:-1] if gone else path))
        return Change(
            kind=kind,
            entry=self.new.key,
            place=place,
            path=dotted(path),
            before=before,
            after=after,
            title=title,
            rows=rows,
        )

    def metadata(self, difference: Difference) -> Change:
        """Return a difference that no other kind tells, in general words."""
        before, after = difference.shown
        return self.change(
            ChangeKind.METADATA_CHANGED,
            difference.path,
            in_general(difference, self.words),
            before=before,
            after=after,
            gone=not difference.has,
        )

    def rest(self, old_path: Path, new_path: Path, skip: Collection[str] = ()) -> Iterator[Change]:
        """Yield what differs between two groups besides the keys in ``skip``, each path by itself."""
        old, new = at(self.old.document.value, old_path), at(self.new.document.value, new_path)
        for each in differences(old, new, new_path, skip):
            yield self.metadata(each)

    def whole(self, path: Path) -> Iterator[Change]:
        """Yield the change of a whole value that no finer comparison could tell (it has a wrong shape)."""
        before, after = self.raw(path)
        if self.differs(path):
            yield self.metadata(
                Difference(path=path, before=before, after=after, had=before is not None, has=after is not None)
            )

    def differs(self, path: Path) -> bool:
        """Tell whether the values at a path differ as written."""
        return not same(*self.raw(path))

    def written(self, path: Path) -> tuple[str, str]:
        """Return the JSON text at a path on both sides, empty where nothing was written."""
        before, after = self.raw(path)
        return shown_if(before), shown_if(after)


def in_general(difference: Difference, words: Words) -> Text:
    """Return a difference in general words; free text is never repeated in the sentence."""
    name = words.property(difference.path)
    if not difference.had:
        return say("增加了{name}", "{name} was added", name=name)
    if not difference.has:
        return say("删去了{name}", "{name} was removed", name=name)
    before = words.value(difference.path, difference.before)
    after = words.value(difference.path, difference.after)
    if before is None or after is None:
        return say("{name}有改动", "{name} was changed", name=name)
    return say(
        "{name}由{before}改为{after}", "{name} changed from {before} to {after}", name=name, before=before, after=after
    )
