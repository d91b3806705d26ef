"""The settings name the portal, its city, its address, its authority and its law."""

import re
from collections.abc import Iterator, Mapping

from generator.check.rule import Context, Rule
from generator.check.suggestion import meant
from generator.model.document import JSON
from generator.model.finding import Level, Path, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD813",
    name="incomplete-portal-setting",
    level=Level.ERROR,
    title=Text("门户设置不完整", "a setting of the portal is missing or wrong"),
    what=Text(
        "catalog/portal.yaml 要写明门户名称和城市名称（中文、英文）、网址、主管部门和所依据的法规；"
        "主管部门和法规必须已经登记，网址以 http:// 或 https:// 开头；有界线数据（catalog/map）时要写审图号和坐标系。",
        "catalog/portal.yaml gives the title and the city in Chinese and English, the address, the authority and the "
        "law; "
        "authority and law are registered, the address begins with http:// or https://; where there are boundaries "
        "(catalog/map), the number of the map review and the reference system are given.",
    ),
    cure=Text("在 catalog/portal.yaml 中补写这一项", "add the setting to catalog/portal.yaml"),
    bad="title: 示例市公共数据开放\nbaseUrl: data.example\n",
    good=(
        "title: 示例市公共数据开放\ntitleEn: Sample City Open Data\n"
        "city:\n  name: 示例市\n  nameEn: Sample City\n"
        "baseUrl: https://data.example/\nauthority: city-data\nlaw: sample-rules\n"
    ),
)
NEEDED: tuple[tuple[Path, Text, str], ...] = (
    (("title",), Text("门户名称", "title of the portal"), "示例市公共数据开放"),
    (("titleEn",), Text("门户英文名称", "English title of the portal"), "Sample City Open Data"),
    (("city", "name"), Text("城市名称", "name of the city"), "示例市"),
    (("city", "nameEn"), Text("城市英文名称", "English name of the city"), "Sample City"),
    (("baseUrl",), Text("网址", "address"), "https://data.example/"),
    (("authority",), Text("主管部门代码", "code of the authority"), "city-data"),
    (("law",), Text("法规代码", "code of the law"), "sample-rules"),
)
MAP: tuple[tuple[Path, Text, str], ...] = (
    (("map", "reviewNumber"), Text("审图号", "number of the map review"), "鲁SG（2026）000号"),
    (("map", "crs"), Text("坐标系", "reference system"), "EPSG:4490"),
)
_ADDRESS = re.compile(r"https?://[^\s<>\"'`/?#]+(?:/[^\s<>\"'`?#]*)?")


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each setting that is missing, is no address, or is not registered."""
    document = context.catalogue.portal.document
    if not document.value:
        return  # the reader says that the file is missing
    for path, label, example in NEEDED:
        if not _text(document.value, path):
            name = ".".join(str(part) for part in path)
            message = Text(f"没有写{label.zh}（{name}）", f"the {label.en} ({name}) is missing")
            cure = Text(f"补写 {name}，例如 {example}", f"add '{name}', for example {example}")
            yield RULE.at(document.place(path), message, cure)
    yield from _address(context)
    yield from _registered(context, "authority", context.catalogue.authorities, "catalog/publishers/authorities.csv")
    yield from _reviewed(context)
    yield from _registered(context, "law", context.catalogue.law.acts, "catalog/law/laws.csv")


def _address(context: Context) -> Iterator[Problem]:
    document = context.catalogue.portal.document
    written = _text(document.value, ("baseUrl",))
    if written and not _ADDRESS.fullmatch(written):
        message = Text(f"“{written}”不是网址", f"'{written}' is no web address")
        cure = Text(
            "写门户首页的完整网址，以 https:// 开头，例如 https://data.example/",
            "write the full address of the portal's first page beginning with https://, for example "
            "https://data.example/",
        )
        yield RULE.at(document.place(("baseUrl",)), message, cure)


def _reviewed(context: Context) -> Iterator[Problem]:
    """Yield what is missing before boundaries may be drawn: a map is shown in public only after its review."""
    document = context.catalogue.portal.document
    if not any(each.folder == "catalog/map" for each in context.packages):
        return
    for path, label, example in MAP:
        if not _text(document.value, path):
            name = ".".join(str(part) for part in path)
            message = Text(
                f"有界线数据，但没有写{label.zh}（{name}），界线不会画出",
                f"there are boundaries, but the {label.en} ({name}) is missing: they are not drawn",
            )
            cure = Text(
                f"补写 {name}，例如 {example}；没有经审核的地图就删去 catalog/map",
                f"add '{name}', for example {example}; without a reviewed map remove catalog/map",
            )
            yield RULE.at(document.place(path), message, cure)


def _registered(context: Context, key: str, known: Mapping[str, object], file: str) -> Iterator[Problem]:
    document = context.catalogue.portal.document
    code = _text(document.value, (key,))
    if code and code not in known:
        message = Text(f"代码“{code}”没有登记在 {file}", f"the code '{code}' is not registered in {file}")
        otherwise = Text(f"改成 {file} 中 code 列的代码", f"write a code of the column 'code' in {file}")
        yield RULE.at(document.place((key,)), message, meant(code, known, otherwise))


def _text(value: JSON | Mapping[str, JSON], path: Path) -> str:
    for part in path:
        value = value.get(str(part)) if isinstance(value, Mapping) else None
    return value.strip() if isinstance(value, str) else ""
