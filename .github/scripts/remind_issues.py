"""Keep one issue per overdue thing: ``remind_issues.py REMINDERS.json``, made by ``portal remind --format json``.

What is overdue gets an issue; the calendar of the next year gets one from the day of its reminder on. An issue whose
deadline or holder changed is updated, one whose thing is done is closed, one that was closed too early is opened
again. What an issue is about stands in a hidden mark of its text, so that a second run finds everything as it should
be and changes nothing. It works on GitHub, Gitea and GitLab (``issue_book.py``).
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

from forge_api import ForgeError
from issue_book import Book, Issue

LABEL = "到期提醒"
MARK = re.compile(r"<!-- portal-remind: (.+?) -->")
UNSAFE = re.compile(r"[^\w \-./#:：（）()，、。·]")

Reminder = dict[str, Any]


def wanted(reminders: list[Reminder]) -> dict[str, tuple[str, str]]:
    """Return title and text by key of every issue that should be open."""
    return {
        mark_of(each["key"]): (title_of(each), text_of(each))
        for each in reminders
        if each["stage"] == "overdue" or (each["kind"] == "calendar" and each["stage"] == "due-soon")
    }


def mark_of(key: str) -> str:
    """Return a key as a mark may hold it."""
    return re.sub(r"[^\w#/. -]", "_", key).replace("--", "- -")


def plain(text: str) -> str:
    """Return a text of the catalogue without anything that a forge would read as markup, mention or reference."""
    return UNSAFE.sub(" ", text).replace("#", "＃").strip()


def title_of(each: Reminder) -> str:
    """Return the title of an issue: what, about what, since when it is due."""
    what = "即将缺失" if each["kind"] == "calendar" and each["stage"] == "due-soon" else "逾期"
    return f"{what}：{plain(each['name']['zh'])} {plain(each['subject'])}（{each['due']}）"


def text_of(each: Reminder) -> str:
    """Return the text of an issue; it holds no count of days, so that it is the same tomorrow."""
    holder = each["publisherName"]["zh"] if each["publisherName"] else each["authorityName"]["zh"]
    rows = [
        ("事项 · what", f"{each['name']['zh']} · {each['name']['en']}"),
        ("对象 · about", f"{each['subject']} {each['title']['zh']}"),
        ("起算 · since", each["start"]),
        ("截止 · due", each["due"] + ("（估计 · estimate）" if each["estimated"] else "")),
        ("责任单位 · holder", f"{holder} {each['office']['zh']}"),
        ("主管部门 · authority", each["authorityName"]["zh"]),
        ("依据 · basis", "、".join(dict.fromkeys(one["label"]["zh"] for one in each["basis"])) or "–"),
        ("为什么 · why", each["why"]["zh"] or "–"),
        ("说明 · note", each["note"]["zh"] or "–"),
    ]
    table = "\n".join(f"| {name} | {plain(value)} |" for name, value in rows)
    counted = "\n".join(
        f"- {'☑' if day['counts'] else '☐'} {day['day']} {plain(day['reason']['zh'])}" for day in each["counted"]
    )
    days = f"\n\n逐日计算 · counted day by day：\n\n{counted}" if counted else ""
    end = "办结并合并登记后，本议题自动关闭。\nIt closes by itself once the work is done and registered."
    return f"| | |\n|---|---|\n{table}{days}\n\n{end}\n\n<!-- portal-remind: {mark_of(each['key'])} -->\n"


def existing(book: Book) -> dict[str, list[Issue]]:
    """Return by key the issues that earlier runs made: an open one first, the latest first."""
    found: dict[str, list[Issue]] = {}
    for each in book.issues():
        if mark := MARK.search(each.text):
            found.setdefault(mark[1], []).append(each)
    for issues in found.values():
        issues.sort(key=lambda each: (each.is_open, each.number), reverse=True)
    return found


def keep(issues: dict[str, tuple[str, str]], listed: dict[str, list[Issue]], book: Book) -> list[str]:
    """Open, update, reopen and close what differs, and close what stands there twice; return what was done."""
    done = []
    known = {key: found[0] for key, found in listed.items()}
    for key, (title, text) in sorted(issues.items()):
        issue = known.get(key)
        if issue is None:
            book.open(title, text)
            done.append(f"opened {key}")
        elif not issue.is_open or (issue.title, issue.text.strip()) != (title, text.strip()):
            book.change(issue, title, text)
            done.append(f"{'updated' if issue.is_open else 'reopened'} {key}")
    for key, issue in sorted(known.items()):
        if key not in issues and issue.is_open:
            book.close(issue)
            done.append(f"closed {key}")
    for key, found in sorted(listed.items()):
        for issue in found[1:]:
            if issue.is_open:
                book.close(issue)
                done.append(f"closed {key}, which was there twice")
    return done


def main() -> int:
    """Say what was done; a forge that does not answer is a failure of the run, never a half-made list."""
    value = json.loads(Path(sys.argv[1]).read_bytes())
    try:
        book = Book(LABEL)
        done = keep(wanted(value["reminders"]), existing(book), book)
    except (ForgeError, KeyError, TypeError) as error:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        return 1
    sys.stdout.writelines(f"{line}\n" for line in done or ["nothing to change"])
    return 0


if __name__ == "__main__":
    sys.exit(main())
