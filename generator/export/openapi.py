"""The OpenAPI 3.1 description of the static data interface: every address, what it gives, and the shape of it."""

from dataclasses import dataclass

from generator.export.api_entry import API, PAGES_MAX, ROWS
from generator.export.view import PublicView
from generator.model.document import JSON
from generator.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """One address of the interface; names in braces are parts that the client fills in."""

    path: str
    name: str
    summary: Text
    schema: str
    tag: str = "catalogue"

    @property
    def more(self) -> str:
        """Return what a reader of the group should know beyond the summary."""
        return TAGS[self.tag].en


TAGS = {
    "catalogue": Text(
        "目录、开放主体和数据字典；不予开放、中止开放的只有公告内容。",
        "Entries, publishers and dictionaries; withheld and suspended entries show their notice only.",
    ),
    "data": Text(
        f"无条件开放数据的行，按文件中的顺序，每页 {ROWS} 行，最多 {PAGES_MAX} 页；whole 是含全部行的文件地址。",
        f"Rows of unconditionally open data in the order of the file, {ROWS} a page, at most {PAGES_MAX} pages; whole is the address of the file with every row.",
    ),
    "codes": Text(
        "词表：代码、两种语言的名称和国际词表 URI。",
        "Vocabularies: codes, their labels in two languages, the URI in an international list.",
    ),
    "records": Text(
        "计划和登记表：只有编号，没有申请人。", "Plans and registers: case numbers only, never applicants."
    ),
}

PATHS = (
    Path(
        path="catalogue.json",
        name="catalogue",
        summary=Text(
            "目录第一页，最新的在前，每页 500 条", "The first page of the catalogue, newest first, 500 entries a page"
        ),
        schema="CataloguePage",
    ),
    Path(
        path="catalogue/{page}.json",
        name="cataloguePage",
        summary=Text("目录的第二页及以后", "Later pages of the catalogue, from the second on"),
        schema="CataloguePage",
    ),
    Path(
        path="entries/{publisher}/{entry}.json",
        name="entry",
        summary=Text(
            "一个目录的全部公开信息；已删除的，说明何时删除、为何删除、由哪个目录替代",
            "Everything that is public about an entry; of a removed one since when, why, and what replaces it",
        ),
        schema="EntryOrTombstone",
    ),
    Path(
        path="dictionaries/{publisher}/{entry}.json",
        name="dictionary",
        summary=Text("一个目录的数据字典", "The data dictionary of an entry"),
        schema="Dictionary",
    ),
    Path(
        path="rows/{publisher}/{entry}/{resource}/{page}.json",
        name="rows",
        summary=Text("无条件开放数据的行，每页 1000 行", "The rows of unconditionally open data, 1,000 a page"),
        schema="Rows",
        tag="data",
    ),
    Path(
        path="publishers.json",
        name="publishers",
        summary=Text("主管部门与开放主体", "Authorities and publishers"),
        schema="Publishers",
    ),
    Path(
        path="codes.json",
        name="vocabularies",
        summary=Text("全部词表的地址", "Addresses of all vocabularies"),
        schema="Index",
        tag="codes",
    ),
    Path(
        path="codes/{name}.json",
        name="codes",
        summary=Text("一个词表的代码", "The codes of a vocabulary"),
        schema="Codes",
        tag="codes",
    ),
    Path(
        path="plans.json",
        name="plans",
        summary=Text("年度计划的地址", "Addresses of the annual plans"),
        schema="Index",
        tag="records",
    ),
    Path(
        path="plans/{year}.json",
        name="plan",
        summary=Text("一年的开放计划", "The plan of a year"),
        schema="Plan",
        tag="records",
    ),
    Path(
        path="registers.json",
        name="registers",
        summary=Text("登记表的地址", "Addresses of the registers"),
        schema="Index",
        tag="records",
    ),
    Path(
        path="registers/{name}.json",
        name="register",
        summary=Text("一个登记表", "A register"),
        schema="Register",
        tag="records",
    ),
)

_STRING: JSON = {"type": "string"}
_COUNT: JSON = {"type": "integer", "minimum": 0}
_TEXT: JSON = {"$ref": "#/components/schemas/Text"}
_STRINGS: JSON = {"type": "array", "items": _STRING}
_OBJECTS: JSON = {"type": "array", "items": {"type": "object"}}
_URL: JSON = {"type": "string", "format": "uri"}


