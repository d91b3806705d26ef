"""A descriptor becomes an entry; nothing here complains, the shape check does."""

from collections.abc import Mapping

from generator.model.document import JSON, Document
from generator.model.entry import (
    Adjustment,
    ChangeNote,
    Condition,
    Entry,
    Field,
    ForeignKey,
    LegalBasis,
    Licence,
    Masking,
    Openness,
    Resource,
    Review,
    Role,
    Service,
    Source,
    SourceFile,
    Statement,
    Status,
    StatusChange,
    UpdateException,
)
from generator.model.figure import View
from generator.read.loose import JsonMap, boolean, exact_strings, mapping, mappings, member, string, strings, text


def entry_of(document: Document, files: tuple[SourceFile, ...]) -> Entry:
    """Return the entry that a descriptor describes, as far as its values have the right shape."""
    value = document.value
    temporal = mapping(value, "temporal")
    return Entry(
        key="/".join(document.file.split("/")[1:3]),
        document=document,
        files=files,
        title=text(value, "title"),
        description=text(value, "description"),
        name=string(value, "name"),
        id=string(value, "id"),
        publisher=string(value, "publisher"),
        openness=member(Openness, string(value, "openness")),
        status=member(Status, string(value, "status")),
        status_change=_status_change(mapping(value, "statusChange")),
        data_type=string(value, "dataType"),
        themes=strings(value, "themes"),
        industry=string(value, "industry"),
        keywords=strings(value, "keywords"),
        keywords_en=strings(value, "keywordsEn"),
        update_frequency=string(value, "updateFrequency"),
        issued=string(value, "issued"),
        modified=string(value, "modified"),
        temporal=(string(temporal, "start"), string(temporal, "end")),
        divisions=strings(value, "divisions"),
        licences=tuple(
            Licence(name=string(each, "name"), title=string(each, "title"), path=string(each, "path"))
            for each in mappings(value, "licenses")
        ),
        conditions=tuple(
            Condition(
                kind=string(each, "kind"),
                text=text(each, "text"),
                risk=text(each, "risk"),
                statement=_statement(mapping(each, "statement")),
            )
            for each in mappings(value, "conditions")
        ),
        materials=tuple(text(each, "title") for each in mappings(value, "materials")),
        legal_basis=tuple(_legal_basis(each) for each in mappings(value, "legalBasis")),
        services=tuple(_service(each) for each in mappings(value, "services")),
        aggregated=boolean(value, "aggregated"),
        secrecy_review=_review(mapping(value, "secrecyReview"), "conclusion"),
        security_review=_review(mapping(value, "securityReview"), "conclusion"),
        risk_assessment=_review(mapping(value, "riskAssessment"), "level"),
        masking=_masking(mapping(value, "masking")),
        adjustments=tuple(_adjustment(each) for each in mappings(value, "adjustments")),
        change_note=_change_note(mapping(value, "changeNote")),
        contact=_texts(mapping(value, "contact")),
        sources=tuple(
            Source(title=string(each, "title"), path=string(each, "path")) for each in mappings(value, "sources")
        ),
        synthetic=boolean(value, "synthetic") or False,
        synthetic_note=text(value, "syntheticNote"),
        version=string(value, "version"),
        resources=tuple(_resource(index, each) for index, each in enumerate(mappings(value, "resources"))),
        province_number=string(value, "provinceNumber"),
        update_exception=_update_exception(mapping(value, "updateException")),
        review_by=string(value, "reviewBy"),
        views=_views(value),
    )


def _texts(value: JsonMap) -> Mapping[str, str]:
    return {key: string(value, key) for key in value}


def _status_change(value: JsonMap) -> StatusChange | None:
    if not value:
        return None
    return StatusChange(
        date=string(value, "date"), reason=string(value, "reason"), note=text(value, "note"), case=string(value, "case")
    )


def _statement(value: JsonMap) -> Statement | None:
    if not value:
        return None
    return Statement(by=string(value, "by"), date=string(value, "date"), text=text(value, "text"))


def _update_exception(value: JsonMap) -> UpdateException | None:
    if not value:
        return None
    return UpdateException(
        reason=text(value, "reason"), approved_by=string(value, "approvedBy"), date=string(value, "date")
    )


