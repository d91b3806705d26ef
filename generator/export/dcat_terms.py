"""What entries refer to, as linked data: bodies, words of vocabularies, licences, laws. Each is said once a document.

DCAT-AP's shapes ask for the type of every node that is named, and a name for every concept, in the document itself.
Where a word has a counterpart in the EU's authority tables the city's own word stands beside it, never instead of it.
"""

from collections.abc import Iterator

from generator.export.graph import Iri, Literal, Node, iri, literal, node
from generator.export.view import PublicView
from generator.model.catalogue import Publisher, Term
from generator.model.entry import Entry
from generator.model.text import Text

EU = "http://publications.europa.eu/resource/authority/"
CHINESE = f"{EU}language/ZHO"
CHINA = f"{EU}country/CHN"
SHA_256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
PROFILE = "https://semiceu.github.io/DCAT-AP/releases/3.0.1/"
OPENAPI = "https://spec.openapis.org/oas/v3.1.0"

_EU_SCHEMES = {
    f"{EU}data-theme": Text("欧盟数据主题", "EU data themes"),
}


def texts(value: Text) -> tuple[Literal, ...]:
    """Return a text in the languages it was written in."""
    return tuple(literal(each, lang) for each, lang in ((value.zh, "zh"), (value.en, "en")) if each)


def day(value: str) -> tuple[Literal, ...]:
    """Return a date, or nothing."""
    return (literal(value, datatype="xsd:date"),) if value else ()


