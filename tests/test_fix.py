"""``portal fix``: another encoding becomes UTF-8, other line ends become LF, and every character stays."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from generator.check.tables.entry import check_tables
from generator.cli.main import app
from generator.publish.replace_file import replace_file
from generator.publish.site import PublishError
from generator.read.encoding import detect
from generator.read.repair import RepairError, repaired
from tests.table_support import check, csv_of, entry_with, resource_value, told

TABLE = "name,note\n东门,“靠近”地铁站，步行五分钟\n西门,公园西侧停车场入口\n"
FIELDS = ({"name": "name", "type": "string"}, {"name": "note", "type": "string"})
CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2, max_size=8)


def portal(*arguments: str) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(app, ["fix", *arguments], catch_exceptions=False)


@pytest.mark.parametrize(
    ("codec", "named"),
    [
        ("gbk", "GBK"),
        ("gb18030", "GB18030"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16 LE"),
        ("utf-16-be", "UTF-16 BE"),
    ],
)
def test_each_encoding_is_named_with_its_line_and_the_command_that_repairs_it(codec: str, named: str) -> None:
    """The finding names the encoding, and doing what its cure says makes the table sound."""
    text = TABLE.replace("公园", "㐀𠀀园") if codec == "gb18030" else TABLE
    content = text.encode(codec)
    _, problems = check(content, *FIELDS)
    assert told(problems) == [("OD403", 1 if "16" in codec else 2, "")]
    assert f"{named}；" in problems[0].message.zh
    assert problems[0].cure
    assert "portal fix datasets/qd-demo/demo/table.csv" in problems[0].cure.zh
    assert repaired(content).content == text.encode()
    assert check(repaired(content).content, *FIELDS)[1] == ()


def test_a_mark_at_the_beginning_is_accepted() -> None:
    """UTF-8 with a BOM is fine: the header is read without it, and the file is left as it is."""
    content = b"\xef\xbb\xbf" + TABLE.encode()
    assert check(content, *FIELDS)[1] == ()
    assert repaired(content).changes == ()
    assert repaired(content).content == content


@settings(max_examples=200, deadline=None)
@given(
    rows=st.lists(st.tuples(CHINESE, st.text('一二,"\n\r a1', max_size=6)), min_size=1, max_size=6),
    codec=st.sampled_from(["utf-8", "gbk", "gb18030", "utf-16"]),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_the_cells_before_and_after_are_the_same(rows: list[tuple[str, str]], codec: str, end: str) -> None:
    """Read in its own encoding the file has the very cells that the repaired one has, line breaks inside them too."""
    text = io.StringIO()
    csv.writer(text, lineterminator=end, quoting=csv.QUOTE_ALL).writerows([("name", "note"), *rows])
    content = text.getvalue().encode(codec)
    found = detect(content)
    assume(codec == "utf-8" or found is not None)
    try:
        content.decode()
        assume(codec == "utf-8")  # a few short Chinese texts in GBK are valid UTF-8 as well: no one can tell
    except UnicodeDecodeError:
        pass
    after = repaired(content).content
    assert list(csv.reader(io.StringIO(after.decode(), newline=""))) == [["name", "note"], *(list(row) for row in rows)]
    assert repaired(after).changes == ()


@given(content=st.binary(max_size=40))
def test_no_bytes_are_repaired_by_guessing(content: bytes) -> None:
    """Whatever the bytes are, they are refused, left alone, or turned into text that encodes to them again."""
    try:
        repair = repaired(content)
    except RepairError:
        return
    found = detect(content)
    text = repair.content.decode()
    if not repair.changes:
        assert repair.content == content
    elif found and not any("LF" in each.en for each in repair.changes):
        assert content.decode(found.codec).removeprefix("\ufeff") == text


def test_the_command_shows_first_and_writes_then(tmp_path: Path) -> None:
    """``--dry-run`` changes nothing; without it the file is replaced, keeps its mode, and a second run has nothing to do."""
    file = tmp_path / "table.csv"
    file.write_bytes(TABLE.replace("\n", "\r\n").encode("gbk"))
    file.chmod(0o640)
    before = file.read_bytes()
    shown = portal(str(file), "--dry-run")
    assert (shown.exit_code, file.read_bytes()) == (0, before)
    assert "编码由 GBK 改为 UTF-8；3 个行尾改为 LF" in shown.stdout
    assert "GBK becomes UTF-8; 3 line ends become LF" in portal(str(file), "--lang", "en").stdout
    assert (file.read_text(encoding="utf-8"), file.stat().st_mode & 0o777) == (TABLE, 0o640)
    assert "不用改" in portal(str(file)).stdout
    assert list(tmp_path.iterdir()) == [file]


def test_what_cannot_be_repaired_is_left_alone_with_a_reason(tmp_path: Path) -> None:
    """Unknown bytes, broken quotes before other line ends, links and missing files: each says why."""
    unknown, broken = tmp_path / "unknown.csv", tmp_path / "broken.csv"
    unknown.write_bytes(b"a,b\n\xff\xfe\xfd\x80\x81\n")
    broken.write_bytes(b'a,b\r\n"c,d\r\n')
    (tmp_path / "link.csv").symlink_to(unknown)
    assert portal(str(unknown)).exit_code == 1
    assert "引号" in portal(str(broken)).stderr
    assert portal(str(tmp_path / "link.csv")).exit_code == 2
    assert portal(str(tmp_path / "nothing.csv")).exit_code == 2
    assert portal(str(tmp_path)).exit_code == 2
    assert unknown.read_bytes() == b"a,b\n\xff\xfe\xfd\x80\x81\n"


def test_a_file_glued_from_two_encodings_is_nobodys_to_repair() -> None:
    """One GBK line among UTF-8: the line is named, and reading everything as GBK is not offered."""
    content = TABLE.encode() + "南门,“拥堵”路段\n".encode("gbk")
    _, problems = check(content, *FIELDS)
    assert told(problems) == [("OD403", 4, "")]
    assert "判断不出" in problems[0].message.zh
    with pytest.raises(RepairError):
        repaired(content)


def test_a_file_that_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    """What was read is compared with what is there before anything is written."""
    file = tmp_path / "table.csv"
    file.write_bytes(b"newer")
    with pytest.raises(PublishError):
        replace_file(file, b"older", b"fixed")
    assert file.read_bytes() == b"newer"


def test_fixing_what_the_check_names_makes_the_table_clean() -> None:
    """Mixed line ends and a wrong encoding are gone after one repair."""
    content = csv_of(("name", "note"), [("东门", "一"), ("西门", "二")]).replace(b"\n", b"\r\n", 2)
    table = entry_with(resource_value("table", FIELDS))
    assert [each.code for each in check_tables(table, {"table.csv": content})[1]] == ["OD424"]
    assert check_tables(table, {"table.csv": repaired(content).content})[1] == ()


@pytest.mark.parametrize("content", [b"name,note\na\0,b\n", b"a,b\n1\0,2\n", b"name,note\n\0\n" * 40, b"n\0,1\n"])
def test_a_stray_zero_makes_no_other_encoding_of_plain_letters(content: bytes) -> None:
    """A NUL in a cell is a control character, and repairing does not turn letters into Chinese."""
    assert detect(content) is None
    with pytest.raises(RepairError):
        repaired(content)


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("名称,地区\n臺北市政府環境保護局,臺灣省\n國家圖書館總館,財團法人資訊工業策進會\n", "big5"),
        ("名称,地区\n大阪府立中央図書館,神奈川県横浜市中区\n東京都,カタカナとひらがな\n", "shift_jis"),
        ("名称,地区\n国立国会図書館,東京都千代田区永田町\n大阪府立中央図書館,カタカナとひらがな\n", "euc_jp"),
    ],
)
def test_what_only_decodes_as_gbk_is_not_repaired(text: str, codec: str) -> None:
    """Bytes of other encodings often are good GBK, but not Chinese: nothing is guessed."""
    content = text.encode(codec, "ignore")
    assert detect(content) is None
    with pytest.raises(RepairError):
        repaired(content)


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"PK\x03\x04\x14\x00", "XLSX"),
        (b"%PDF-1.7\n", "PDF"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", "LFS"),
        (b"<html><body>", "网页"),
        (b'[{"name": 1}]', "JSON"),
    ],
)
def test_a_file_that_is_no_text_is_called_by_its_name(content: bytes, named: str) -> None:
    """Both the check and the repair say what the file is."""
    _, problems = check(content, *FIELDS)
    assert told(problems) == [("OD419", 1, "")]
    assert named in problems[0].message.zh
    with pytest.raises(RepairError):
        repaired(content)


def test_a_file_that_ends_within_a_character_was_cut_off() -> None:
    """The finding says so, in the line where it ends."""
    _, problems = check("name,note\n东门,北".encode()[:-1], *FIELDS)
    assert told(problems) == [("OD403", 2, "")]
    assert "断了" in problems[0].message.zh
