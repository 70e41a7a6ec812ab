"""One form for the endings of names: 人民检察院 is 检察院, 集团有限公司 is 集团, 38所 is 第三十八研究所."""

import re
from functools import cache

from graph.identity.heads import find_head, is_branch
from graph.identity.tables import read_rows
from graph.model import Kind

_DIGITS = "〇一二三四五六七八九"
_NUMBERED = re.compile(r"第?(?P<number>\d{1,3})(?:研究)?所$")
_SCHOOL = re.compile(r"(?<!第)(?P<number>[一二三四五六七八九十]+)中$")
# A group and its limited company are one body; its stock company may be another and stays.
_GROUP_FIRM = re.compile(r"(?:（集团）(?:有限责任|有限)?公司|集团(?:有限责任|有限)?公司)")
_FIRM = re.compile(r"(?:有限责任公司|有限公司)$")
_ZONE_BOARD = re.compile(
    r"(?<=开发区|经开区|高新区|工业园|产业园|科技城|科创园|示范区|保税区|度假区)(?:管委会|管理委员会)$|(?<=园区)(?:管委会|管理委员会)$"
)


def settle(name: str) -> str:
    """The name with its ending, and that of the body it is a part of, in the one form used here."""
    name = _NUMBERED.sub(lambda match: f"第{_in_words(int(match['number']))}研究所", name)
    name = _SCHOOL.sub(r"第\g<number>中学", name)
    name = _GROUP_FIRM.sub("集团", name)
    name = _drop_firm(name)
    name = _ZONE_BOARD.sub("", name)
    for full, short in _endings():
        if name.endswith(full):
            return _settle_inner(name[: -len(full)] + short)
    return _settle_inner(name)


def settling(name: str) -> str | None:
    """The line of the table by which a name gets its ending, None where it keeps it, or by a rule alone."""
    settled = settle(name)
    fitting = (line for line in _endings() if name.endswith(line[0]) and settled.endswith(line[1]))
    return (
        next((f"endings.csv: {full} is {short}" for full, short in fitting), None)
        if settled != name
        else None
    )


def _settle_inner(name: str) -> str:
    """省农业科学院|中药材研究所: the whole before a part is settled too."""
    for full, short in _endings():
        position = name.find(full)
        rest = name[position + len(full) :]
        if position >= 0 and rest and is_branch(rest):
            return name[:position] + short + rest
    return name


def _drop_firm(name: str) -> str:
    """长沙矿冶研究院有限责任公司 → 长沙矿冶研究院: a name that is whole without its legal form."""
    if name.endswith("银行股份有限公司"):
        return name.removesuffix("股份有限公司")
    stem = _FIRM.sub("", name)
    head = find_head(stem) if stem != name else None
    return stem if head is not None and head.kind in {Kind.INSTITUTE, Kind.SOE, Kind.BANK} else name


def _in_words(number: int) -> str:
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    words = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        words += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        words += "零"
    return words + (_DIGITS[ones] if ones else "")


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    rows = [(row["full"], row["short"]) for row in read_rows("endings.csv")]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))
