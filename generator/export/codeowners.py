"""CODEOWNERS: on a forge that knows it, the review by the authority of the publisher's own level."""

from collections.abc import Iterator

from generator.derive.routing import CITY_REGISTERS
from generator.model.catalogue import Catalogue

PATH = ".github/CODEOWNERS"
ORGANISATION = "authorities"
"""Stands before the team where ``catalog/portal.yaml`` names no ``forge.organisation``."""

_HEAD = (
    "# Made from catalog/publishers; a test compares both and `PORTAL_GOLDEN=update pytest tests/test_codeowners.py` writes it anew. Do not edit by hand.",
    "# 由 catalog/publishers 生成，不要手改。每个主管部门对应一个团队，团队名就是主管部门代码。",
    "# The last line that fits a path counts: from the general to the special.",
    "# A suspension may be approved by the city's authority too; `portal review` says so.",
)


def codeowners(catalogue: Catalogue) -> str:
    """Return the file: the city's authority for everything, each publisher's folder for the authority of its level."""
    city = catalogue.portal.authority
    lines = [*_HEAD, "", f"* {_team(catalogue, city)}", f"/catalog/ {_team(catalogue, city)}", ""]
    lines += ["# Registers whose rows belong to the authority of the publisher they name"]
    lines += list(_registers(catalogue, city))
    lines += ["", "# Entries"]
    lines += [
        f"/datasets/{code}/ {_team(catalogue, publisher.authority or city)}"
        for code, publisher in sorted(catalogue.publishers.items())
    ]
    return "\n".join(lines) + "\n"


def _registers(catalogue: Catalogue, city: str) -> Iterator[str]:
    """Yield the shared registers: one of the authorities that have publishers is enough, the review names which."""
    served = {each.authority for each in catalogue.publishers.values() if each.authority} - {city}
    teams = " ".join(_team(catalogue, code) for code in (city, *sorted(served)))
    for name in sorted(set(catalogue.registers) - CITY_REGISTERS):
        yield f"/catalog/registers/{name}.csv {teams}"


def _team(catalogue: Catalogue, authority: str) -> str:
    forge = catalogue.portal.document.value.get("forge")
    named = forge.get("organisation") if isinstance(forge, dict) else None
    organisation = named if isinstance(named, str) and named else ORGANISATION
    return f"@{organisation}/{authority}"
