"""Numbers that Word generates: counted as Word does, over levels, lists and styles."""

import pytest

from loaders.documents.numerals import WORD_FORMATS
from tests.office import p, tbl, tc, tr
from tests.worddocuments import grid, messages, read, texts


def _level(index: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def _item(text: str, number: int, level: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


NO_GAP = '<w:suff w:val="nothing"/>'
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + _level(0, "chineseCounting", "（%1）", NO_GAP) + _level(1, "decimal", "%2.", NO_GAP)
    + _level(2, "decimalEnclosedCircle", "%3", NO_GAP) + _level(3, "upperRoman", "%1-%2.%4", "<w:isLgl/>")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + _level(0, "bullet", "\uf0b7") + _level(1, "decimal", "%2)")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
    '<w:pStyle w:val="Item"/><w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>'
)  # fmt: skip


def test_numbers_that_word_generates_are_written_and_nest() -> None:
    items = [
        ("甲", 0),
        ("乙", 1),
        ("丙", 1),
        ("丁", 2),
        ("戊", 2),
        ("己", 1),
        ("庚", 0),
        ("辛", 1),
        ("壬", 3),
    ]
    source = read("".join(_item(text, 1, level) for text, level in items), {"numbering": NUMBERING})
    assert texts(source) == ["（一）甲", "1.乙", "2.丙", "①丁", "②戊", "3.己", "（二）庚", "1.辛", "2-1.1 壬"]
    assert messages(source) == [
        "9 numbers that Word generates (1. （一） ①) were written before their paragraphs"
    ]


def test_lists_go_on_or_begin_anew_as_word_counts_them() -> None:
    body = (
        _item("甲", 1)
        + p("之间")
        + _item("乙", 1)
        + _item("丙", 2)
        + _item("丁", 2)
        + _item("戊", 3)
        + _item("己", 3, 1)
    )
    assert texts(read(body, {"numbering": NUMBERING})) == [
        "（一）甲",
        "之间",
        "（二）乙",
        "（一）丙",
        "（二）丁",
        "戊",
        "1) 己",
    ]


def test_numbers_come_from_styles_too_and_stand_alone_in_a_cell() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Item">'
        '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Sub"><w:basedOn w:val="Item"/></w:style>'
    )
    numbered = tc(_item("", 1), '<w:vMerge w:val="restart"/>')
    below = tc(_item("", 1), "<w:vMerge/>")
    body = (
        p("甲", '<w:pStyle w:val="Item"/>') + p("乙", '<w:pStyle w:val="Sub"/>')
        + p("丙", '<w:pStyle w:val="Item"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + tbl(
            tr("序号", "单位", "对接单位"), tr(numbered, "区经贸局", "a"), tr(below, "", "b"),
            tr(tc(_item("", 1)), "区科技局", "c"),
        )
    )  # fmt: skip
    source = read(body, {"styles": styles, "numbering": NUMBERING})
    assert texts(source) == ["第1条 甲", "第2条 乙", "丙"]
    assert [row[0].text for row in grid(source).rows] == ["序号", "（一）", "", "（二）"]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimal", ["1", "10", "11", "20", "21", "105"]),
        ("decimalZero", ["01", "10", "11", "20", "21", "105"]),
        ("chineseCounting", ["一", "十", "十一", "二十", "二十一", "一百零五"]),
        ("chineseLegalSimplified", ["壹", "壹拾", "壹拾壹", "贰拾", "贰拾壹", "壹佰零伍"]),
        ("decimalEnclosedCircle", ["①", "⑩", "⑪", "⑳", "㉑", "105"]),
        ("decimalEnclosedParen", ["⑴", "⑽", "⑾", "⒇", "21", "105"]),
        ("ideographTraditional", ["甲", "癸", "11", "20", "21", "105"]),
        ("upperRoman", ["I", "X", "XI", "XX", "XXI", "CV"]),
        ("lowerLetter", ["a", "j", "k", "t", "u", "aaaaa"]),
        ("decimalFullWidth", ["１", "１０", "１１", "２０", "２１", "１０５"]),
    ],
)
def test_forms_of_numbers(form: str, expected: list[str]) -> None:
    assert [WORD_FORMATS[form](number) for number in (1, 10, 11, 20, 21, 105)] == expected


def test_definitions_may_be_borrowed_from_a_list_style_and_changed() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="L"/>'
        + _level(0, "lowerLetter", "%1)")
        + '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        + _level(0, "upperLetter", "%1.")
        + "</w:lvlOverride></w:num>"
    )
    body = _item("甲", 1) + _item("乙", 1) + _item("丙", 2)
    assert texts(read(body, {"numbering": numbering})) == ["a) 甲", "b) 乙", "C. 丙"]


def test_a_level_may_go_on_counting_and_deleted_items_do_not_count() -> None:
    levels = _level(0, "decimal", "%1.") + _level(1, "decimal", "%1.%2", '<w:lvlRestart w:val="0"/>')
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    gone = _item("", 1).replace("</w:pPr>", "<w:rPr><w:del/></w:rPr></w:pPr>")
    body = _item("甲", 1) + _item("乙", 1, 1) + gone + _item("丙", 1) + _item("丁", 1, 1)
    assert texts(read(body, {"numbering": numbering})) == ["1. 甲", "1.1 乙", "2. 丙", "2.2 丁"]


def test_what_stands_around_a_number_is_not_endless() -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{_level(0, "decimal", "第" * 100_000)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    assert len(read(_item("甲", 1), {"numbering": numbering}).text) == 255 + len(" 甲\n")
