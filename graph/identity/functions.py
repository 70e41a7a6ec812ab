"""What an office is there for: 环境保护 of 嘉兴市环保局 in 2009 and of 嘉兴市生态环境局 in 2019.

A reform never makes two bodies one. What they have in common is the function and the place, and both follow
from the canonical name, the place and the year alone, so that queries can follow a function through reforms
whatever was loaded first. The table is `data/functions.csv`.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

from graph.identity.lexicon import Department, parse_department, read_rows
from graph.model import Organization

# National offices are called without a place: 国家发展和改革委员会, 国务院国资委, 环境保护部.
_NATIONAL = ("国家", "国务院", "中国", "")
_EVER = 9999


@dataclass(frozen=True, slots=True)
class Function:
    """Something that a department is there for, and the years in which it is."""

    name: str
    since: int
    until: int

    def holds_in(self, year: int | None) -> bool:
        """Whether the department has the function in a year; always, where no year is given."""
        return year is None or self.since <= year <= self.until


def functions_of(organization: Organization, year: int | None = None) -> tuple[str, ...]:
    """What an office is there for in a year, sorted; () for bodies that are no office of a government.

    A branch of an office (市公安局大桥派出所) has no function of its own.
    """
    if organization.collective:
        return ()
    department = department_of(organization.name, organization.place)
    if department is None:
        return ()
    functions = read_functions().get(department.short, ())
    return tuple(sorted(function.name for function in functions if function.holds_in(year)))


@lru_cache(maxsize=65536)
def department_of(name: str, place: str | None) -> Department | None:
    """The department in the canonical name of an office, None for any other body."""
    for start in range(max(0, len(name) - 2)):
        if _is_whole(name[:start], place):
            department = parse_department(name[start:])
            if department is not None:
                return department
    return None


def _is_whole(before: str, place: str | None) -> bool:
    """Whether what stands before a department is the place of the office, as offices carry it."""
    if place is None:
        return before in _NATIONAL
    stem = before.removesuffix("委")
    # 昌吉州 of 昌吉回族自治州, 湘江新区 of 湖南湘江新区.
    return len(stem) > 1 and (place.endswith(stem) or stem[:-1] in place)


@cache
def read_functions() -> dict[str, tuple[Function, ...]]:
    """The functions of every department, by its short form."""
    found: dict[str, tuple[Function, ...]] = {}
    for row in read_rows("functions.csv"):
        function = Function(row["function"], int(row["since"] or 0), int(row["until"] or _EVER))
        found[row["department"]] = (*found.get(row["department"], ()), function)
    return found
