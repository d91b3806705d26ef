"""Forms of the public: blank and printable without a script, filled in and turned into files in the reader's browser."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.model.form import Form, FormField
from generator.model.law import Parameter
from generator.model.text import Lang, Text
from generator.pages.site import Page, Site

FOLDER = "forms/"
SCRIPTS = ("assets/portal/form.js",)
STYLES = ("assets/portal/live.css",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One way to hand something in; an address is empty where there is none to click."""

    kind: str
    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormView:
    """One form: its fields by section, the deadlines that the law sets, and where it is handed in."""

    form: Form
    sections: tuple[tuple[Text, tuple[FormField, ...]], ...]
    deadlines: tuple[Parameter, ...]
    channels: tuple[Channel, ...]
    demonstration: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FormsView:
    """All forms."""

    forms: tuple[Form, ...]


def pages(site: Site, lang: Lang) -> Iterator[Page]:
    """Yield the list of forms and the page of each."""
    forms = site.catalogue.forms
    yield Page(
        lang=lang,
        path=FOLDER,
        title=site.words["forms"].of(lang),
        description=site.words["forms.text"].of(lang),
        template="forms.html",
        view=FormsView(forms=forms),
    )
    for form in forms:
        yield Page(
            lang=lang,
            path=f"{FOLDER}{form.code}/",
            title=form.title.shown(lang),
            description=form.text.shown(lang),
            template="form.html",
            view=view_of(form, site, lang),
            scripts=SCRIPTS,
            styles=STYLES,
        )


def view_of(form: Form, site: Site, lang: Lang) -> FormView:
    """Return what the page of a form shows."""
    law = site.catalogue.law
    found = (law.parameter(each, site.today) for each in form.parameters)
    return FormView(
        form=form,
        sections=tuple(
            (section, tuple(fields)) for section, fields in groupby(form.fields, key=lambda each: each.section)
        ),
        deadlines=tuple(each for each in found if each is not None),
        channels=tuple(_channels(form, site, lang)),
        demonstration=site.catalogue.portal.demonstration,
    )


def _channels(form: Form, site: Site, lang: Lang) -> Iterator[Channel]:
    """Yield the channels of ``portal.yaml``; the public repository only for what will be public anyway."""
    portal = site.catalogue.portal
    intake = portal.intake
    platform = Text(intake.get("platform", ""), intake.get("platformEn", "")).shown(lang)
    if platform:
        yield Channel(kind="platform", label=platform, url=intake.get("url", ""))
    if intake.get("email"):
        yield Channel(kind="email", label=intake["email"], url=f"mailto:{intake['email']}")
    if intake.get("phone"):
        yield Channel(kind="phone", label=intake["phone"], url="")
    if form.public and portal.repository:
        yield Channel(kind="repository", label=portal.repository, url=portal.repository)
