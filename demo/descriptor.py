"""The full descriptor of an entry: what was written by hand, and what follows from it."""

from datetime import date, timedelta
from typing import Any

from demo.read import Draft, Item

KEYS = (
    "name",
    "id",
    "title",
    "titleEn",
    "description",
    "descriptionEn",
    "publisher",
    "provinceNumber",
    "openness",
    "status",
    "statusChange",
    "dataType",
    "themes",
    "industry",
    "keywords",
    "keywordsEn",
    "updateFrequency",
    "updateException",
    "issued",
    "modified",
    "temporal",
    "divisions",
    "licenses",
    "conditions",
    "materials",
    "legalBasis",
    "reviewBy",
    "services",
    "aggregated",
    "secrecyReview",
    "securityReview",
    "riskAssessment",
    "masking",
    "adjustments",
    "contact",
    "sources",
    "synthetic",
    "syntheticNote",
    "syntheticNoteEn",
    "version",
    "views",
    "resources",
)
LICENCE = {
    "name": "cc-by-4.0",
    "title": "知识共享署名 4.0 国际许可协议",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
AGREEMENT = {"name": "agreement", "title": "公共数据开放利用协议"}
SYNTHETIC = (
    "演示用合成数据，由脚本按固定种子生成，与真实的单位、人员、设施和统计结果无关；名称带“示例”，请勿实际使用。",
    "Synthetic data from a seeded script, for demonstration: no real body, person, facility or statistic.",
)
EMPTY = (
    "本目录为演示而编，只给出数据字典，不含任何真实记录；审查、调整等办理信息亦为演示。",
    "Written for demonstration: a data dictionary without any record; reviews and adjustments are made up too.",
)
NO_MASKING = (
    "不含个人信息、商业秘密和保密商务信息，无需脱敏。",
    "Holds no personal data and no business secrets; no masking is needed.",
)
MASKED = (
    "涉及个人或者企业敏感内容的数据项按数据字典所列规则脱敏后提供，原始值不出本单位。",
    "Sensitive fields are masked by the rules of the data dictionary; original values stay with the publisher.",
)
WITHHELD_MASKING = (
    "本目录不予开放，不对外提供数据；内部共享时按数据字典所列规则脱敏。",
    "The entry is withheld and no data is given out; inside the administration the rules of the dictionary apply.",
)
DOWNLOAD = {
    "kind": "download",
    "description": "整表下载，提供 CSV、XLSX、JSON、Parquet 等格式，无需登录。",
    "descriptionEn": "Download of the whole table as CSV, XLSX, JSON or Parquet, without any login.",
}
MEASURES = {
    "low": (
        "数据为公开信息，按目录定期更新，发现异常及时中止开放。",
        "The data is public by nature; it is updated as stated and suspended at once if something is wrong.",
    ),
    "medium": (
        "对敏感数据项脱敏，按申请用途提供，签订利用协议并跟踪利用情况。",
        "Sensitive fields are masked, data is given for the stated purpose only, under an agreement, with follow-up.",
    ),
    "high": (
        "不对外提供明细数据，内部访问全程留痕，每年复评一次。",
        "Detailed data is not given out, internal access is logged, and the assessment is repeated every year.",
    ),
}
NEXT_EVALUATION = "2027-03-31"
RISK = {"unconditional": "low", "conditional": "medium", "withheld": "high"}
RESOURCE_TITLES = {
    "dictionary": ("数据字典", "data dictionary"),
    "sample": ("样例数据（合成）", "sample (synthetic)"),
}


def describe(draft: Draft) -> dict[str, Any]:
    """The descriptor of the entry with all keys in the agreed order."""
    values = _defaults(draft) | _written(draft.given)
    values["masking"] = _masking(draft)
    values["services"] = _services(draft, values["openness"])
    if values["openness"] == "withheld":
        values.pop("licenses", None)
    values["resources"] = [_resource(draft, item) for item in draft.items]
    unknown = set(values) - set(KEYS) - {"fields"}
    if unknown:
        message = f"{draft.identity}: unknown keys {sorted(unknown)}"
        raise ValueError(message)
    return {key: values[key] for key in KEYS if values.get(key) not in (None, [])}


def _written(given: dict[str, Any]) -> dict[str, Any]:
    """What was written by hand, with truth values and periods in their final form."""
    values = {key: value for key, value in given.items() if key not in ("resources", "masking", "services")}
    for key in ("synthetic", "aggregated"):
        if key in values:
            values[key] = values[key] == "true"
    if "temporal" in values:
        values["temporal"] = dict(zip(("start", "end"), values["temporal"], strict=True))
    if values.get("synthetic") is False:
        values["syntheticNote"] = values["syntheticNoteEn"] = None
    return values


def _defaults(draft: Draft) -> dict[str, Any]:
    given = draft.given
    openness = given.get("openness", "unconditional")
    level = RISK[openness]
    assessed = date.fromisoformat(given.get("adjustments", [{"date": given["issued"]}])[-1]["date"])
    note, note_en = SYNTHETIC if any(item.role != "dictionary" for item in draft.items) else EMPTY
    measures, measures_en = MEASURES[level]
    by = draft.publisher_title
    return {
        "name": draft.name,
        "id": draft.identity,
        "publisher": draft.publisher,
        "openness": openness,
        "status": "published",
        "dataType": "table",
        "divisions": ["370200"],
        "licenses": [AGREEMENT if openness == "conditional" else LICENCE],
        "reviewBy": NEXT_EVALUATION if openness == "withheld" else None,
        "aggregated": True,
        "secrecyReview": {"conclusion": "not-secret", "date": _working_day(assessed, 21), "by": by},
        "securityReview": {"conclusion": "passed", "date": _working_day(assessed, 14), "by": by},
        "riskAssessment": {
            "level": level,
            "date": _working_day(assessed, 10),
            "by": by,
            "measures": measures,
            "measuresEn": measures_en,
        },
        "synthetic": True,
        "syntheticNote": note,
        "syntheticNoteEn": note_en,
        "version": "1.0",
    }


def _working_day(day: date, before: int) -> str:
    """The day so many days before, or the Friday before it."""
    day -= timedelta(days=before)
    return (day - timedelta(days=max(0, day.weekday() - 4))).isoformat()


def _masking(draft: Draft) -> dict[str, Any]:
    """The statement on masking; it is required as soon as one field has a rule."""
    required = any("masking" in field for item in draft.items for field in item.fields)
    openness = draft.given.get("openness", "unconditional")
    statement = WITHHELD_MASKING if openness == "withheld" else MASKED if required else NO_MASKING
    statement = tuple(draft.given.get("masking", statement))
    return {"required": required, "statement": statement[0], "statementEn": statement[1]}


def _services(draft: Draft, openness: str) -> list[dict[str, Any]]:
    """Download for every open entry, and what was written by hand besides."""
    return ([DOWNLOAD] if openness == "unconditional" else []) + list(draft.given.get("services", []))


def _resource(draft: Draft, item: Item) -> dict[str, Any]:
    given = item.given
    title, title_en = draft.given["title"], draft.given["titleEn"]
    if item.role in RESOURCE_TITLES:
        addition, addition_en = RESOURCE_TITLES[item.role]
        title, title_en = f"{title}{addition}", f"{title_en}: {addition_en}"
    schema: dict[str, Any] = {"fields": list(item.fields)}
    if "key" in given:
        schema["primaryKey"] = given["key"]
    if "references" in given:
        schema["foreignKeys"] = [
            {"fields": [field], "reference": {"resource": target, "fields": [key]}}
            for field, target, key in given["references"]
        ]
    values = {
        "name": item.name,
        "title": given.get("title", title),
        "titleEn": given.get("titleEn", title_en),
        "description": given.get("description"),
        "descriptionEn": given.get("descriptionEn"),
        "role": item.role,
        "path": item.path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "crs": given.get("crs"),
        "geometry": given.get("geometry"),
        "schema": schema,
    }
    return {key: value for key, value in values.items() if value is not None}
