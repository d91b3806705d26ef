"""Every export that follows from the public view alone; the rows and the sitemap follow from what else is published."""

from collections.abc import Callable, Iterator

from generator.export.api import api
from generator.export.ckan import ckan
from generator.export.croissant import croissant
from generator.export.data_json import data_json
from generator.export.datapackage import datapackages
from generator.export.dcat_files import dcat
from generator.export.feeds import feeds
from generator.export.markdown_twin import markdown_twins
from generator.export.portal_fields import portal_fields
from generator.export.signposts import signposts
from generator.export.tombstones import tombstone_files
from generator.export.view import PublicView
from generator.model.artifact import Artifact

EXPORTS: tuple[Callable[[PublicView], Iterator[Artifact]], ...] = (
    datapackages,
    dcat,
    croissant,
    data_json,
    ckan,
    api,
    feeds,
    markdown_twins,
    portal_fields,
    signposts,
    tombstone_files,
)
