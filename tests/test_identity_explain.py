"""liaison explain name, and what it rests on: pieces, characters, tables, sources, neighbours."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from graph.cli import app
from graph.cli.words import Language, translate
from graph.identity.characters import Fate, Run, compare_characters
from graph.identity.explain import explain_name
from graph.identity.names import read_name, strip_name
from graph.identity.resolve import RowNames, resolve_names
from graph.identity.steps import Piece, Step, read_steps
from graph.identity.tables import fold_brackets
from graph.model import Place

NANHU = Place("浙江省", "嘉兴市", "南湖区")
XUHUI = Place(None, "上海市", "徐汇区")
REPORTS = sorted((Path(__file__).parent / "reports").glob("*.yaml"))
TEXT = st.text(
    alphabet="省市区县州镇乡局委厅办政府工商银行分支公司集团协会嘉兴上海中国一二（）、有关相各科教环保",
    max_size=12,
)


def pieces(name: str, home: Place = NANHU) -> list[tuple[Piece, str, str]]:
    return [(step.piece, step.written, step.full) for step in explain_name(name, home).steps]


def put_together(steps: tuple[Step, ...]) -> tuple[str, str]:
    """What the pieces were written as, and what they are read as."""
    named = [step for step in steps if step.piece is not Piece.APART]
    return "".join(step.written for step in named), "".join(step.read for step in named)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "市经贸委",
            [
                (Piece.LEVEL, "市", "嘉兴市"),
                (Piece.DEPARTMENT, "经贸", "经济贸易"),
                (Piece.HEAD, "委", "委员会"),
            ],
        ),
        (
            "省环保局",
            [
                (Piece.LEVEL, "省", "浙江省"),
                (Piece.DEPARTMENT, "环保", "环境保护"),
                (Piece.RENAMED, "局", "厅"),
            ],
        ),
        (
            "区发改局",
            [
                (Piece.LEVEL, "区", "南湖区"),
                (Piece.DEPARTMENT, "发改", "发展和改革"),
                (Piece.HEAD, "局", "局"),
            ],
        ),
        (
            "市卫计委",
            [
                (Piece.LEVEL, "市", "嘉兴市"),
                (Piece.DEPARTMENT, "卫计", "卫生和计划生育"),
                (Piece.HEAD, "委", "委员会"),
            ],
        ),
        (
            "上海市科委",
            [
                (Piece.DIVISION, "上海市", "上海市"),
                (Piece.DEPARTMENT, "科", "科学技术"),
                (Piece.HEAD, "委", "委员会"),
            ],
        ),
        (
            "市政府金融办",
            [
                (Piece.LEVEL, "市", "嘉兴市"),
                (Piece.GOVERNMENT, "政府", ""),
                (Piece.DEPARTMENT, "金融", "金融工作"),
                (Piece.HEAD, "办", "办公室"),
            ],
        ),
        ("工行", [(Piece.KNOWN, "工行", "中国工商银行")]),
        ("浙大", [(Piece.KNOWN, "浙大", "浙江大学")]),
        ("省建投", [(Piece.LEVEL, "省", "浙江省"), (Piece.KNOWN, "建投", "建设投资集团")]),
        ("宝钢集团", [(Piece.FORMER, "宝钢集团", "中国宝武钢铁集团")]),
        ("锦江集团", [(Piece.WEAK, "锦江集团", "锦江集团")]),
        (
            "团区委",
            [(Piece.HEAD, "团", "共青团"), (Piece.LEVEL, "区", "南湖区"), (Piece.HEAD, "委", "委员会")],
        ),
        ("工行嘉兴支行", [(Piece.KNOWN, "工行", "中国工商银行"), (Piece.REST, "嘉兴支行", "嘉兴支行")]),
        (
            "中电科38所",
            [(Piece.KNOWN, "中电科", "中国电子科技集团"), (Piece.ENDING, "38所", "第三十八研究所")],
        ),
        ("嘉兴市人民检察院", [(Piece.DIVISION, "嘉兴市", "嘉兴市"), (Piece.ENDING, "人民检察院", "检察院")]),
        (
            "区卫健局（原区卫计局）",
            [
                (Piece.LEVEL, "区", "南湖区"),
                (Piece.DEPARTMENT, "卫健", "卫生健康"),
                (Piece.HEAD, "局", "局"),
                (Piece.APART, "（原区卫计局）", ""),
            ],
        ),
    ],
)
def test_a_name_is_told_piece_by_piece(name: str, expected: list[tuple[Piece, str, str]]) -> None:
    assert pieces(name) == expected


@pytest.mark.parametrize(
    ("name", "in_full"),
    [
        ("市经贸委", "嘉兴市经济贸易委员会"),
        ("区人社局", "南湖区人力资源和社会保障局"),
        ("市住建局", "嘉兴市住房和城乡建设局"),
        ("市文广新局", "嘉兴市文化广电新闻出版局"),
        ("区退役军人局", "南湖区退役军人事务局"),
        ("市食药监局", "嘉兴市食品药品监督管理局"),
        ("市外经贸局", "嘉兴市对外贸易经济合作局"),
        ("市政府金融办", "嘉兴市金融工作办公室"),
        ("省建投", "浙江省建设投资集团"),
        ("农行", "中国农业银行"),
    ],
)
def test_every_piece_is_written_out(name: str, in_full: str) -> None:
    assert explain_name(name, NANHU).in_full == in_full


def test_characters_are_kept_dropped_replaced_and_added() -> None:
    assert compare_characters("经贸", "经济贸易") == (
        Run(Fate.KEPT, "经", "经"),
        Run(Fate.DROPPED, "", "济"),
        Run(Fate.KEPT, "贸", "贸"),
        Run(Fate.DROPPED, "", "易"),
    )
    assert compare_characters("环保局", "环保厅") == (
        Run(Fate.KEPT, "环保", "环保"),
        Run(Fate.REPLACED, "局", "厅"),
    )
    assert compare_characters("国家商务部", "商务部") == (
        Run(Fate.ADDED, "国家", ""),
        Run(Fate.KEPT, "商务部", "商务部"),
    )


@given(TEXT, TEXT)
def test_runs_make_up_both_forms(written: str, full: str) -> None:
    runs = compare_characters(written, full)
    assert ("".join(run.written for run in runs), "".join(run.full for run in runs)) == (written, full)
    assert all((run.written == run.full) is (run.fate is Fate.KEPT) for run in runs)
    assert all(one.fate is not other.fate for one, other in pairwise(runs))


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_the_pieces_of_every_annotated_name_make_it_up(path: Path) -> None:
    gold = yaml.safe_load(path.read_text(encoding="utf-8"))
    home = Place(*(gold["report"].get(part) for part in ("province", "city", "district")))
    for name, body in gold["organizations"].items():
        for surface in (name, *(body.get("surfaces") or ())):
            reading = read_name(surface, home)
            assert put_together(read_steps(reading, home)) == (strip_name(surface), reading.name)


@settings(deadline=None)  # the first example loads tables
@given(TEXT)
def test_the_pieces_of_any_name_make_it_up(name: str) -> None:
    reading = read_name(name, NANHU)
    steps = read_steps(reading, NANHU)
    assert put_together(steps) == (strip_name(name), reading.name)
    left_out = "".join(step.written for step in steps if step.piece is Piece.APART)
    assert sorted(strip_name(name) + left_out) == sorted(fold_brackets(name))


def test_a_line_of_a_table_is_named_with_its_source() -> None:
    (step,) = explain_name("工行", NANHU).steps
    assert (step.table, step.source) == (
        "names.csv: 中国工商银行",
        "国家金融监督管理总局：银行业金融机构法人名单（2024）",
    )
    renamed = explain_name("省环保局", NANHU).steps[-1]
    assert renamed.table == "renames.csv: 环保局 is 环保厅 (2000–2009)"


def test_what_a_body_was_called_and_what_became_of_it_is_told() -> None:
    steel = explain_name("中国宝武", NANHU)
    assert [(line.former, line.since, line.until) for line in steel.former_names] == [
        ("宝钢集团", 1998, 2016)
    ]
    prices = explain_name("市物价局", NANHU)
    assert [(r.after, r.years) for r in prices.became] == [("发改", "2009–2019")]
    assert prices.functions == ("物价管理",)
    assert explain_name("市发改委", NANHU, year=2009).functions == ("发展改革",)


def test_neighbours_decide_what_a_weak_form_means() -> None:
    alone = explain_name("锦江集团", NANHU)
    assert (alone.organization.name, alone.candidates) == ("锦江集团", ("锦江国际集团", "杭州锦江集团"))
    assert alone.organization.place == str(NANHU)
    beside = explain_name("锦江集团", NANHU, beside=["上海市旅游局"])
    assert beside.organization.name == beside.in_full == "锦江国际集团"
    assert beside.reasons[-1] == "beside 上海市旅游局 of 上海市, 锦江集团 is 锦江国际集团"
    there = explain_name("锦江集团", XUHUI)
    assert there.reasons[-1] == "in reports of 上海市, 锦江集团 is 锦江国际集团"
    named = explain_name("锦江集团", NANHU, beside=["锦江国际集团"])
    assert [(other.written, other.is_same) for other in named.beside] == [("锦江国际集团", True)]


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, ["explain", "name", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_command_tells_it_in_english() -> None:
    text = run("市经贸委", "--place", "浙江省嘉兴市南湖区", "--lang", "en")
    assert text.splitlines()[:7] == [
        "市经贸委 → 嘉兴市经贸委",
        "  in full: 嘉兴市经济贸易委员会",
        "  body: agency · municipal · 浙江省嘉兴市 · org-0f9dfe76f45c3f47",
        "  pieces:",
        "    市 → 嘉兴市  a word for a level, read against the report's place: kept 市, dropped 嘉兴",
        "    经贸 → 经济贸易  a department of governments: kept 经贸, dropped 济易",
        "      departments.csv: 经贸",
    ]
    assert "    商务 2009–2011, split; domestic trade" in text


def test_the_command_tells_it_in_chinese() -> None:
    text = run("省环保局", "--place", "南湖区", "--lang", "zh")
    assert "  全称: 浙江省环境保护厅" in text
    assert "    局 → 厅  机关类型，更名后: 替换 局→厅" in text


def test_the_command_gives_all_of_it_as_json() -> None:
    told = json.loads(run("锦江集团", "--place", "南湖区", "--beside", "锦江国际集团", "-f", "json"))
    assert (told["organization"]["name"], told["rule"]) == ("锦江国际集团", "weak short form")
    assert told["contexts"] == [
        {"place": "上海市", "name": "锦江国际集团"},
        {"place": "杭州市", "name": "杭州锦江集团"},
    ]
    assert told["beside"][0]["same"] is True


def test_the_command_gives_the_pieces_as_csv() -> None:
    lines = run("工行", "--place", "南湖区", "-f", "csv").splitlines()
    assert lines[0] == "piece,meaning,written,read,full,kept,dropped,replaced,table,source"
    assert lines[1].startswith(
        "known,a strong form of a known body,工行,中国工商银行,中国工商银行,工行,中国商银"
    )


def test_a_place_that_is_none_is_said() -> None:
    result = CliRunner().invoke(app, ["explain", "name", "市科技局", "--place", "无此地"])
    assert result.exit_code == 1
    assert "no place is called “无此地”" in str(result.exception)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_every_reason_can_be_told_in_chinese(path: Path) -> None:
    gold = yaml.safe_load(path.read_text(encoding="utf-8"))
    home = Place(*(gold["report"].get(part) for part in ("province", "city", "district")))
    bodies = gold["organizations"].items()
    surfaces = [surface for name, body in bodies for surface in (name, *body.get("surfaces", ()))]
    row = RowNames(listed=tuple(surfaces[::2]), said=tuple(surfaces[1::2]))
    resolution = resolve_names(surfaces, home, rows=[row], aliases={"甲中心": surfaces[0]})
    reasons = {reason for told in resolution.reasons.values() for reason in told}
    reasons |= {suggestion.reason for suggestion in resolution.suggestions}
    words = re.compile("[a-z]{3,}")
    assert {r for r in reasons if words.search(translate(r, Language.CHINESE))} == set()
    assert {translate(reason, Language.ENGLISH) for reason in reasons} == reasons


def test_a_decision_is_told_in_chinese() -> None:
    reason = "not merged, as somebody decided: short for 锦江国际集团, which the report names too"
    told = "经人工判定不合并：是锦江国际集团的简称，报告中有其全称"
    assert translate(reason, Language.CHINESE) == told