def _object(required: str, **properties: JSON) -> JSON:
    return {"type": "object", "required": [*required.split()], "properties": properties}


_PAGE: dict[str, JSON] = {
    "total": _COUNT,
    "page": {"type": "integer", "minimum": 1},
    "pages": {"type": "integer", "minimum": 1},
    "next": {"type": ["string", "null"], "format": "uri"},
}
SCHEMAS: dict[str, JSON] = {
    "Text": {"type": "object", "properties": {"zh": _STRING, "en": _STRING}, "additionalProperties": False},
    "Summary": _object(
        "id title publisher openness status page details",
        id=_STRING,
        title=_TEXT,
        publisher=_STRING,
        openness={"enum": ["unconditional", "conditional", "withheld"]},
        status={"enum": ["published", "suspended", "withdrawn", "archived"]},
        themes=_STRINGS,
        keywords=_STRINGS,
        updateFrequency=_STRING,
        issued=_STRING,
        modified=_STRING,
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
        id=_STRING,
        title=_TEXT,
        description=_TEXT,
        publisher={"type": "object"},
        openness={"type": "object"},
        status={"type": "object"},
        links={"type": "object", "additionalProperties": _URL},
        resources=_OBJECTS,
        conditions=_OBJECTS,
        legalBasis=_OBJECTS,
    ),
    "Tombstone": _object(
        "id title description publisher removed withdrawnOn page",
        id=_STRING,
        title=_TEXT,
        description=_TEXT,
        publisher={"type": "object"},
        removed={"const": True},
        withdrawnOn=_STRING,
        reason={"type": "object"},
        successor=_object("id page details", id=_STRING, page=_URL, details=_URL),
        page=_URL,
    ),
    "EntryOrTombstone": {"anyOf": [{"$ref": "#/components/schemas/Entry"}, {"$ref": "#/components/schemas/Tombstone"}]},
    "Dictionary": _object("id entry resources", id=_STRING, entry=_URL, resources=_OBJECTS),
    "Rows": _object("total page pages next whole rows", **_PAGE, whole=_URL, rows=_OBJECTS),
    "Publishers": _object("authorities publishers", authorities=_OBJECTS, publishers=_OBJECTS),
    "Index": {"type": "object", "additionalProperties": _URL},
    "Codes": _object("vocabulary codes", vocabulary=_STRING, codes=_OBJECTS),
    "Plan": _object("year", year={"type": "integer"}, title=_TEXT, publishedOn=_STRING, items=_OBJECTS),
    "Register": _object("register rows", register=_STRING, rows=_OBJECTS),
}


def openapi(view: PublicView) -> JSON:
    """Return the description of the interface."""
    portal = view.catalogue.portal
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{portal.title.zh} 静态数据接口 / Static data interface",
            "version": "1",
            "description": "全部为静态文件，只读，无需登录。/ Static files only: read-only, without login.",
            "contact": {"name": portal.title.zh, "url": view.url("about/")},
            "license": {"name": "使用条款 / Terms of use", "url": view.url("terms/")},
        },
        "servers": [{"url": view.url(API)}],
        "security": [],
        "tags": [{"name": name, "description": f"{text.zh} / {text.en}"} for name, text in TAGS.items()],
        "paths": {f"/{each.path}": {"get": _operation(each)} for each in PATHS},
        "components": {"schemas": SCHEMAS},
    }


def _operation(each: Path) -> JSON:
    names = [part.partition("}")[0] for part in each.path.split("{")[1:]]
    parameters: list[JSON] = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "integer"} if name == "page" else _STRING}
        for name in names
    ]
    answers: dict[str, JSON] = {
        "200": {
            "description": each.summary.en,
            "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{each.schema}"}}},
        },
        "404": {"description": "there is nothing at this address"},
    }
    return {
        "operationId": each.name,
        "summary": f"{each.summary.zh} / {each.summary.en}",
        "description": f"{each.summary.en}. {each.more}",
        "tags": [each.tag],
        "parameters": parameters,
        "responses": answers,
    }
