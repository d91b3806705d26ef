"""What DCAT-AP 3.0.1 demands, property by property, as SHACL: classes of values, how many, of what datatype.

Written from the profile's text; a value's class must stand in the document itself, because nothing is fetched.
"""

from collections.abc import Iterator

from generator.export.graph import PREFIXES

_ANY = "dct:title 1+ literal|dct:description * literal|dct:publisher 0-1 foaf:Agent"
_RULES = {
    "dcat:Catalog": f"{_ANY}|dct:description 1+ literal|dct:publisher 1-1 foaf:Agent|dct:language * dct:LinguisticSystem|"
    "foaf:homepage 0-1 foaf:Document|dct:issued 0-1 literal|dct:modified 0-1 literal|dct:spatial * dct:Location|"
    "dcat:themeTaxonomy * skos:ConceptScheme|dct:rights * dct:RightsStatement|dct:license 0-1 dct:LicenseDocument|"
    "dcatap:applicableLegislation * eli:LegalResource|dcat:dataset 1+ dcat:Dataset|dcat:record * dcat:CatalogRecord|"
    "dcat:service * dcat:DataService",
    "dcat:CatalogRecord": "foaf:primaryTopic 1-1 dcat:Resource|dct:modified 1-1 literal|dct:issued 0-1 literal|"
    "dct:conformsTo * dct:Standard|dct:language * dct:LinguisticSystem|adms:status 0-1 skos:Concept",
    "dcat:Dataset": f"{_ANY}|dct:description 1+ literal|dcat:contactPoint * vcard:Kind|dcat:landingPage * foaf:Document|"
    "dct:accessRights 0-1 dct:RightsStatement|dct:type * skos:Concept|dcat:theme * skos:Concept|dcat:keyword * literal|"
    "dct:language * dct:LinguisticSystem|dct:issued 0-1 literal|dct:modified 0-1 literal|dct:identifier * literal|"
    "dct:accrualPeriodicity 0-1 dct:Frequency|dct:temporal * dct:PeriodOfTime|dct:spatial * dct:Location|"
    "dcat:version 0-1 literal|dcat:inSeries * dcat:DatasetSeries|dcatap:applicableLegislation * eli:LegalResource|"
    "dct:provenance * dct:ProvenanceStatement|dcat:distribution * dcat:Distribution|dct:source * dcat:Dataset",
    "dcat:DatasetSeries": f"{_ANY}|dct:description 1+ literal|dcatap:applicableLegislation * eli:LegalResource",
    "dcat:Distribution": "dcat:accessURL 1+ iri|dcat:downloadURL * iri|dct:format 0-1 dct:MediaTypeOrExtent|"
    "dcat:mediaType 0-1 dct:MediaType|dcat:byteSize 0-1 xsd:nonNegativeInteger|spdx:checksum 0-1 spdx:Checksum|"
    "dct:license 0-1 dct:LicenseDocument|dct:rights * dct:RightsStatement|dct:issued 0-1 literal|"
    "dct:modified 0-1 literal|dct:language * dct:LinguisticSystem|dcatap:applicableLegislation * eli:LegalResource",
    "dcat:DataService": f"{_ANY}|dcat:endpointURL 1+ iri|dcat:endpointDescription * iri|dct:conformsTo * dct:Standard|"
    "dcat:servesDataset * dcat:Dataset|dct:accessRights 0-1 dct:RightsStatement|"
    "dcatap:applicableLegislation * eli:LegalResource",
    "spdx:Checksum": "spdx:algorithm 1-1 spdx:ChecksumAlgorithm|spdx:checksumValue 1-1 xsd:hexBinary",
    "dct:PeriodOfTime": "dcat:startDate 0-1 literal|dcat:endDate 0-1 literal",
    "foaf:Agent": "foaf:name 1+ literal|dct:type 0-1 skos:Concept",
    "skos:Concept": "skos:prefLabel 1+ literal",
    "skos:ConceptScheme": "dct:title 1+ literal",
}
_KINDS = {"literal": "sh:nodeKind sh:Literal", "iri": "sh:nodeKind sh:BlankNodeOrIRI"}


def shapes() -> str:
    """Return the shapes as Turtle."""
    head = "".join(f"@prefix {name}: <{address}> .\n" for name, address in PREFIXES.items())
    return head + "@prefix sh: <http://www.w3.org/ns/shacl#> .\n" + "\n".join(_shapes())


def _shapes() -> Iterator[str]:
    for target, rules in _RULES.items():
        parts = "; ".join(f"sh:property [ {_property(rule)} ]" for rule in rules.split("|"))
        yield f"[] a sh:NodeShape; sh:targetClass {target}; {parts} ."


def _property(rule: str) -> str:
    path, number, kind = rule.split()
    least, most = {"1+": ("1", ""), "*": ("", "")}.get(number) or number.split("-")
    parts = [f"sh:path {path}", _KINDS.get(kind) or f"sh:{'datatype' if kind.startswith('xsd:') else 'class'} {kind}"]
    parts += [f"sh:minCount {least}"] if least not in {"", "0"} else []
    parts += [f"sh:maxCount {most}"] if most else []
    return "; ".join(parts)
