"""What every export is made of: the public view of the catalogue and what was measured on open entries, nothing else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.derive.public import is_listed, public_view
from generator.derive.tombstones import tombstones
from generator.model.catalogue import Catalogue, Publisher, Term
from generator.model.entry import Entry, Openness, Resource
from generator.model.facts import Distribution, EntryFacts
from generator.model.text import NOTHING, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicView:
    """The catalogue as machines may see it; ``facts`` holds measures of entries that offer their data, and no others.

    ``closed_keys`` names entries that exist but are not shown at all: what mentions one of them is left out.
    """

    catalogue: Catalogue
    facts: Mapping[str, EntryFacts]
    entries: tuple[Entry, ...]
    closed_keys: frozenset[str]
    today: str
    profile: str
    followed: Mapping[str, tuple[str, ...]]
    """The removed entries that each entry replaces."""

    def url(self, path: str = "") -> str:
        """Return the address of a path of the site."""
        return self.catalogue.portal.base_url + path

    def page(self, entry: Entry) -> str:
        """Return the address of an entry's page, which is also its identity among linked data."""
        return f"{self.catalogue.portal.base_url}datasets/{entry.key}/"

    def replaced(self, entry: Entry) -> tuple[str, ...]:
        """Return the identities that an entry continues."""
        return self.followed.get(entry.key, ())

    def publisher(self, entry: Entry) -> Publisher | None:
        """Return who publishes an entry."""
        return self.catalogue.publishers.get(entry.publisher)

    def publisher_name(self, entry: Entry) -> Text:
        """Return the name of who publishes an entry, its code where it is not registered."""
        found = self.publisher(entry)
        return found.name if found else Text(entry.publisher, entry.publisher)

    def offered(self, entry: Entry) -> tuple[Distribution, ...]:
        """Return the files that anyone may take."""
        facts = self.facts.get(entry.key)
        return tuple(each for each in facts.distributions if each.path) if facts else ()

    def tables(self, entry: Entry) -> tuple[tuple[Resource, Distribution], ...]:
        """Return the resources whose data are offered, each with the file as its publisher made it."""
        sources = {each.resource: each for each in self.offered(entry) if each.format == "csv"}
        return tuple((each, sources[each.name]) for each in entry.resources if each.name in sources)

    def terms(self, vocabulary: str, codes: Iterable[str]) -> tuple[Term, ...]:
        """Return those codes that the vocabulary knows."""
        known = self.catalogue.vocabularies.get(vocabulary, {})
        return tuple(known[each] for each in codes if each in known)

    def label(self, vocabulary: str, code: str) -> Text:
        """Return the label of a code."""
        return self.catalogue.label(vocabulary, code) if code else NOTHING

    def media_type(self, code: str) -> str:
        """Return the media type of a format."""
        term = self.catalogue.vocabularies.get("formats", {}).get(code)
        return term.extra.get("mediaType", "") if term else ""


def view_of(catalogue: Catalogue, facts: Mapping[str, EntryFacts], today: str, profile: str) -> PublicView:
    """Return the public view of a catalogue, newest entries first."""
    public = public_view(catalogue)
    shown = {each.key for each in public.entries}
    followed: dict[str, tuple[str, ...]] = {}
    for each in tombstones(public):
        followed[each.successor] = (*followed.get(each.successor, ()), each.key)
    return PublicView(
        catalogue=public,
        facts={each.key: facts[each.key] for each in public.entries if each.offers_data and each.key in facts},
        entries=tuple(each for each in public.entries if is_listed(each)),
        closed_keys=frozenset(each.key for each in catalogue.entries if each.key not in shown),
        today=today,
        profile=profile,
        followed=followed,
    )


def shows_all(entry: Entry) -> bool:
    """Tell whether an entry shows more than its name: neither withheld nor suspended nor withdrawn."""
    return entry.openness is not Openness.WITHHELD and is_listed(entry)


def summary_of(entry: Entry, view: PublicView) -> Text:
    """Return what an entry says of itself; one that shows only its name says why."""
    if shows_all(entry):
        return entry.description
    if entry.status_change:
        status, note = view.label("statuses", entry.status or ""), entry.status_change.note
        return Text(
            f"{status.zh}（{entry.status_change.date}）：{note.zh}",
            f"{status.en} ({entry.status_change.date}): {note.en or note.zh}",
        )
    openness = view.label("openness", entry.openness or "")
    basis = [f"{each.title}{each.article}" for each in entry.legal_basis]
    return Text(f"{openness.zh}。依据：{'；'.join(basis)}", f"{openness.en}. Basis: {'; '.join(basis)}")
