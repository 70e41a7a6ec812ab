"""Lists in sentences that give their own length."""

import pytest

from tests.reading import read


def checks(sentence: str) -> list[tuple[str, int, int, bool]]:
    """(list, stated, found, agrees) of every list that gives its length."""
    return [(check.text, check.stated, check.found, check.agrees) for check in read(sentence).checks]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "走访上汽集团、百联集团、光明食品集团等5家企业。",
            [("上汽集团、百联集团、光明食品集团等5家企业", 5, 3, True)],
        ),
        ("与工行、建行两家银行签约。", [("工行、建行两家银行", 2, 2, True)]),
        ("与工行、建行三家银行签约。", [("工行、建行三家银行", 3, 2, False)]),
        (
            "组织市科技局、市商务局、市财政局、市教育局等3个部门会商。",
            [("市科技局、市商务局、市财政局、市教育局等3个部门", 3, 4, False)],
        ),
        ("安西镇、大塘埠镇等16个乡镇参加。", [("安西镇、大塘埠镇等16个乡镇", 16, 2, True)]),
        ("与市科技局等12个项目对接。", []),
        ("走访上汽集团等20余家企业。", []),
        ("走访上汽集团3家分公司。", []),
    ],
)
def test_the_number_of_a_list_is_checked(sentence: str, expected: list[tuple[str, int, int, bool]]) -> None:
    assert checks(sentence) == expected


def test_a_check_says_where_it_stands() -> None:
    (check,) = read("与工行、建行三家银行签约。").checks
    assert (check.row, check.column) == (1, "对接情况")
