"""The fixed sentences of the notice, in both languages, and those that count."""

from generator.model.finding import Level
from generator.model.review import Approval, Deadline
from generator.model.text import NOTHING, Text
from generator.report.notice_view import Notice, act_titles, cited_in
from generator.report.rounds import OMISSION, Status

TITLE = Text("形式审核一次性告知书", "One-time notice of formal review")
HOW = Text("如何计算", "How it was counted")
DAY_HEADS = (Text("日期", "Day"), Text("第几个工作日", "Working day"), Text("说明", "Why"))
HEADS = (Text("位置", "Place"), Text("问题", "Problem"), Text("依据", "Basis"), Text("怎么改", "Cure"))
NUMBER = Text("#", "#")
COLON = Text("：", ": ")
SEMICOLON = Text("；", "; ")
ENGLISH = "English"
FINDINGS = Text("问题清单", "Findings")
CHANGES = Text("变更内容", "What changed")
UNKNOWN = Text("未能确认", "What could not be known")
NEXT = Text("接下来", "Next steps")
CURED = Text("上轮已改", "Cured since the last round")
NOTHING_FOUND = Text("没有发现问题。", "Nothing was found.")
NO_CHANGES = Text("没有数据或目录的变更。", "No change of data or catalogue.")
AUTHORITY_FILES = Text("主管部门的表和其他文件", "The authority's tables and other files")
NO_ROUTE = Text("没有需要主管部门同意的变更。", "No change that an authority must approve.")
WITHHELD = Text(
    "发现疑似个人信息：本告知书不显示任何数据行和变更前后的值。",
    "Personal data may be present: this notice shows no row and no value before or after.",
)
GUARDED = Text(
    "请先看：开放属性的变更、可能的变相收紧和不允许的变更",
    "Look here first: changes of openness, possible narrowing in disguise, changes that are not allowed",
)
MACHINE = Text(
    "以上由机器逐项核对得出；正式同意以主管部门批准合并为准。",
    "A machine checked this item by item; the formal approval is the authority's merge.",
)
TAGS = {
    Status.FIRST: NOTHING,
    Status.REMAINING: Text("〔上轮未改〕", "[remains]"),
    Status.NEW: Text("〔新增〕", "[new]"),
    Status.OMISSION: Text(f"〔审核遗漏 {OMISSION}〕", f"[reviewer's omission {OMISSION}]"),
}
LEVELS = {
    Level.ERROR: Text("须补正", "to correct"),
    Level.WARNING: Text("警告", "warning"),
    Level.NOTICE: Text("提示", "notice"),
}
_AUTHORITY_LEVELS = {"city": Text("市级", "city"), "district": Text("区（市）级", "district")}
SAMPLE = {"added": Text("新增", "added"), "removed": Text("删除", "removed"), "changed": Text("改动", "changed")}


def verdict(notice: Notice) -> Text:
    """Return the verdict with its counts and its round, in one sentence."""
    errors, warnings, notices = (notice.count(level) for level in Level)
    passed = notice.review.passed
    zh = f"形式审核{'通过' if passed else '未通过'}：{errors} 项须补正，{warnings} 项警告，{notices} 项提示"
    en = f"Formal review {'passed' if passed else 'not passed'}: {errors} to correct, "
    en += f"{_number(warnings, 'warning')}, {_number(notices, 'notice')}"
    if not notice.memory:
        return Text(f"{zh}（第 {notice.round} 轮）", f"{en} (round {notice.round})")
    before, cured = len(notice.memory.findings), len(notice.cured)
    return Text(
        f"{zh}（第 {notice.round} 轮；上轮 {before} 项，已改 {cured} 项）",
        f"{en} (round {notice.round}; {before} last round, {cured} of them cured)",
    )