def _legal_basis(value: JsonMap) -> LegalBasis:
    return LegalBasis(
        kind=string(value, "kind"),
        title=string(value, "title"),
        article=string(value, "article"),
        url=string(value, "url"),
        note=text(value, "note"),
    )


def _service(value: JsonMap) -> Service:
    return Service(
        kind=string(value, "kind"),
        description=text(value, "description"),
        url=string(value, "url"),
        developers=strings(value, "developer"),
        requires_login=boolean(value, "requiresLogin") or False,
    )


def _review(value: JsonMap, outcome: str) -> Review | None:
    if not value:
        return None
    return Review(
        outcome=string(value, outcome),
        date=string(value, "date"),
        by=string(value, "by"),
        document=string(value, "document"),
        measures=text(value, "measures"),
    )


def _masking(value: JsonMap) -> Masking | None:
    required = boolean(value, "required")
    return None if required is None else Masking(required=required, statement=text(value, "statement"))


def _adjustment(value: JsonMap) -> Adjustment:
    return Adjustment(
        date=string(value, "date"),
        before=string(value, "from"),
        after=string(value, "to"),
        ground=string(value, "ground"),
        documents=tuple((string(each, "title"), string(each, "url")) for each in mappings(value, "documents")),
        approved_by=string(value, "approvedBy"),
        approved_on=string(value, "approvedOn"),
        reason=text(value, "reason"),
    )


def _change_note(value: JsonMap) -> ChangeNote | None:
    return ChangeNote(date=string(value, "date"), text=text(value, "text")) if value else None


def _unique_keys(value: JSON) -> tuple[tuple[str, ...], ...]:
    groups = [each for each in value if isinstance(each, list)] if isinstance(value, list) else []
    return tuple(tuple(name for name in each if isinstance(name, str)) for each in groups)


def _resource(index: int, value: JsonMap) -> Resource:
    schema = mapping(value, "schema")
    geometry = mapping(value, "geometry")
    return Resource(
        index=index,
        name=string(value, "name"),
        title=text(value, "title"),
        description=text(value, "description"),
        role=member(Role, string(value, "role") or Role.DATA),
        path=string(value, "path"),
        crs=string(value, "crs"),
        longitude=string(geometry, "longitude"),
        latitude=string(geometry, "latitude"),
        fields=tuple(_field(each) for each in mappings(schema, "fields")),
        primary_key=strings(schema, "primaryKey"),
        unique_keys=_unique_keys(schema.get("uniqueKeys")),
        foreign_keys=tuple(_foreign_key(each) for each in mappings(schema, "foreignKeys")),
        missing_values=exact_strings(schema, "missingValues") if "missingValues" in schema else ("",),
        quasi_identifiers=strings(value, "quasiIdentifiers"),
        count_field=string(value, "countField"),
        requires_login=boolean(value, "requiresLogin") or False,
        synthetic=boolean(value, "synthetic") or False,
    )


def _field(value: JsonMap) -> Field:
    return Field(
        name=string(value, "name"),
        type=string(value, "type"),
        title=text(value, "title"),
        description=text(value, "description"),
        unit=string(value, "unit"),
        format=string(value, "format"),
        constraints=mapping(value, "constraints"),
        masking=string(mapping(value, "masking"), "method"),
        descriptor=value,
    )


def _foreign_key(value: JsonMap) -> ForeignKey:
    reference = mapping(value, "reference")
    return ForeignKey(
        fields=strings(value, "fields"), resource=string(reference, "resource"), reference=strings(reference, "fields")
    )


def _views(value: JsonMap) -> tuple[View, ...]:
    """Return the declared charts; one that names no resource shows the first."""
    names = [string(each, "name") for each in mappings(value, "resources")]
    return tuple(
        View(
            kind=string(each, "kind"),
            title=text(each, "title"),
            resource=string(each, "resource") or next(iter(names), ""),
            by=string(each, "by"),
            of=string(each, "of"),
            measure=string(each, "measure"),
        )
        for each in mappings(value, "views")
    )
