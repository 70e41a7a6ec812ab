"""What lines outside the rows say of names: read as far as it is clear, named where it is not."""

import pytest

from graph.model import Note, Place
from loaders.extract import extract
from loaders.extract.definitions import Sort
from loaders.extract.lexis import Lexis
from loaders.extract.notes import read_notes
from loaders.extract.spans import Naming
from tests.reading import row

XINFENG = Place("江西省", "赣州市", "信丰县")
KUNSHAN = Place("江苏省", "苏州市", "昆山市")
Told = list[tuple[str, str, tuple[str, ...]]]


def note(text: str, start: int = 0) -> Note:
    return Note(text, "file", start, "line 1")


def tell(text: str, place: Place = XINFENG) -> tuple[Told, list[str]]:
    """What a line says of names, by sort, and the clauses that were not understood."""
    _, read = read_notes([note(text)], Lexis(place, ["县经信局"]), lambda _: Naming())
    told = [(d.sort.name, d.name, d.meant) for each in read for d in each.definitions]
    return told, [clause for each in read for clause in each.unread]


@pytest.mark.parametrize(
    ("text", "alias", "name"),
    [
        ("注：表中‘国网’指国网信丰县供电公司", "国网", "国网信丰县供电公司"),
        ("表中国网指国网信丰县供电公司。", "国网", "国网信丰县供电公司"),
        ("国网信丰县供电公司，以下简称“国网”。", "国网", "国网信丰县供电公司"),
        ("为方便阅读，将国网信丰县供电公司简称为国网。", "国网", "国网信丰县供电公司"),
        ("①国网：国网信丰县供电公司", "国网", "国网信丰县供电公司"),
        ("2.‘省投’系江西省投资集团有限公司的简称", "省投", "江西省投资集团有限公司"),
        (
            "* 信丰农商行全称江西信丰农村商业银行股份有限公司",
            "信丰农商行",
            "江西信丰农村商业银行股份有限公司",
        ),
        ("赣南师大即赣南师范大学", "赣南师大", "赣南师范大学"),
        ("县人民医院加挂县第一医院牌子", "县第一医院", "县人民医院"),
        ("简称对照：金控—信丰县金融控股集团有限公司", "金控", "信丰县金融控股集团有限公司"),
        (
            "县农商银行，全称“江西信丰农村商业银行股份有限公司”",
            "县农商银行",
            "江西信丰农村商业银行股份有限公司",
        ),
        ("（注：“县联社”指信丰县农村信用合作联社）", "县联社", "信丰县农村信用合作联社"),
        ("注：如“省交投”指江西省交通投资集团有限责任公司", "省交投", "江西省交通投资集团有限责任公司"),
        ("【注】国网=国网信丰县供电公司", "国网", "国网信丰县供电公司"),
        ("县高新区管委会与县工业园区管理委员会为同一单位。", "县工业园区管理委员会", "县高新区管委会"),
        ("“开发区”指信丰高新技术产业园区管委会；", "开发区", "信丰高新技术产业园区管委会"),
    ],
)
def test_another_name_is_told(text: str, alias: str, name: str) -> None:
    assert tell(text) == ([("ALIAS", alias, (name,))], [])


@pytest.mark.parametrize(
    "text",
    [
        "县经信局原为县经贸局，2015年更名",
        "县经信局原名县经贸局。",
        "注：县经贸局2015年更名为县经信局。",
        "2010年机构改革后，县经贸局更名为县经信局。",
        "原县经贸局现为县经信局",
        "县经信局由县经贸局更名而来。",
    ],
)
def test_a_body_that_was_renamed_is_one(text: str) -> None:
    assert tell(text) == ([("ALIAS", "县经贸局", ("县经信局",))], [])


def test_the_old_name_may_stand_without_the_level_that_both_have() -> None:
    told = [("ALIAS", "县经贸局", ("县经信局",)), ("ALIAS", "经贸局", ("县经信局",))]
    assert tell("县经信局原为经贸局，2015年更名") == (told, [])


def test_what_a_reform_put_together_is_another_body() -> None:
    assert tell("县文广新旅局由县文广局、县旅游局合并组建。")[0] == []
    assert tell("县市场监管局由县工商局、县质监局合并而成，2015年更名。")[0] == []
    assert tell("县经信局由原县经贸局、县中小企业局更名组建。")[0] == []


@pytest.mark.parametrize(
    "text",
    ["文中“两院”指县法院、县检察院。", "“两院”分别指县法院和县检察院", "县法院、县检察院以下合称“两院”"],
)
def test_a_word_may_stand_for_several_bodies(text: str) -> None:
    assert tell(text) == ([("SET", "两院", ("县法院", "县检察院"))], [])


def test_words_may_be_told_each_with_its_bracket() -> None:
    text = "注：以上单位简称：国网（国网信丰县供电公司）、金控（信丰县金融控股集团有限公司）"
    told = [("ALIAS", "国网", ("国网信丰县供电公司",)), ("ALIAS", "金控", ("信丰县金融控股集团有限公司",))]
    assert tell(text) == (told, [])


def test_several_words_may_stand_for_as_many_bodies() -> None:
    told = [("ALIAS", "甲局", ("县商务局",)), ("ALIAS", "乙局", ("县交通局",))]
    assert tell("“甲局”“乙局”分别指县商务局、县交通局") == (told, [])