def _number(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"


def legal_basis(notice: Notice) -> Text:
    """Return on which clauses the notice rests."""
    if not notice.basis:
        return Text("一次性告知全部问题。", "All problems are told at once.")
    titles = act_titles(notice)
    labels = cited_in(notice, notice.basis)
    zh = "、".join(each.zh for each in titles.values())
    en = ", ".join(each.en for each in titles.values())
    return Text(
        f"依据{zh}{labels.zh}，一次性告知全部问题。",
        f"All problems are told at once, as {labels.en}{f' of {en}' if en else ''} asks.",
    )


def standing(notice: Notice) -> Text:
    """Return how the findings stand to the round before; nothing in the first round."""
    if not notice.memory:
        return NOTHING
    remaining, new = notice.standing(Status.REMAINING), notice.standing(Status.NEW)
    omitted = notice.standing(Status.OMISSION)
    zh = f"与上轮相比：已改 {len(notice.cured)} 项，未改 {remaining} 项，新增 {new} 项，审核遗漏 {omitted} 项。"
    en = f"Since the last round: {len(notice.cured)} cured, {remaining} remain, {new} new, {_number(omitted, 'omission')}."
    if omitted:
        zh += "审核遗漏指所在文件自上轮以来没有改动、上轮却没有告知的问题，计入审核方，不归责于开放主体。"
        en += " An omission stands in a file that did not change since the last round, which did not tell it; it is "
        en += "counted against the reviewer, not the publisher."
    return Text(zh, en)


def due(deadline: Deadline | None) -> Text:
    """Return by when the review must be done, and whether that is a guess."""
    if not deadline:
        return Text(
            "审核期限：没有提供收到日期，未作计算。", "Due: not counted, because the day of receipt was not given."
        )
    zh = f"审核期限：{deadline.due}（{deadline.received} 收到，第 {deadline.days} 个工作日）"
    en = f"Due: {deadline.due} (received {deadline.received}, working day {deadline.days})"
    if deadline.estimated:
        zh += "，为估算：有的年份放假安排尚未登记，暂按周末推算"
        en += ", an estimate: a year on the way has no calendar yet and was guessed from weekends"
    return Text(f"{zh}。", f"{en}.")


def approver(notice: Notice) -> Text:
    """Return the sentence above the authorities that must approve."""
    route = notice.review.route
    if not route.approvals:
        return NO_ROUTE
    if len(route.approvals) == 1:
        return Text("须由下列主管部门同意：", "This authority must approve:")
    if route.any_of:
        return Text("下列主管部门任一家同意即可：", "Any one of these authorities may approve:")
    return Text("须由下列主管部门分别同意：", "Each of these authorities must approve:")


def authority_level(approval: Approval) -> Text:
    """Return an authority's level in words."""
    return _AUTHORITY_LEVELS.get(approval.level, Text(approval.level, approval.level))


def counted(total: int, shown: int) -> Text:
    """Return a sentence about a list that was cut, so that nothing is left out silently."""
    return Text(
        f"这里只列出前 {shown} 项，共 {total} 项；完整清单见 HTML 或 JSON 格式的告知书。",
        f"Only the first {shown} of {total} are listed here; the notice in HTML or JSON has all of them.",
    )


def more(number: int) -> Text:
    """Return how many more there are."""
    return Text(f"等共 {number} 处", f"and more, {number} in all")


def differing(number: int) -> Text:
    """Return that the words shown stand for findings whose words differ."""
    return Text(f"（{number} 处同类，文字以第一处为例）", f" ({number} of this kind; these are the words of the first)")


def elsewhere(number: int, places: int) -> Text:
    """Return where the places of a group are listed."""
    return Text(
        f"第 {number} 项的全部 {places} 处见 HTML 或 JSON 格式的告知书。",
        f"Item {number}: all {places} places are in the notice in HTML or JSON.",
    )


def all_places(number: int, places: int) -> Text:
    """Return the title of the list of all places of a group."""
    return Text(f"第 {number} 项的全部 {places} 处", f"All {places} places of item {number}")


def steps(notice: Notice) -> tuple[Text, ...]:
    """Return what the publisher does next."""
    if notice.review.passed:
        found: tuple[Text, ...] = (
            Text(
                "等待主管部门审核同意，不需要再修改。", "Wait for the authority's approval; nothing has to be changed."
            ),
        )
        if notice.items:
            found += (
                Text(
                    "警告和提示不影响通过，请在下次更新时一并处理，或者说明理由。",
                    "Warnings and notices do not stop the change; treat them with the next update, or say why not.",
                ),
            )
        return found
    return (
        Text(
            "按“怎么改”一栏逐项修改，改完全部须补正的项目再提交；同一分支上提交即可，本告知书随之更新。",
            "Cure every item as its last column says, then push to the same branch; this notice follows.",
        ),
        Text(
            "提交前可在本机运行 portal check 自查；portal explain 加编号，可以查看一条规则的说明和范例。",
            "Run portal check before you push; portal explain with a code shows a rule and its examples.",
        ),
        Text(
            "认为某一项不成立的，在本次提交的讨论中写明理由，由主管部门决定。",
            "If you hold that an item is wrong, give your reason in this discussion; the authority decides.",
        ),
    )
