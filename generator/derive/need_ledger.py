"""The needs for upgrades of the platform (article 24): collected by the authorities, handed in to the province, answered."""

from collections import Counter
from collections.abc import Mapping

from generator.model.catalogue import Catalogue
from generator.model.report import Column, Kind, Named, Report, Sheet
from generator.model.text import Text

NEEDS = "platform-needs"
_STATES: Mapping[str, Text] = {
    "collected": Text("已收集", "Collected"),
    "submitted": Text("已报送", "Handed in"),
    "accepted": Text("已采纳", "Accepted"),
    "declined": Text("未采纳", "Declined"),
    "delivered": Text("已上线", "Delivered"),
}
_KINDS: Mapping[str, Text] = {
    "catalogue": Text("目录", "Catalogue"),
    "service": Text("服务方式", "Services"),
    "application": Text("申请办理", "Applications"),
    "security": Text("安全", "Security"),
    "statistics": Text("统计", "Statistics"),
    "other": Text("其他", "Other"),
}


def need_ledger(catalogue: Catalogue, today: str) -> Report:
    """Return the needs known on a day, newest first."""
    rows = [row for row in catalogue.registers.get(NEEDS, ()) if row["collectedOn"] <= today]
    rows.sort(key=lambda row: (row["collectedOn"], row["caseNumber"]), reverse=True)
    counted = Counter(row["state"] for row in rows)
    return Report(
        name=NEEDS,
        title=Text("平台需求", "Needs for the platform"),
        facts=(
            (Text("截至", "As of"), Text(today, today)),
            *((label, Text(str(counted[state]), str(counted[state]))) for state, label in _STATES.items()),
        ),
        sheets=(
            Sheet(
                name="platform-needs-list",
                title=Text("需求清单", "Needs one by one"),
                text=Text(
                    "各方对平台升级的需求：市主管部门汇总，报送省里，登记答复。省平台没有公布填报字段，下载的表采用本门户的列名。",
                    "What is wanted of the platform: collected by the city's authority, handed in to the province, with its answer. "
                    "The province has not published the fields it wants, so the files have the columns of this portal.",
                ),
                columns=(
                    Column(name="caseNumber", title=Text("需求编号", "Number")),
                    Column(name="need", title=Text("需求", "Need"), kind=Kind.LABEL),
                    Column(name="kind", title=Text("类别", "Kind"), kind=Kind.LABEL),
                    Column(name="authority", title=Text("提出单位", "Raised by"), kind=Kind.NAMED),
                    Column(name="state", title=Text("状态", "State"), kind=Kind.LABEL),
                    Column(name="collectedOn", title=Text("收集", "Collected"), kind=Kind.DATE),
                    Column(name="submittedOn", title=Text("报送", "Handed in"), kind=Kind.DATE),
                    Column(name="answeredOn", title=Text("答复", "Answered"), kind=Kind.DATE),
                    Column(name="answer", title=Text("答复内容", "Answer"), kind=Kind.LABEL),
                    Column(name="deliveredOn", title=Text("上线", "Delivered"), kind=Kind.DATE),
                ),
                rows=tuple(
                    (
                        row["caseNumber"],
                        Text(row["title"], row["titleEn"]),
                        _KINDS[row["kind"]],
                        _authority(row["authority"], catalogue),
                        _STATES[row["state"]],
                        row["collectedOn"],
                        row["submittedOn"] or None,
                        row["answeredOn"] or None,
                        Text(row["answer"], row["answerEn"]) if row["answer"] else None,
                        row["deliveredOn"] or None,
                    )
                    for row in rows
                ),
            ),
        ),
    )


def _authority(code: str, catalogue: Catalogue) -> Named:
    found = catalogue.authorities.get(code)
    return Named(code, found.name if found else Text(code, code))
