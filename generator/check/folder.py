"""What lies in an entry's folder against what its descriptor names."""

from generator.model.entry import Entry


def present_files(entry: Entry) -> tuple[str, ...]:
    """Return the names of the folder's plain files, as they stand below it."""
    return tuple(each.path.removeprefix(f"{entry.folder}/") for each in entry.files)


def declared_files(entry: Entry) -> frozenset[str]:
    """Return the descriptor's own name and every file that it names."""
    return frozenset({entry.document.file.rpartition("/")[2], *(each.path for each in entry.resources)})


def undeclared_files(entry: Entry) -> tuple[str, ...]:
    """Return the files of the folder that the descriptor does not name."""
    declared = declared_files(entry)
    return tuple(each for each in present_files(entry) if each not in declared)


def missing_files(entry: Entry) -> tuple[str, ...]:
    """Return the files that the descriptor names and the folder does not have."""
    present = frozenset(present_files(entry))
    return tuple(dict.fromkeys(each.path for each in entry.resources if each.path and each.path not in present))


def printable(name: str) -> str:
    """Return a file name fit to be shown, what cannot be printed written as its number."""
    return "".join(each if each.isprintable() else f"\\x{ord(each):02x}" for each in name)
