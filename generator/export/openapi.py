"""The OpenAPI 3.1 description of the static data interface: every address, what it gives, and the shape of it."""

from dataclasses import dataclass

from generator.export.api_entry import API, PAGES_MAX, ROWS
from generator.export.openapi_schemas import SCHEMAS, STRING
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
            "一个目录的全部公开信息；中止开放、下架的只有公告；已删除的，说明何时删除、为何删除、由哪个目录替代",
            "Everything that is public about an entry; of a suspended or withdrawn one its notice; of a removed one since when, why, "
            "and what replaces it",
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
        {"name": name, "in": "path", "required": True, "schema": {"type": "integer"} if name == "page" else STRING}
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
