"""What is left of removed entries: every address answers, says why, and leads on where the content got another identity."""

import json
import posixpath
import re
from collections.abc import Mapping
from functools import cache

from rdflib import DCTERMS, URIRef
from rdflib.compare import isomorphic

from generator.model.text import Lang
from generator.pages import tombstones
from tests.export_support import exports_of, view_in
from tests.page_support import changed, site_of, stamped
from tests.support import golden_contents
from tests.test_dcat import FORMATS, complaints, graph_of

REGISTER = "catalog/registers/tombstones.csv"
OLD, BETWEEN, NEW = "parks/park-list", "parks/park-roll", "parks/park-register"
BASE = "https://data.example/"


def buried(*rows: str, contents: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    """Return the golden files with other rows in the register of tombstones."""
    header = "code,title,titleEn,publisher,withdrawnOn,reason,note,noteEn,successor"
    return {**(contents or golden_contents()), REGISTER: "\n".join((header, *rows, "")).encode()}


@cache
def renamed() -> Mapping[str, bytes]:
    """Return the golden files with an entry that got another identity twice."""
    moved = {
        path.replace("park-list", "park-register"): each.replace(b"park-list", b"park-register")
        for path, each in golden_contents().items()
    }
    note = "parks,2026-03-02,superseded,标识有误。,The identity was wrong."
    rows = (f"{OLD},公园名录,Park list,{note},{BETWEEN}", f"{BETWEEN},公园名册,Park roll,{note},{NEW}")
    return buried(*rows, contents=moved)


def test_a_removed_entry_leaves_its_page() -> None:
    """The address of an entry in the register of tombstones says since when it is gone and why, and leads nowhere."""
    contents = buried("parks/old-parks,旧公园名录,,parks,2026-03-02,data-error,数据有误。,,")
    site = site_of(contents)
    found = [page for lang in Lang for page in tombstones.pages(site, lang)]
    assert [page.url for page in found] == ["datasets/parks/old-parks/", "en/datasets/parks/old-parks/"]
    assert not any("refresh" in page.head for page in found)
    files = exports_of(view_in(contents))
    for page in found:
        links = re.findall(r'href="([^"]+)"', page.head)
        assert {posixpath.normpath(posixpath.join(page.url, each)) for each in links} <= set(files)
        assert len(links) == 4
    assert "2026-03-02" in stamped(site)["datasets/parks/old-parks/index.html"]
    value = json.loads(exports_of(view_in(contents))["api/v1/entries/parks/old-parks.json"])
    assert value["removed"]
    assert value["description"] == {"zh": "数据有误。"}
    assert "successor" not in value


def test_a_renamed_entry_leads_to_its_successor() -> None:
    """Both old addresses lead to the entry of today in both languages, at once and by a link for who does not follow."""
    pages = stamped(site_of(renamed()))
    for prefix in ("", "en/"):
        assert f"{prefix}datasets/{NEW}/index.html" in pages
        for old in (OLD, BETWEEN):
            page = pages[f"{prefix}datasets/{old}/index.html"]
            assert f'<meta http-equiv="refresh" content="0; url=../../../datasets/{NEW}/">' in page
            assert f'datasets/{NEW}/">' in page.partition("<body")[2]


def test_machines_follow_a_renamed_entry() -> None:
    """The old JSON names the new entry; the old linked data keep their address, and both sides say which follows which."""
    files = exports_of(view_in(renamed()))
    for old in (OLD, BETWEEN):
        value = json.loads(files[f"api/v1/entries/{old}.json"])
        assert value["successor"]["id"] == NEW
        assert value["successor"]["details"].removeprefix(BASE) in files
        graphs = [graph_of(files[f"datasets/{old}/dcat.{suffix}"], suffix) for suffix in FORMATS]
        assert isomorphic(graphs[0], graphs[1])
        assert isomorphic(graphs[0], graphs[2])
        assert complaints(graphs[0]) == ""
        own, after = (URIRef(f"{BASE}datasets/{key}/#dataset") for key in (old, NEW))
        assert (own, DCTERMS.isReplacedBy, after) in graphs[0]
        assert (after, DCTERMS.replaces, own) in graph_of(files[f"datasets/{NEW}/dcat.ttl"], "ttl")
        assert old not in files["api/v1/catalogue.json"].decode()


def test_every_address_of_an_entry_that_machines_keep_answers_after_it_was_renamed() -> None:
    """The description and the linked data of the old identity are where they were; its data files are the successor's."""
    before = exports_of(view_in(golden_contents()))
    after = exports_of(view_in(renamed()))
    kept = {path for path in before if path.startswith(f"datasets/{OLD}/dcat.") or path.endswith(f"/{OLD}.json")}
    assert len(kept) == 5
    assert kept <= set(after)
    assert {path.replace(OLD, NEW) for path in before if OLD in path} <= set(after)


def test_a_successor_that_is_not_shown_is_not_named() -> None:
    """Where the portal lists no withheld entries, a tombstone does not tell of one; a ring of successors leads nowhere."""
    hidden = changed({"catalog/portal.yaml": (("listWithheld: true", "listWithheld: false"),)})
    rows = (
        "parks/old-parks,旧公园名录,,parks,2026-03-02,superseded,数据有误。,,east-roads/accident-files",
        "parks/a,甲,,parks,2026-03-02,superseded,数据有误。,,parks/b",
        "parks/b,乙,,parks,2026-03-02,superseded,数据有误。,,parks/a",
    )
    contents = buried(*rows, contents=hidden)
    files = exports_of(view_in(contents))
    for key in ("parks/old-parks", "parks/a", "parks/b"):
        assert "successor" not in json.loads(files[f"api/v1/entries/{key}.json"])
    assert not any("refresh" in page.head for page in tombstones.pages(site_of(contents), Lang.ZH))
