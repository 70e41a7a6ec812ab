"""Reports that nobody wrote: any number of rows of varied units, counterparts and sentences, from a seed.

    python -m benchmarks.synthetic ROWS [--seed 1] [--place 浙江省 嘉兴市 南湖区] > report.txt

Places, bureaus, counterparts and wordings are drawn at random, so that no two reports and hardly two
sentences are alike; the same seed gives the same report. The words are those of `synthetic.toml`; names of
firms and societies are put together and mean nobody.
"""

import argparse
import random
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

Item = TypeVar("Item")

_WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Synthetic:
    """One such report, as text with its columns behind tabs."""

    place: tuple[str, str, str]
    rows: tuple[tuple[str, str, str, str], ...]

    def to_text(self) -> str:
        """The report as a file holds it: a title, the day, a header and a line a row."""
        where = "".join(self.place)
        lines = [
            f"{where}各部门对接工作情况表", "", "截至2022年9月30日", "", "单位\t对接单位\t对接情况\t初步成果",
            *("\t".join(row) for row in self.rows), "",
        ]  # fmt: skip
        return "\n".join(lines)


def make_report(rows: int, seed: int = 1, place: tuple[str, str, str] | None = None) -> Synthetic:
    """A report of so many rows; the same arguments give the same report."""
    writer = _Writer(random.Random(seed), place or _place(seed))  # noqa: S311 - no secret is made
    return Synthetic(writer.place, tuple(writer.row(number) for number in range(rows)))


def _place(seed: int) -> tuple[str, str, str]:
    province, city, district = _WORDS["places"][seed % len(_WORDS["places"])]
    return province, city, district


class _Writer:
    def __init__(self, choice: random.Random, place: tuple[str, str, str]) -> None:
        self.place = place
        self._random = choice

    def row(self, number: int) -> tuple[str, str, str, str]:
        """Unit, counterparts, what was done and what came of it."""
        listed = [self._body() for _ in range(self._random.randint(4, 8))]
        work = "".join(f"{n}.{self._sentence(listed)}" for n in range(1, self._random.randint(3, 5)))
        results = "".join(f"{n}.{self._sentence(listed)}" for n in range(1, self._random.randint(2, 4)))
        return self._unit(number), "、".join(dict.fromkeys(listed)), work, results

    def _unit(self, number: int) -> str:
        """A bureau of the district, as long as there are some; then the towns, and stations of these."""
        level = self.place[2][-1]
        if number < len(_WORDS["departments"]):
            return f"{level}{_WORDS['departments'][number]}"
        town = self._word("towns") + ("" if number < 200 else self._word("stems"))
        return f"{town}镇{self._word('departments')[:-1]}第{number}工作站"

    def _body(self) -> str:
        sorts: tuple[Callable[[], str], ...] = (
            self._office, self._office, self._firm, self._firm, self._society, self._branch, self._school,
            self._elsewhere, self._town,
        )  # fmt: skip
        return self._one(sorts)()

    def _office(self) -> str:
        province, city, district = self.place
        above = "自治区" if province.endswith("自治区") else "省"
        level = self._one((city[-1], above, district[-1])) if province else self._one(("市", "区"))
        head = self._word("departments")
        return level + (head.replace("局", "厅") if level == above and head.endswith("局") else head)

    def _firm(self) -> str:
        where = self._one((self.place[1][:-1], self.place[2][:-1], self._word("other_cities")[:-1]))
        return f"{where}{self._word('stems')}{self._word('trades')}{self._word('forms')}"

    def _society(self) -> str:
        where = self._one((self.place[1], self._word("other_cities")))
        return where + self._word("subjects") + self._word("societies")

    def _branch(self) -> str:
        return f"{self._word('banks')}{self.place[2][:-1]}支行"

    def _school(self) -> str:
        return self._word("schools")

    def _elsewhere(self) -> str:
        return self._word("other_cities") + self._word("departments")

    def _town(self) -> str:
        return self._word("towns") + self._one(("镇", "乡", "街道", "镇卫生院", "镇中学", "社区服务中心"))

    def _sentence(self, listed: Sequence[str]) -> str:
        count = self._number(2, 400)
        return self._word("sentences").format(
            one=self._one(listed), other=self._one((self._one(listed), self._body())),
            topic=self._word("topics"), title=self._word("titles"), event=self._word("events"),
            month=self._number(1, 9), day=self._number(1, 28), money=self._number(20, 9000),
            count=count, many=count * 3, most=count * 20, few=self._number(2, 30), share=self._number(30, 99),
        )  # fmt: skip

    def _word(self, table: str) -> str:
        word: str = self._random.choice(_WORDS[table])
        return word

    def _number(self, low: int, high: int) -> int:
        return self._random.randint(low, high)

    def _one(self, items: Sequence[Item]) -> Item:
        return self._random.choice(items)


def iter_reports(rows: int, each: int, seed: int = 1) -> Iterator[Synthetic]:
    """Reports of `each` rows until there are so many rows, every one of another seed."""
    for number in range(0, rows, each):
        yield make_report(min(each, rows - number), seed + number)


def main() -> None:
    """Prints one report."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("rows", type=int, help="how many rows the report has")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives another report")
    parser.add_argument("--place", nargs=3, help="province, city and district; the province may be ''")
    options = parser.parse_args()
    print(make_report(options.rows, options.seed, options.place and tuple(options.place)).to_text(), end="")


if __name__ == "__main__":
    main()
