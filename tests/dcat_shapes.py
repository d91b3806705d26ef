"""What DCAT-AP 3.0.1 demands, as SHACL: every property of every class of the profile's published shapes.

Line by line what ``releases/3.0.1/shacl/dcat-ap-SHACL.ttl`` of SEMICeu/DCAT-AP asks for: ``path least-most kind``, where a
kind is ``literal``, ``iri`` (an address), a datatype or a class. A value's class must stand in the document itself,
because nothing is fetched.
"""

from collections.abc import Iterator

from generator.export.graph import PREFIXES

_MORE = {
    "locn": "http://www.w3.org/ns/locn#",
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "prov": "http://www.w3.org/ns/prov#",
    "sh": "http://www.w3.org/ns/shacl#",
    "time": "http://www.w3.org/2006/time#",
}
_NAMED = "dct:title 1-* literal|dct:description 1-* literal"
_DATES = "dct:issued 0-1 literal|dct:modified 0-1 literal"
_LAW = "dcatap:applicableLegislation 0-* eli:LegalResource"
_WHERE = "dct:spatial 0-* dct:Location|dct:temporal 0-* dct:PeriodOfTime"
_RULES = {
    "adms:Identifier": "skos:notation 1-1 literal",
    "dcat:Catalog": f"{_NAMED}|{_DATES}|{_LAW}|{_WHERE}|dct:hasPart 0-* dcat:Catalog|dcat:dataset 0-* dcat:Dataset|"
    "dcat:themeTaxonomy 0-* skos:ConceptScheme|dct:language 0-* dct:LinguisticSystem|dcat:record 0-* dcat:CatalogRecord|"
    "dcat:catalog 0-* dcat:Catalog|dct:publisher 1-1 foaf:Agent|dct:creator 0-1 foaf:Agent|foaf:homepage 0-1 foaf:Document|"
    "dct:rights 0-* dct:RightsStatement|dct:license 0-1 dct:LicenseDocument|dcat:service 0-* dcat:DataService",
    "dcat:CatalogRecord": "dct:modified 1-1 literal|adms:status 0-1 skos:Concept|dct:language 0-* dct:LinguisticSystem|"
    "dct:conformsTo 0-* dct:Standard|foaf:primaryTopic 1-1 dcat:Resource|dct:source 0-1 dcat:CatalogRecord|"
    "dct:issued 0-1 literal|dct:description 0-* literal|dct:title 0-* literal",
    "dcat:DataService": f"dct:title 1-* literal|dct:description 0-* literal|{_LAW}|dct:conformsTo 0-* dct:Standard|"
    "dct:accessRights 0-1 dct:RightsStatement|dcat:servesDataset 0-* dcat:Dataset|dcat:landingPage 0-* foaf:Document|"
    "dcat:endpointURL 1-* iri|dcat:endpointDescription 0-* iri|dcat:keyword 0-* literal|dct:publisher 0-1 foaf:Agent|"
    "foaf:page 0-* foaf:Document|dct:format 0-* dct:MediaTypeOrExtent|dcat:contactPoint 0-* vcard:Kind|"
    "dcat:theme 0-* skos:Concept|dct:license 0-1 dct:LicenseDocument",
    "dcat:DatasetSeries": f"{_NAMED}|{_DATES}|{_LAW}|{_WHERE}|dct:accrualPeriodicity 0-1 dct:Frequency|"
    "dct:publisher 0-1 foaf:Agent|dcat:contactPoint 0-* vcard:Kind",
    "dcat:Dataset": f"{_NAMED}|{_DATES}|{_LAW}|{_WHERE}|adms:identifier 0-* adms:Identifier|dct:conformsTo 0-* dct:Standard|"
    "dct:accrualPeriodicity 0-1 dct:Frequency|dct:relation 0-* iri|dct:provenance 0-* dct:ProvenanceStatement|"
    "dct:accessRights 0-1 dct:RightsStatement|dcat:temporalResolution 0-1 xsd:duration|dcat:version 0-1 literal|"
    "prov:wasGeneratedBy 0-* prov:Activity|dct:language 0-* dct:LinguisticSystem|dcat:distribution 0-* dcat:Distribution|"
    "dct:source 0-* dcat:Dataset|dcat:landingPage 0-* foaf:Document|dct:type 0-* skos:Concept|adms:sample 0-* dcat:Distribution|"
    "dct:isReferencedBy 0-* iri|dcat:qualifiedRelation 0-* dcat:Relationship|dcat:spatialResolutionInMeters 0-* xsd:decimal|"
    "dcat:hasVersion 0-* dcat:Dataset|adms:versionNotes 0-* literal|dcat:keyword 0-* literal|dcat:inSeries 0-* dcat:DatasetSeries|"
    "dct:publisher 0-1 foaf:Agent|foaf:page 0-* foaf:Document|dcat:contactPoint 0-* vcard:Kind|dct:creator 0-* foaf:Agent|"
    "prov:qualifiedAttribution 0-* prov:Attribution|dcat:theme 0-* skos:Concept|dct:identifier 0-* literal",
    "dcat:Distribution": f"dct:title 0-* literal|dct:description 0-* literal|{_DATES}|{_LAW}|dcat:mediaType 0-1 dct:MediaType|"
    "dcatap:availability 0-1 skos:Concept|adms:status 0-1 skos:Concept|dcat:temporalResolution 0-1 xsd:duration|"
    "dcat:compressFormat 0-1 dct:MediaType|dcat:packageFormat 0-1 dct:MediaType|dct:conformsTo 0-* dct:Standard|"
    "dcat:accessService 0-* dcat:DataService|dcat:downloadURL 0-* iri|dct:language 0-* dct:LinguisticSystem|"
    "odrl:hasPolicy 0-1 odrl:Policy|dcat:spatialResolutionInMeters 0-1 xsd:decimal|dcat:byteSize 0-1 xsd:nonNegativeInteger|"
    "spdx:checksum 0-1 spdx:Checksum|foaf:page 0-* foaf:Document|dct:format 0-1 dct:MediaTypeOrExtent|"
    "dct:rights 0-* dct:RightsStatement|dct:license 0-1 dct:LicenseDocument|dcat:accessURL 1-* iri",
    "dcat:Relationship": "dct:relation 1-* iri|dcat:hadRole 1-* dcat:Role",
    "dct:LicenseDocument": "dct:type 0-* skos:Concept",
    "dct:Location": "dcat:bbox 0-1 literal|locn:geometry 0-1 locn:Geometry|dcat:centroid 0-1 literal",
    "dct:PeriodOfTime": "time:hasBeginning 0-1 time:Instant|time:hasEnd 0-1 time:Instant|dcat:startDate 0-1 literal|"
    "dcat:endDate 0-1 literal",
    "foaf:Agent": "foaf:name 1-* literal|dct:type 0-1 skos:Concept",
    "skos:Concept": "skos:prefLabel 1-* literal",
    "skos:ConceptScheme": "dct:title 1-* literal",
    "spdx:Checksum": "spdx:algorithm 1-1 spdx:ChecksumAlgorithm|spdx:checksumValue 1-1 xsd:hexBinary",
}


def shapes() -> str:
    """Return the shapes as Turtle."""
    head = "".join(f"@prefix {name}: <{address}> .\n" for name, address in {**PREFIXES, **_MORE}.items())
    return head + "\n".join(_shapes())


def _shapes() -> Iterator[str]:
    for target, rules in _RULES.items():
        parts = "; ".join(f"sh:property [ {_property(rule)} ]" for rule in rules.split("|"))
        yield f"[] a sh:NodeShape; sh:targetClass {target}; {parts} ."


def _property(rule: str) -> str:
    path, number, kind = rule.split()
    least, most = number.split("-")
    parts = [f"sh:path {path}", f"sh:nodeKind sh:{'Literal' if kind[:4] in {'lite', 'xsd:'} else 'BlankNodeOrIRI'}"]
    if ":" in kind:
        parts.append(f"sh:{'datatype' if kind.startswith('xsd:') else 'class'} {kind}")
    parts += [f"sh:minCount {least}"] if least != "0" else []
    parts += [f"sh:maxCount {most}"] if most != "*" else []
    return "; ".join(parts)
