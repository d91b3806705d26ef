"""Who may consent for an entry: the publisher's own authority and the city's."""

from generator.check.dates import day_of
from generator.model.catalogue import Catalogue
from generator.model.entry import Condition, Entry


def competent(entry: Entry, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the publisher's own authority and the city's, each once."""
    publisher = catalogue.publishers.get(entry.key.partition("/")[0])
    own = publisher.authority if publisher else ""
    return tuple(dict.fromkeys(each for each in (own, catalogue.portal.authority) if each))


def excepted(entry: Entry, catalogue: Catalogue) -> bool:
    """Tell whether a competent authority agreed in writing that the data are updated less often than allowed."""
    given = entry.update_exception
    if given is None or not given.reason.zh or day_of(given.date) is None:
        return False
    return given.approved_by in competent(entry, catalogue)


def released(condition: Condition, entry: Entry, catalogue: Catalogue) -> bool:
    """Tell whether a competent authority stated in writing that a condition does not discriminate."""
    given = condition.statement
    if given is None or not given.text.zh or day_of(given.date) is None:
        return False
    return given.by in competent(entry, catalogue)
