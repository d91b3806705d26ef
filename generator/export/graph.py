"""A graph of linked data as nodes with names, and the three spellings of it: Turtle, JSON-LD and RDF/XML.

There are no blank nodes: every node has an address, so that documents may be joined, and two spellings are the same
graph by comparing their triples. A node is spelt by itself; a document is a head, some nodes and a tail.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from json.encoder import encode_basestring as quoted

from generator.export.xml import attribute, content, holdable

PREFIXES: Mapping[str, str] = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "hydra": "http://www.w3.org/ns/hydra/core#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_NO_IRI = re.compile(r"[\x00-\x20<>\"{}|\\^`]")


@dataclass(frozen=True, slots=True)
class Iri:
    """The address of another node."""

    value: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A text in a language, or a value of a datatype (``xsd:date``); plain where neither is given."""

    value: str
    lang: str = ""
    datatype: str = ""


Object = Iri | Literal
Pairs = tuple[tuple[str, tuple[Object, ...]], ...]


@dataclass(frozen=True, slots=True)
class Node:
    """What is said of one thing: its address, its types, and its properties (``dct:title``) with their values."""

    address: str
    types: tuple[str, ...]
    pairs: Pairs


def iri(value: str) -> Iri:
    """Return an address with what no address may hold percent-encoded."""
    return Iri(_NO_IRI.sub(lambda found: f"%{ord(found[0]):02X}", value))


def literal(value: str, lang: str = "", datatype: str = "") -> Literal:
    """Return a value without the characters that XML cannot hold, so that all spellings say the same."""
    return Literal(holdable(value), lang, datatype)


def node(address: str, types: Iterable[str], *pairs: tuple[str, Iterable[Object]]) -> Node:
    """Return a node; properties without values are left out, and values are not repeated."""
    kept = ((name, tuple(dict.fromkeys(values))) for name, values in pairs)
    return Node(iri(address).value, tuple(dict.fromkeys(types)), tuple(pair for pair in kept if pair[1]))


@dataclass(frozen=True, slots=True)
class Syntax:
    """One spelling: the suffix and media type of its files, and how a node and a whole document are spelt."""

    suffix: str
    media_type: str
    spell: Callable[[Node], str]
    document: Callable[[Iterable[str]], str]


def _turtle(each: Node) -> str:
    lines = [f"a {', '.join(each.types)}"]
    lines += [f"{name} {', '.join(map(_turtle_object, values))}" for name, values in each.pairs]
    return f"<{each.address}> " + " ;\n    ".join(lines) + " .\n"


def _turtle_object(value: Object) -> str:
    if isinstance(value, Iri):
        return f"<{value.value}>"
    text = quoted(value.value)
    if value.lang:
        return f"{text}@{value.lang}"
    return f"{text}^^{value.datatype}" if value.datatype else text


def _turtle_document(nodes: Iterable[str]) -> str:
    head = "".join(f"@prefix {name}: <{address}> .\n" for name, address in PREFIXES.items())
    return head + "\n" + "\n".join(nodes)


def _json(each: Node) -> str:
    types = ",".join(f'"{name}"' for name in each.types)
    parts = [f'{{"@id":{quoted(each.address)},"@type":[{types}]']
    parts += [f'"{name}":[{",".join(map(_json_object, values))}]' for name, values in each.pairs]
    return ",".join(parts) + "}"


def _json_object(value: Object) -> str:
    if isinstance(value, Iri):
        return f'{{"@id":{quoted(value.value)}}}'
    text = f'{{"@value":{quoted(value.value)}'
    if value.lang:
        return f'{text},"@language":"{value.lang}"}}'
    return f'{text},"@type":"{value.datatype}"}}' if value.datatype else f"{text}}}"


def _json_document(nodes: Iterable[str]) -> str:
    context = ",".join(f'"{name}":"{address}"' for name, address in PREFIXES.items())
    return f'{{"@context":{{{context}}},"@graph":[\n' + ",\n".join(nodes) + "\n]}\n"


def _xml(each: Node) -> str:
    lines = [f"<rdf:Description rdf:about={attribute(each.address)}>"]
    lines += [f'<rdf:type rdf:resource="{_full(name)}"/>' for name in each.types]
    lines += [_xml_object(name, value) for name, values in each.pairs for value in values]
    return "\n".join(lines) + "\n</rdf:Description>\n"


def _xml_object(name: str, value: Object) -> str:
    if isinstance(value, Iri):
        return f"<{name} rdf:resource={attribute(value.value)}/>"
    text = content(value.value)
    if value.lang:
        return f'<{name} xml:lang="{value.lang}">{text}</{name}>'
    if value.datatype:
        return f'<{name} rdf:datatype="{_full(value.datatype)}">{text}</{name}>'
    return f"<{name}>{text}</{name}>"


def _full(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def _xml_document(nodes: Iterable[str]) -> str:
    names = " ".join(f'xmlns:{name}="{address}"' for name, address in PREFIXES.items())
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF {names}>\n' + "".join(nodes) + "</rdf:RDF>\n"


SYNTAXES = (
    Syntax("ttl", "text/turtle", _turtle, _turtle_document),
    Syntax("jsonld", "application/ld+json", _json, _json_document),
    Syntax("rdf", "application/rdf+xml", _xml, _xml_document),
)
