"""The counterpart column: its entries, coordination, brackets, sums."""

import pytest

from graph.model import Place
from loaders.extract import Extraction
from loaders.extract.coordination import expand_list
from loaders.extract.lexis import Lexis
from tests.reading import NANHU, read

XINFENG = Place("江西省", "赣州市", "信丰县")


def listed(column: str, place: Place = NANHU) -> list[str]:
    return [name for s in read("", column, place=place).statements for span in s.spans for name in span.names]


def surfaces(extraction: Extraction) -> list[str]:
    return [span.surface for statement in extraction.statements for span in statement.spans]


@pytest.mark.parametrize(
    ("pieces", "names"),
    [
        (["市", "区科协"], ["市科协", "区科协"]),
        (["上海市旅游", "餐饮协会"], ["上海市旅游协会", "上海市餐饮协会"]),
        (["浙江省", "杭州市有关行业协会"], ["浙江省有关行业协会", "杭州市有关行业协会"]),
        (["上海和北京的央企"], ["上海的央企", "北京的央企"]),
        (["工农中建四大银行"], ["中国工商银行", "中国农业银行", "中国银行", "中国建设银行"]),
        (["四大银行嘉兴分行"],
         ["中国工商银行嘉兴分行", "中国农业银行嘉兴分行", "中国银行嘉兴分行", "中国建设银行嘉兴分行"]),
        (["波兰", "捷克两国驻沪总领事馆"], ["波兰驻沪总领事馆", "捷克驻沪总领事馆"]),
        (["市发改委", "商务局"], ["市发改委", "市商务局"]),
        (["县农机局", "农技推广中心"], ["县农机局", "县农技推广中心"]),
        (["省市县三级农业农村部门"], ["省农业农村部门", "市农业农村部门", "县农业农村部门"]),
        (["电信", "移动", "联通信丰分公司"], ["电信信丰分公司", "移动信丰分公司", "联通信丰分公司"]),
        (["深圳", "东莞", "惠州三市电子信息行业协会"],
         ["深圳电子信息行业协会", "东莞电子信息行业协会", "惠州电子信息行业协会"]),
        (["省住房和城乡建设厅"], ["省住房和城乡建设厅"]),
        (["区规划与建设局"], ["区规划与建设局"]),
        (["市科技局", "商业银行"], ["市科技局", "商业银行"]),
        (["中国中药公司", "农行嘉兴支行"], ["中国中药公司", "农行嘉兴支行"]),
        (["上汽集团", "百联集团"], ["上汽集团", "百联集团"]),
    ],
)  # fmt: skip
def test_coordination_is_spelled_out_and_names_stay_whole(pieces: list[str], names: list[str]) -> None:
    assert [name for run in expand_list(pieces, Lexis(NANHU, [])) for name in run.names] == names


@pytest.mark.parametrize(
    ("column", "names"),
    [
        (
            "省住房和城乡建设厅、市建委、市市政园林管理局",
            ["省住房和城乡建设厅", "市建委", "市市政园林管理局"],
        ),
        ("省发改委，市发改委；市旅游局\n市商务局", ["省发改委", "市发改委", "市旅游局", "市商务局"]),
        ("市卫健委与市医保局", ["市卫健委", "市医保局"]),
        ("上汽集团、信用联社等", ["上汽集团", "信用联社"]),
        ("江西\n理工大学", ["江西理工大学"]),
        ("支付宝(中国)网络技术有限公司", ["支付宝(中国)网络技术有限公司"]),
        ("1.省发改委\n2.市发改委\n3.上汽集团", ["省发改委", "市发改委", "上汽集团"]),
        ("1、省发改委\n2、市发改委", ["省发改委", "市发改委"]),
        ("上级部门：省发改委、市发改委；企业：上汽集团", ["省发改委", "市发改委", "上汽集团"]),
        ("市科技局/市商务局", ["市科技局", "市商务局"]),
        ("市发改委 市商务局", ["市发改委", "市商务局"]),
        ("中国银行 嘉兴分行", ["中国银行嘉兴分行"]),
        ("市委组织部、宣传部", ["市委组织部", "市委宣传部"]),
        ("市经信、商务等部门", ["市经信部门", "市商务部门"]),
        ("嘉兴军分区、武警嘉兴支队", ["嘉兴军分区", "武警嘉兴支队"]),
        ("各镇（街道）", ["各镇（街道）"]),
        ("无", []),
        ("深圳市电池及储能行业协会", ["深圳市电池及储能行业协会"]),
    ],
)
def test_entries_are_split_where_names_end(column: str, names: list[str]) -> None:
    assert listed(column) == names


def test_a_bracket_names_parts_other_names_or_nothing() -> None:
    extraction = read(
        "", "市发改委（能源局、粮食局）、市应急局（原市安监局）、深圳市南山区有关部门（对口合作）"
    )
    assert surfaces(extraction) == [
        "市发改委", "能源局", "粮食局", "市应急局", "市安监局", "深圳市南山区有关部门"
    ]  # fmt: skip
    assert extraction.naming.parts == {"市能源局": "市发改委", "市粮食局": "市发改委"}
    assert extraction.naming.aliases == {"市安监局": "市应急局"}


def test_a_second_hospital_in_a_bracket_is_another_name_of_the_first() -> None:
    extraction = read("", "赣州市人民医院（南方医院赣州医院）", place=XINFENG)
    assert extraction.naming.aliases == {"南方医院赣州医院": "赣州市人民医院"}


def test_inner_offices_in_a_bracket_count_as_the_body() -> None:
    assert listed("江西理工大学（材料冶金化学学部、科技处）", XINFENG) == ["江西理工大学"]


def test_a_sum_names_nobody_and_checks_the_list() -> None:
    extraction = read("", "安西镇、大塘埠镇、正平镇等16个乡镇", place=XINFENG)
    assert surfaces(extraction) == ["安西镇", "大塘埠镇", "正平镇"]
    assert [(check.stated, check.found) for check in extraction.checks] == [(16, 3)]


def test_every_surface_of_an_entry_stands_where_it_says() -> None:
    extraction = read("", "市、区科协，上海和北京的央企、市发改委（能源局），\n信用\n联社等")
    for statement in extraction.statements:
        for span in statement.spans:
            assert statement.text[span.start : span.stop] == span.surface
            assert statement.cell.text[statement.start :].startswith(statement.text)