@pytest.mark.parametrize(
    ("text", "parts", "whole"),
    [
        ("※ 信丰县自来水公司系信丰县城投集团下属单位", ["信丰县自来水公司"], "信丰县城投集团"),
        ("※县水文站、县气象站均为县水利局下属事业单位。", ["县水文站", "县气象站"], "县水利局"),
        ("县中小企业服务中心隶属于县工信局", ["县中小企业服务中心"], "县工信局"),
        ("县城投公司为县国资委的全资子公司", ["县城投公司"], "县国资委"),
        ("注：县卫健委下设县疾控中心、县妇幼保健院。", ["县疾控中心", "县妇幼保健院"], "县卫健委"),
        ("县疾控中心为县卫健委下属公益一类事业单位", ["县疾控中心"], "县卫健委"),
        ("注：县疾控中心（县卫健委下属）", ["县疾控中心"], "县卫健委"),
    ],
)
def test_a_part_is_told(text: str, parts: list[str], whole: str) -> None:
    assert tell(text) == ([("PART", part, (whole,)) for part in parts], [])


def test_what_a_level_means_is_told() -> None:
    told = [("PLACE", "市", ("赣州市",)), ("PLACE", "省", ("江西省",)), ("PLACE", "县", ("信丰县",))]
    assert tell("说明：“市”指赣州市，“省”为江西省；“我县”“全县”均指信丰县。") == (told, [])


@pytest.mark.parametrize(
    "text",
    [
        "“央企”指中央企业",
        "责任单位指牵头落实的部门",
        "“对接”指签订协议或开展互访",
        "市直单位均指赣州市所属",
        "空白处指未开展",
    ],
)
def test_what_defines_no_name_is_named(text: str) -> None:
    assert tell(text) == ([], [text])


@pytest.mark.parametrize(
    "text",
    [
        "填报单位：县政府办公室",
        "来源：县统计局",
        "电话：0797-123",
        "指标完成情况以统计局口径为准。",
        "县疾控中心与县卫生监督所合署办公。",
        "金额除注明外均为人民币；联系电话另附。",
        "合计：12家",
        "厦门市援疆前方指挥部",
        "拟与县教体局共建家庭教育指导中心",
    ],
)
def test_what_says_nothing_of_names_is_left(text: str) -> None:
    assert tell(text) == ([], [])


def test_a_place_in_brackets_is_told_and_names_no_body() -> None:
    told = [("PLACE", "西乌旗", ("内蒙古自治区锡林郭勒盟西乌珠穆沁旗",))]
    assert tell("锡林郭勒盟西乌珠穆沁旗（以下简称西乌旗）有关部门和苏木镇汇总") == (told, [])


def test_one_line_may_hold_several_statements() -> None:
    told = [("PLACE", "市", ("赣州市",))]
    assert tell("编制：县政府办公室    文中“市”指赣州市") == (told, [])


def test_of_two_meanings_of_a_word_the_first_holds_and_the_second_is_named() -> None:
    told, unread = tell("“国网”指国网信丰县供电公司；“国网”指国网赣州供电公司。")
    assert told == [("ALIAS", "国网", ("国网信丰县供电公司",))]
    assert unread == ["国网：国网赣州供电公司"]


def test_a_note_stands_where_it_says() -> None:
    text = "注：数据截至5月。“国网”指国网信丰县供电公司。"
    _, (read,) = read_notes([note(text, 100)], Lexis(XINFENG, []), lambda _: Naming())
    assert (
        text[read.note.start - 100 : read.note.stop - 100] == read.note.text == "“国网”指国网信丰县供电公司。"
    )
    assert read.definitions[0].sort is Sort.ALIAS


def test_notes_name_what_the_rows_call_by_it() -> None:
    rows = [row("1.与嘉银签订《协议》。2.同两院座谈。", "嘉银、两院", "县经信局")]
    notes = [note("信丰嘉银商业银行股份有限公司（以下简称“嘉银”）协办。"), note("“两院”指县法院、县检察院。")]
    extraction = extract(rows, XINFENG, notes=notes)
    assert [span.names for each in extraction.statements for span in each.spans] == [
        ("嘉银",),
        ("县法院", "县检察院"),
        ("嘉银",),
        ("县法院", "县检察院"),
    ]
    assert extraction.naming.aliases == {"嘉银": "信丰嘉银商业银行股份有限公司"}


def test_notes_make_no_ties() -> None:
    notes = [note("县水文站系县水利局下属单位。"), note("县商务局与上汽集团签订《协议》。")]
    extraction = extract([row("开展走访。", "县水文站", "县经信局")], XINFENG, notes=notes)
    assert [each.text for each in extraction.statements] == ["县水文站", "开展走访。"]
    assert [tie for each in extraction.statements for tie in each.ties] == []


@pytest.mark.parametrize(
    "text", ["甲乙（丙丁）" * 33 + "x", "县指" * 100, "“甲”和" * 60, "县商务局系县交通局" * 20]
)
def test_what_goes_on_without_end_defines_nothing(text: str) -> None:
    assert tell(text)[0] == []
