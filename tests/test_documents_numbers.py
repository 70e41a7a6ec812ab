"""Numbers, dates and formulas of workbooks, as their formats show them."""

from collections.abc import Sequence

import pytest

from loaders.documents.numberformat import BUILT_IN, show_number, show_text
from tests.composition import shape
from tests.office import make_xlsx, sheet
from tests.workbooks import HEADER, read, said, texts_of


def shown(cell: str, formats: Sequence[str] = (), properties: str = "") -> str:
    """What is read of one cell."""
    (text,) = texts_of(make_xlsx({"表": sheet([[cell]])}, formats=formats, properties=properties))
    return text


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        ("12", "General", "12"),
        ("12.50", "General", "12.5"),
        ("0.30000000000000004", "General", "0.3"),
        ("13800000000", "General", "13800000000"),
        ("1234567.891", "#,##0.00", "1,234,567.89"),
        ("-1234567.891", "#,##0.00", "-1,234,567.89"),
        ("0.125", "0.00", "0.13"),
        ("-0.001", "0.00", "0.00"),
        ("0.256", "0.0%", "25.6%"),
        ("3", "0.##", "3"),
        ("138", "000000", "000138"),
        ("12345", '0!.0,"万元"', "1.2万元"),
        ("12", '0"家"', "12家"),
        ("5", 'G/通用格式"个"', "5个"),
        ("-5", "#,##0;[Red](#,##0)", "(5)"),
        ("0", '0;-0;"无"', "无"),
        ("120000", '[>=10000]0.0,"千";0', "120.0千"),
        ("1234", "[$¥-804]#,##0.00", "¥1,234.00"),
        ("1.005", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "1.01"),
        ("1e20", "0", "1E+20"),
        ("0.5", "# ?/?", "0.5"),
        ("43617", 'yyyy"年"m"月"', "2019年6月"),
        ("43617", 'yyyy"年"m"月"d"日";@', "2019年6月1日"),
        ("43617", '[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇一九年六月一日"),
        ("43617", "[$-F800]dddd, mmmm dd, yyyy", "2019年6月1日"),
        ("43617", "[$-804]aaaa", "星期六"),
        ("43617.75", "yyyy-mm-dd hh:mm:ss", "2019-06-01 18:00:00"),
        ("43617.75", "yyyy/m/d h:mm", "2019/6/1 18:00"),
        ("43617.75", '上午/下午h"时"mm"分"', "下午6时00分"),
        ("0.999999", "h:mm:ss", "0:00:00"),
        ("1.5", "[h]:mm", "36:00"),
        ("1", "yyyy/m/d", "1900/1/1"),
        ("61", "yyyy/m/d", "1900/3/1"),
        ("-1", "yyyy/m/d", "-1"),
        ("43617", "m.d", "6.1"),
        ("43617", "d-mmm-yy", "1-Jun-19"),
    ],
)  # fmt: skip
def test_numbers_and_dates_read_as_their_format_shows_them(value: str, code: str, expected: str) -> None:
    assert shown(f'<c s="1"><v>{value}</v></c>', [code]) == expected


def test_formats_known_by_number_are_shown_as_in_china() -> None:
    dates = {number: show_number(43617.5, BUILT_IN[number]) for number in (14, 22, 27, 28, 31, 36, 57, 58)}
    assert dates == {
        14: "2019/6/1", 22: "2019/6/1 12:00", 27: "2019年6月", 28: "6月1日", 31: "2019年6月1日",
        36: "2019年6月", 57: "2019年6月", 58: "6月1日",
    }  # fmt: skip
    assert [show_number(1234.5, BUILT_IN[number]) for number in (1, 3, 4, 9, 44)] == [
        "1235",
        "1,235",
        "1,234.50",
        "123450%",
        "¥1,234.50",
    ]


def test_days_may_be_counted_from_1904() -> None:
    assert shown('<c s="1"><v>42155</v></c>', ["yyyy/m/d"], 'date1904="1"') == "2019/6/1"


def test_text_formats_add_their_words() -> None:
    assert shown('<c s="1" t="inlineStr"><is><t>经贸</t></is></c>', ['@"局"']) == "经贸局"
    assert [show_text("甲", code) for code in ("General", "@", "0.00")] == ["甲", "甲", "甲"]


def test_formulas_give_their_values_and_those_without_are_said() -> None:
    rows = [
        HEADER,
        [
            "<c r='A2' t='str'><f>B1</f><v>区经贸局</v></c>",
            "<c r='B2' t='str'><f>C1</f><v>市海关</v></c>",
            "<c r='C2'><f>D1</f></c>",
            "<c r='D2'><f>E1</f><v/></c>",
        ],
        ["<c r='A3' t='e'><v>#REF!</v></c>", "甲"],
    ]
    source = read(make_xlsx({"表": sheet(rows)}))
    assert shape(source) == [[HEADER, ["区经贸局", "市海关", "", ""], ["#REF!", "甲", "", ""]]]
    assert said(source) == [
        (
            "sheet 表",
            "2 formulas have no value in the file (the first in C2); open it in Excel or WPS and save it",
        ),
        ("sheet 表", "1 cells show an error (the first in A3)"),
    ]