class Terms:
    """The addresses of what entries refer to, and the nodes behind them."""

    def __init__(self, view: PublicView) -> None:
        """Know the vocabularies and bodies of a public view."""
        self.view = view
        self._eu = {term.uri: term for term in view.catalogue.vocabularies.get("eu-terms", {}).values()}
        self._formats = {term.extra.get("format", ""): term.uri for term in self._eu.values()}
        self._nodes: dict[str, Node] = {each.address: each for each in self._constant()}
        self._used: dict[str, None] = {}

    def taken(self) -> tuple[Node, ...]:
        """Return the nodes behind all addresses that were given since the last time, and begin anew."""
        found = tuple(self._nodes[address] for address in self._used if address in self._nodes)
        self._used = {}
        return found

    def given(self, address: str) -> Iri:
        """Return an address and remember that its node is needed."""
        self._used[address] = None
        return Iri(address)

    def concepts(self, vocabulary: str, codes: tuple[str, ...]) -> tuple[Iri, ...]:
        """Return the EU's and the city's word for each code."""
        found: list[Iri] = []
        for term in self.view.terms(vocabulary, codes):
            if term.uri:
                found.append(self._outside(term, "skos:Concept"))
                if f"{term.uri.rpartition('/')[0]}" in _EU_SCHEMES:
                    self.given(term.uri.rpartition("/")[0])
            found.append(self._own(vocabulary, term))
        return tuple(found)

    def own(self, vocabulary: str, code: str) -> tuple[Iri, ...]:
        """Return the city's word for a code."""
        return tuple(self._own(vocabulary, term) for term in self.view.terms(vocabulary, (code,)))

    def one(self, vocabulary: str, code: str, kind: str) -> tuple[Iri, ...]:
        """Return one word as a thing of the type that the profile asks for: the EU's, else the city's."""
        for term in self.view.terms(vocabulary, (code,)):
            return (self._outside(term, kind, "skos:Concept"),) if term.uri else (self._own(vocabulary, term, kind),)
        return ()

    def places(self, codes: tuple[str, ...]) -> tuple[Iri, ...]:
        """Return the divisions and the country around them."""
        found = [self._own("divisions", term, "dct:Location") for term in self.view.terms("divisions", codes)]
        return (*found, self.given(CHINA)) if found else ()

    def format(self, code: str) -> tuple[Iri, ...]:
        """Return the file type of a format."""
        address = self._formats.get(code) or self.view.url(f"api/v1/codes/formats.json#{code}")
        label = self.view.label("formats", code)
        return (self._kept(node(address, ("dct:MediaTypeOrExtent",), ("rdfs:label", texts(label)))),)

    def media_type(self, code: str) -> tuple[Iri, ...]:
        """Return the media type of a format."""
        for term in self.view.terms("formats", (code,)):
            if term.uri:
                name = term.extra.get("mediaType", code)
                return (self._kept(node(term.uri, ("dct:MediaType",), ("rdfs:label", (literal(name),)))),)
        return ()

    def licence(self, entry: Entry) -> tuple[Iri, ...]:
        """Return the licence: the EU's word for it where there is one, with the address of its text."""
        for written in entry.licences[:1]:
            found = self.view.terms("licences", (written.name,))
            term = found[0] if found else None
            text = (term.extra.get("url", "") if term else "") or written.path
            address = (term.uri if term else "") or text or self.view.url(f"api/v1/codes/licences.json#{written.name}")
            title = literal((term.extra.get("title", "") if term else "") or written.title or written.name)
            same = (iri(text),) if text and text != address else ()
            pairs = (("dct:title", (title,)), ("rdfs:label", texts(term.label) if term else ()), ("owl:sameAs", same))
            return (self._kept(node(address, ("dct:LicenseDocument",), *pairs)),)
        return ()

    def agent(self, code: str) -> tuple[Iri, ...]:
        """Return a publisher or an authority."""
        catalogue = self.view.catalogue
        body = catalogue.publishers.get(code) or catalogue.authorities.get(code)
        if body is None:
            return ()
        address = self.view.url(f"publishers/{code}/#agent" if isinstance(body, Publisher) else f"publishers/#{code}")
        place = self._division(body.division)
        return (self._kept(node(address, ("foaf:Agent",), ("foaf:name", texts(body.name)), ("dct:spatial", place))),)

    def laws(self, entry: Entry | None = None) -> tuple[Iri, ...]:
        """Return the rules that the portal carries out, and what an entry names as its basis."""
        catalogue = self.view.catalogue
        found = []
        act = catalogue.law.acts.get(catalogue.portal.law)
        if act:
            address = act.url or self.view.url(f"law/#{act.code}")
            found.append(self._kept(node(address, ("eli:LegalResource",), ("dct:title", texts(act.title)))))
        for basis in entry.legal_basis if entry else ():
            if basis.url:
                title = (literal(basis.title, "zh"),)
                found.append(self._kept(node(basis.url, ("eli:LegalResource",), ("dct:title", title))))
        return tuple(found)

    def rights(self) -> tuple[Iri, ...]:
        """Return what everyone owes who uses the data."""
        return (self.given(self.view.url("terms/#rights")),)

    def _division(self, code: str) -> tuple[Iri, ...]:
        return tuple(self._own("divisions", term, "dct:Location") for term in self.view.terms("divisions", (code,)))

    def _outside(self, term: Term, *kinds: str) -> Iri:
        label = self._eu[term.uri].label if term.uri in self._eu else term.label
        scheme = term.uri.rpartition("/")[0]
        inside = (iri(scheme),) if scheme in _EU_SCHEMES else ()
        return self._kept(node(term.uri, kinds, ("skos:prefLabel", texts(label)), ("skos:inScheme", inside)))

    def _own(self, vocabulary: str, term: Term, *kinds: str) -> Iri:
        scheme = self.view.url(f"api/v1/codes/{vocabulary}.json")
        self.given(scheme)
        return self._kept(
            node(
                f"{scheme}#{term.code}",
                dict.fromkeys((*kinds, "skos:Concept")),
                ("skos:prefLabel", texts(term.label)),
                ("skos:notation", (literal(term.code),)),
                ("skos:inScheme", (iri(scheme),)),
                ("skos:closeMatch", (iri(term.uri),) if term.uri else ()),
            )
        )

    def _kept(self, each: Node) -> Iri:
        self._nodes.setdefault(each.address, each)
        return self.given(each.address)

    def _constant(self) -> Iterator[Node]:
        for address, label in _EU_SCHEMES.items():
            yield _scheme(address, label)
        for vocabulary in self.view.catalogue.vocabularies:
            yield _scheme(self.view.url(f"api/v1/codes/{vocabulary}.json"), Text(vocabulary, vocabulary))
        yield node(CHINESE, ("dct:LinguisticSystem",), ("skos:prefLabel", texts(Text("中文", "Chinese"))))
        yield node(CHINA, ("dct:Location",), ("skos:prefLabel", texts(Text("中国", "China"))))
        yield node(SHA_256, ("spdx:ChecksumAlgorithm",))
        yield node(PROFILE, ("dct:Standard",), ("dct:title", (literal("DCAT-AP 3.0.1"),)))
        yield node(OPENAPI, ("dct:Standard",), ("dct:title", (literal("OpenAPI 3.1"),)))
        rights = Text(
            "使用时注明数据来源与获取日期。", "State the source and the date of retrieval when you use the data."
        )
        yield node(self.view.url("terms/#rights"), ("dct:RightsStatement",), ("rdfs:label", texts(rights)))


def _scheme(address: str, label: Text) -> Node:
    return node(address, ("skos:ConceptScheme",), ("dct:title", texts(label)))
