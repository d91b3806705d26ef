"""ckanext-dcat reads the catalogue in three spellings: every entry once, with its title, and its files with sizes and sums.

python benchmarks/outside/harvest.py SITE, in an environment with ckan, its requirements and ckanext-dcat; no server is needed.
"""

import json
import sys
from pathlib import Path
from typing import Any

from ckan.common import config
from ckanext.dcat.processors import RDFParser

SPELLINGS = {"ttl": "turtle", "jsonld": "json-ld", "rdf": "xml"}


def harvested(site: Path, suffix: str) -> dict[str, Any]:
    """Return the datasets that a harvester gets from one spelling, by identity."""
    parser = RDFParser(profiles=["euro_dcat_ap_3"])
    parser.parse((site / "dcat" / f"catalog.{suffix}").read_text(encoding="utf-8"), _format=SPELLINGS[suffix])
    found = {}
    for each in parser.datasets():
        extras = {extra["key"]: extra["value"] for extra in each["extras"]}
        files = {
            file["download_url"]: (file["hash"], int(file["size"]), file["mimetype"]) for file in each["resources"]
        }
        found[each.get("identifier") or extras.get("identifier", "")] = (each["title"], files)
    return found


def published(site: Path) -> dict[str, Any]:
    """Return the same from the static interface."""
    found = {}
    for path in sorted((site / "api/v1/entries").rglob("*.json")):
        entry = json.loads(path.read_bytes())
        files = {
            file["url"]: (file["sha256"], file["bytes"], file["mediaType"])
            for each in entry.get("resources", [])
            for file in each.get("downloads", [])
        }
        if not entry.get("removed"):
            found[entry["id"]] = (entry["title"].get("en") or entry["title"]["zh"], files)
    return found


def main() -> int:
    """Compare, and return whether something differs."""
    config["ckan.locale_default"], config["ckan.site_url"] = "en", "http://ckan.example"
    site = Path(sys.argv[1])
    wanted = published(site)
    bad = 0
    for suffix in SPELLINGS:
        found = harvested(site, suffix)
        wrong = sorted(key for key in {*found, *wanted} if found.get(key) != wanted.get(key))
        bad += len(wrong)
        print(suffix, len(found), "datasets,", len(wrong), "different", *wrong[:5])
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
