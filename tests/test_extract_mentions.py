"""Names in sentences: bounds, lists, other words for a body; every surface at its offsets."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import ColumnRole
from tests.reading import read


def names(sentence: str, column: str = "", unit: str = "区经贸局") -> list[tuple[str, tuple[str, ...]]]:
    """(surface, names) of every span of the sentences of one row."""
    return [
        (span.surface, span.names)
        for statement in read(sentence, column, unit).statements
        if statement.cell.role is ColumnRole.WORK
        for span in statement.spans
    ]


def plain(*surfaces: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(surface, (surface,)) for surface in surfaces]


@pytest.mark.parametrize(
    ("sentence", "surfaces"),
    [
        ("与嘉兴市科技局对接。", ["嘉兴市科技局"]),
        ("与省住房和城乡建设厅沟通。", ["省住房和城乡建设厅"]),
        ("多次去市市政园林局汇报。", ["市市政园林局"]),
        ("市城管执法局会同市公安局检查。", ["市城管执法局", "市公安局"]),
        ("和县工商局、市商务局对接。", ["县工商局", "市商务局"]),
        ("会同县工商局检查。", ["县工商局"]),
        ("与兴业银行嘉兴支行联系。", ["兴业银行嘉兴支行"]),
        ("与支付宝(中国)网络技术有限公司签约。", ["支付宝(中国)网络技术有限公司"]),
        ("参观浙江大学重点实验室。", ["浙江大学"]),
        ("走访肯德基餐饮（嘉兴）有限公司。", ["肯德基餐饮（嘉兴）有限公司"]),
        ("区科技局同市人才服务中心对接。", ["区科技局", "市人才服务中心"]),
        ("对锦绣游泳馆等3家场所进行检查。", ["锦绣游泳馆"]),
        ("市公安局深入企业检查。", ["市公安局"]),
        ("带来20多家瑞典企业。", ["20多家瑞典企业"]),
        ("一家家企业走过去。", []),
        ("市科技局被评为“服务小微企业先进单位”。", ["市科技局"]),
        ("做好培训中心、服务窗口建设。", []),
        ("举办活动，全部完成。", []),
    ],
)
def test_names_begin_and_end_where_they_should(sentence: str, surfaces: list[str]) -> None:
    assert names(sentence) == plain(*surfaces)


def test_a_list_in_a_sentence_is_one_span_with_a_name_a_body() -> None:
    assert names("与市、区科协对接。") == [("市、区科协", ("市科协", "区科协"))]
    assert names("与电信、移动、联通嘉兴分公司签约。") == [
        ("电信、移动、联通嘉兴分公司", ("电信嘉兴分公司", "移动嘉兴分公司", "联通嘉兴分公司"))
    ]


def test_what_the_column_lists_is_found_with_blanks_and_remarks_inside() -> None:
    assert names("与江西 理工大学联系。", "江西理工大学") == [("江西 理工大学", ("江西理工大学",))]
    (surface, _), *rest = names("日本贸易振兴机构（JETRO）上海代表处来访。", "日本贸易振兴机构上海代表处")
    assert (surface, rest) == ("日本贸易振兴机构（JETRO）上海代表处", [])


def test_a_listed_body_may_be_called_by_its_short_form() -> None:
    assert names("与上大签约。", "上海大学") == plain("上大")
    assert names("与上大签约。") == []


@pytest.mark.parametrize(
    ("sentence", "unit", "surface", "name"),
    [
        ("我局与市商务局对接。", "区经贸局", "我局", "区经贸局"),
        ("走访上汽集团，该公司同意扩产。", "区经贸局", "该公司", "上汽集团"),
        ("与省科技厅对接，争取省厅支持。", "区科技局", "省厅", "省科技厅"),
        ("上汽集团派人到管委会挂职。", "嘉兴经济开发区管委会", "管委会", "嘉兴经济开发区管委会"),
    ],
)
def test_words_that_stand_for_a_body(sentence: str, unit: str, surface: str, name: str) -> None:
    assert (surface, (name,)) in names(sentence, unit=unit)


def test_that_firm_after_a_list_of_firms_is_nobody_in_particular() -> None:
    assert [surface for surface, _ in names("走访上汽集团、百联集团，该公司同意扩产。")] == [
        "上汽集团",
        "百联集团",
    ]


def test_an_abbreviation_that_the_text_introduces_is_another_name() -> None:
    extraction = read("与中国电子科技集团公司第三十八研究所（以下简称38所）座谈。38所有意落户。")
    assert extraction.naming.aliases == {"38所": "中国电子科技集团公司第三十八研究所"}
    assert [span.surface for span in extraction.statements[1].spans] == ["38所"]


SENTENCES = st.lists(
    st.sampled_from(
        ["与", "市科技局", "、", "市、区科协", "区旅游、餐饮协会", "（", "）", "对接", "，", "。", "\n", " ",
         "《合作协议》", "上汽集团", "我局", "该公司", "“购物节”", "签订", "联合", "兴业银行嘉兴支行", "1.",
         "近50家央企", "大桥镇安监站"]
    ),
    max_size=16,
).map("".join)  # fmt: skip


@settings(deadline=None)  # the first example loads tables and models
@given(SENTENCES)
def test_every_surface_stands_where_it_says_without_overlap(text: str) -> None:
    for statement in read(text, "上汽集团、市科技局").statements:
        assert statement.cell.text[statement.start : statement.start + len(statement.text)] == statement.text
        stop = 0
        for span in statement.spans:
            assert statement.text[span.start : span.stop] == span.surface != ""
            assert span.names
            if statement.cell.role is ColumnRole.WORK:
                assert span.start >= stop
                stop = span.stop
