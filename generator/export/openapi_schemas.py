"""The shapes of the static data interface in JSON Schema: every member that an answer may have."""

from generator.model.document import JSON

STRING: JSON = {"type": "string"}
_COUNT: JSON = {"type": "integer", "minimum": 0}
_TEXT: JSON = {"$ref": "#/components/schemas/Text"}
_TERM: JSON = {"$ref": "#/components/schemas/Term"}
_STRINGS: JSON = {"type": "array", "items": STRING}
_OBJECTS: JSON = {"type": "array", "items": {"type": "object"}}
_URL: JSON = {"type": "string", "format": "uri"}
_DATE: JSON = {"type": "string", "format": "date"}


def _object(required: str, **properties: JSON) -> JSON:
    return {"type": "object", "required": [*required.split()], "properties": properties}


def _list(items: JSON) -> JSON:
    return {"type": "array", "items": items}


_PAGE: dict[str, JSON] = {
    "total": _COUNT,
    "page": {"type": "integer", "minimum": 1},
    "pages": {"type": "integer", "minimum": 1},
    "next": {"type": ["string", "null"], "format": "uri"},
}
_PUBLISHER = _object("code name", code=STRING, name=_TEXT)
_REVIEW = _object("outcome date by", outcome=STRING, date=_DATE, by=STRING)
_SHARED: dict[str, JSON] = {"id": STRING, "title": _TEXT, "description": _TEXT, "publisher": _PUBLISHER}
SCHEMAS: dict[str, JSON] = {
    "Text": {"type": "object", "properties": {"zh": STRING, "en": STRING}, "additionalProperties": False},
    "Term": _object("code label", code=STRING, label=_TEXT),
    "Summary": _object(
        "id title publisher openness status page details",
        id=STRING,
        title=_TEXT,
        publisher=STRING,
        openness={"enum": ["unconditional", "conditional", "withheld"]},
        status={"enum": ["published", "archived"]},
        themes=_STRINGS,
        keywords=_STRINGS,
        updateFrequency=STRING,
        issued=_DATE,
        modified=_DATE,
        rows=_COUNT,
        formats=_STRINGS,
        page=_URL,
        details=_URL,
    ),
    "CataloguePage": _object(
        "total page pages next entries",
        **_PAGE,
        title=_TEXT,
        entries={"type": "array", "items": {"$ref": "#/components/schemas/Summary"}},
    ),
    "Entry": _object(
        "id title description publisher openness status links",
        **_SHARED,
        openness=_TERM,
        status=_TERM,
        issued=_DATE,
        statusChange=_object("date reason note", date=_DATE, reason=_TERM, note=_TEXT, case=STRING),
        legalBasis=_list(_object("kind title", kind=STRING, title=STRING, article=STRING, url=_URL, note=_TEXT)),
        links={"type": "object", "additionalProperties": _URL},
        dataType=_TERM,
        themes=_list(_TERM),
        industry=_TERM,
        keywords={"type": "object", "properties": {"zh": _STRINGS, "en": _STRINGS}},
        divisions=_list(_TERM),
        updateFrequency=_TERM,
        modified=_DATE,
        temporal={"type": "object", "properties": {"start": _DATE, "end": _DATE}},
        version=STRING,
        licences=_list(_object("name", name=STRING, title=STRING, url=_URL)),
        conditions=_list(_object("kind text", kind=STRING, text=_TEXT, risk=_TEXT)),
        materials=_list(_TEXT),
        services=_list(_object("kind", kind=STRING, description=_TEXT, url=_URL)),
        reviews={"type": "object", "properties": {"secrecy": _REVIEW, "security": _REVIEW, "risk": _REVIEW}},
        adjustments=_OBJECTS,
        metadataPoints=_object("points of missing", points=_COUNT, of=_COUNT, missing=_list(_TEXT)),
        sources=_list(_object("title", title=STRING, url=_URL)),
        synthetic=_TEXT,
        dictionary=_URL,
        resources=_list({"$ref": "#/components/schemas/Resource"}),
    ),
    "Resource": _object(
        "name role fields",
        name=STRING,
        title=_TEXT,
        description=_TEXT,
        role={"enum": ["data", "sample", "dictionary"]},
        crs=STRING,
        fields=_STRINGS,
        rows=_COUNT,
        pages=_object("size count complete first", size=_COUNT, count=_COUNT, complete={"type": "boolean"}, first=_URL),
        downloads=_list({"$ref": "#/components/schemas/Download"}),
    ),
    "Download": _object(
        "format mediaType url bytes sha256", format=STRING, mediaType=STRING, url=_URL, bytes=_COUNT, sha256=STRING
    ),
    "Tombstone": _object(
        "id title description publisher removed withdrawnOn page",
        **_SHARED,
        removed={"const": True},
        withdrawnOn=_DATE,
        reason=_TERM,
        successor=_object("id page details", id=STRING, page=_URL, details=_URL),
        page=_URL,
    ),
    "EntryOrTombstone": {"anyOf": [{"$ref": "#/components/schemas/Entry"}, {"$ref": "#/components/schemas/Tombstone"}]},
    "Dictionary": _object(
        "id entry resources",
        id=STRING,
        entry=_URL,
        resources=_list(
            _object(
                "resource fields",
                resource=STRING,
                title=_TEXT,
                missingValues=_STRINGS,
                primaryKey=_STRINGS,
                foreignKeys=_list(_object("fields reference", fields=_STRINGS, resource=STRING, reference=_STRINGS)),
                fields=_list({"$ref": "#/components/schemas/Field"}),
            )
        ),
    ),
    "Field": _object(
        "name type",
        name=STRING,
        type=STRING,
        format=STRING,
        title=_TEXT,
        description=_TEXT,
        unit=STRING,
        constraints={"type": "object"},
        masking=STRING,
    ),
    "Rows": _object("total page pages next whole rows", **_PAGE, whole=_URL, rows=_OBJECTS),
    "Publishers": _object("authorities publishers", authorities=_OBJECTS, publishers=_OBJECTS),
    "Index": {"type": "object", "additionalProperties": _URL},
    "Codes": _object(
        "vocabulary codes",
        vocabulary=STRING,
        codes=_list(_object("code", code=STRING, label=_TEXT, uri=STRING, description=_TEXT)),
        pairs=_list(_STRINGS),
    ),
    "Plan": _object("year", year={"type": "integer"}, title=_TEXT, publishedOn=_DATE, items=_OBJECTS),
    "Register": _object("register rows", register=STRING, rows=_OBJECTS),
}
