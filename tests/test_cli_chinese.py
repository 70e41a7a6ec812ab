"""Whatever the program says, it says in Chinese to who reads Chinese."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from graph.cli import app
from graph.cli.chinese import Sentence, read_sentences, to_chinese
from graph.cli.manual import build_command, translate_paragraphs

ROOT = Path(__file__).parent.parent
PLACEHOLDER = re.compile(r"\{(\d+)\}")
SENTENCES = read_sentences()
ENGLISH = re.compile(r"(?<![-_/\w])[a-z]{2,} [a-z]{2,}")
COMMAND = re.compile(r"liaison(?: [a-z\d]+)+|`[^`]*`")
# Calls whose texts a user sees.
CALLS = re.compile(
    r"\w*(?:Error|BadParameter|Notice|Inference)|say|complain|translate|notice|add_notice|_warn|_leave"
)
# What is raised for programmers or is about a file of this program itself, and what has a table of its own.
INTERNAL = (
    "graph/cli/explain/frames.py",
    "graph/cli/explain/name.py",
    "graph/draw/__init__.py",
    "graph/evaluation/reading.py",
    "graph/identity/names.py",
    "graph/stores/soundness.py",
    "loaders/extract/values/datewords.py",
    "loaders/tables/characters.py",
    "queries/headers.py",
    "queries/page.py",
    "queries/statements.py",
)


def iter_messages() -> Iterator[tuple[str, str]]:
    """(module, what it raises or notes) of every module, with {1}, {2} … for what is put in."""
    for folder in ("graph", "loaders", "queries"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if name in INTERNAL:
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                for text in iter_texts(node):
                    yield name, text


def iter_texts(node: ast.AST) -> Iterator[str]:
    """What a call that makes an error, a notice or a remark is given."""
    if not isinstance(node, ast.Call) or not node.args:
        return
    called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if CALLS.fullmatch(called):
        for argument in node.args:
            text = template(argument)
            if len(re.findall("[a-z]{2,}", PLACEHOLDER.sub("", text))) > 1:
                yield text


def template(node: ast.expr) -> str:
    """A string with {1}, {2} … for what is put in; nothing for any other expression."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.BinOp):
        return number(f"{template(node.left) or '{}'}{template(node.right) or '{}'}")
    if isinstance(node, ast.JoinedStr):
        return number("".join(str(v.value) if isinstance(v, ast.Constant) else "{}" for v in node.values))
    return ""


def number(text: str) -> str:
    count = iter(range(1, 100))
    return re.sub(r"\{\d*\}", lambda _: f"{{{next(count)}}}", text)


@pytest.mark.parametrize("message", sorted(set(iter_messages())), ids=lambda message: message[1][:60])
def test_every_message_has_its_chinese(message: tuple[str, str]) -> None:
    # What is put in right behind a word may be nothing: `apply{3}`.
    texts = message[1], number(re.sub(r"(?<=[\w}…])\{\d+\}", "", message[1]))
    told = [to_chinese(put_in(text)) for text in texts]
    assert not all(ENGLISH.search(COMMAND.sub("", text)) for text in told), told


def put_in(text: str) -> str:
    return PLACEHOLDER.sub(
        lambda placeholder: "甲乙丙丁戊己庚"[int(placeholder[1]) - 1], " ".join(text.split())
    )


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence.english[:60])
def test_a_sentence_puts_in_the_same_in_both_languages(sentence: Sentence) -> None:
    english, chinese = PLACEHOLDER.findall(sentence.english), PLACEHOLDER.findall(sentence.chinese)
    assert english == [str(each) for each in range(1, len(english) + 1)]
    assert sorted(set(chinese)) == sorted(english)
    words = "".join(map("「{}」".format, english))
    filled = PLACEHOLDER.sub(lambda placeholder: f"「{placeholder[1]}」", sentence.english)
    assert sum(part in to_chinese(filled) for part in words.replace("」", "」 ").split()) == len(english)


def iter_help(command: Any) -> Iterator[str]:
    texts = [command.help, *(text for each in command.params for text in (each.help, each.rich_help_panel))]
    yield from filter(None, texts)
    for inner in getattr(command, "commands", {}).values():
        yield from iter_help(inner)


@pytest.mark.parametrize("text", sorted(set(iter_help(get_command(app)))), ids=lambda text: text[:40])
def test_every_help_has_its_chinese(text: str) -> None:
    told = translate_paragraphs(text)
    assert told
    assert not ENGLISH.search(COMMAND.sub("", told)), told


def test_no_sentence_stands_there_twice() -> None:
    english = [sentence.english for sentence in SENTENCES]
    assert sorted(set(english)) == sorted(english)


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("甲.txt: the file is empty; give the report's text", "甲.txt：文件是空的，请给出报告正文"),
        (
            "甲.docx, table 2, row 14: not read: “12” stands as a number where the unit should",
            "甲.docx，第 2 个表，第 14 行：没有读：“12”是数字，而这里应是单位",
        ),
        (
            "row 1, column 2: the column “领导” is not known; its cells are not read",
            (
                "第 1 行，第 2 列：“领导”栏不认识，其内容没有读；如有用，可用 --columns 说明，"
                "如 --columns 对接情况=领导"
            ),
        ),
        ("line 1, column 17: Unexpected token: RETURN", "第 1 行，第 17 列：Unexpected token: RETURN"),
        (
            "not merged, as somebody decided: short for 甲, which the report names too",
            "经人工判定不合并：是甲的简称，报告中有其全称",
        ),
        (
            "南湖区, 10 times in 5 of 7 rows, other places once",
            "南湖区：7 行中的 5 行提到 10 次，其他地方 1 次",
        ),
        ("Note: nothing that the table has", "注意：nothing that the table has"),
        ("上海市", "上海市"),
    ],
)
def test_a_message_is_told_with_its_place(english: str, chinese: str) -> None:
    assert to_chinese(english) == chinese


def test_help_is_chinese_where_the_system_speaks_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    # What it sets for the whole process would stay for other tests.
    monkeypatch.setattr("graph.cli.manual._name_panels", lambda: None)
    texts = {}
    for language in ("en", "zh"):
        monkeypatch.setenv("LIAISON_LANG", language)
        [load] = [each for name, each in build_command(app).commands.items() if name == "load"]
        texts[language] = {each.name: each.help for each in load.params}
    assert texts["en"]["as_of"] == "The day they speak for, if they do not say: 2009-05-31. 截止日期"
    assert texts["zh"]["as_of"] == "报告里没有写明时， 截至哪一天： 2009-05-31"
    assert texts["zh"].keys() == texts["en"].keys()
