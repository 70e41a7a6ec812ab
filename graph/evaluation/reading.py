"""A file → a gold annotation, or everything that is wrong with it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from graph.errors import AnnotationError
from graph.evaluation.gold import Gold, GoldBody, GoldRow, GoldTie
from graph.model import Kind, Level, RelationType, Status

# More would only repeat one mistake.
_MOST_PROBLEMS = 8
# Head, type and tail; a document and a status may follow.
_TIE_LENGTH = 3
_Member = TypeVar("_Member", bound=StrEnum)


def read_gold(path: Path) -> Gold:
    """The annotation in a YAML file; keys that it does not know are left alone.

    Raises:
        AnnotationError: there is no such file, it is no YAML, or no annotation; says what, and where.
    """
    annotation = _Parser(_read_yaml(path))
    gold = annotation.parse()
    if annotation.problems:
        shown = "; ".join(annotation.problems[:_MOST_PROBLEMS])
        more = len(annotation.problems) - _MOST_PROBLEMS
        raise AnnotationError(f"{path}: {shown}" + (f"; and {more} more" if more > 0 else ""))
    return gold


def _read_yaml(path: Path) -> Any:
    import yaml

    try:
        return yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise AnnotationError(f"{path}: cannot be read as UTF-8 text ({error})") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark is not None else ""
        problem = getattr(error, "problem", None) or error
        raise AnnotationError(f"{path}{where}: is no YAML ({problem})") from error


@dataclass
class _Parser:
    """Parses the parts of an annotation, and gathers what is wrong with them."""

    whole: Any
    problems: list[str] = field(default_factory=list)
    names: frozenset[str] = frozenset()

    def parse(self) -> Gold:
        """The annotation, of which only what is right can be relied on."""
        whole = self._mapping(self.whole, "the file")
        report = self._mapping(whole.get("report"), "report")
        bodies = self._mapping(whole.get("organizations"), "organizations")
        self.names = frozenset(name for name in bodies if isinstance(name, str))
        parsed = [self._body(name, members) for name, members in bodies.items()]
        rows = self._list(whole.get("relations"), "relations")
        return Gold(
            province=self._text(report.get("province"), "report, province"),
            city=self._text(report.get("city"), "report, city"),
            district=self._text(report.get("district"), "report, district"),
            as_of=self._day(report.get("as_of")),
            row_count=self._number(report.get("rows"), "report, rows"),
            bodies={body.name: body for body in parsed},
            rows=tuple(self._row(row, f"relations, row {number}") for number, row in enumerate(rows, 1)),
            shared=self._shared(whole.get("answers")),
        )

    def _body(self, name: Any, members: Any) -> GoldBody:
        where = f"organizations, {name}"
        members = self._mapping(members, where)
        if not isinstance(name, str):
            self._tell(where, f"the name is no text; put it in quotes: '{name}'")
        part_of = self._text(members.get("part_of"), f"{where}, part_of")
        if part_of is not None:
            self._known(part_of, f"{where}, part_of")
        surfaces = self._list(members.get("surfaces") or [], f"{where}, surfaces")
        if members.get("kind") is None:
            self._tell(where, f"has no kind; give one of {', '.join(Kind)}")
        return GoldBody(
            name=str(name),
            kinds=frozenset(self._members(Kind, members.get("kind"), f"{where}, kind")),
            levels=frozenset(self._members(Level, members.get("level"), f"{where}, level")),
            surfaces=tuple(filter(None, (self._text(each, f"{where}, surfaces") for each in surfaces))),
            is_collective=members.get("collective") is True,
            is_optional=members.get("optional") is True,
            part_of=part_of,
        )

    def _row(self, row: Any, where: str) -> GoldRow:
        row = self._mapping(row, where)

        def ties(key: str) -> tuple[GoldTie, ...]:
            entries = self._list(row.get(key) or [], f"{where}, {key}")
            parsed = (self._tie(each, f"{where}, {key} {n}") for n, each in enumerate(entries, 1))
            return tuple(tie for tie in parsed if tie is not None)

        declared = self._list(row.get("declared") or [], f"{where}, declared")
        return GoldRow(
            unit=self._known(row.get("unit"), f"{where}, unit"),
            declared=tuple(self._known(each, f"{where}, declared") for each in declared),
            stated=ties("stated"),
            optional=ties("optional"),
        )

    def _tie(self, entry: Any, where: str) -> GoldTie | None:
        if not isinstance(entry, list) or len(entry) < _TIE_LENGTH:
            self._tell(where, "is no relation; write [head, TYPE, tail], then a document or {status: …}")
            return None
        head, types, tail, *more = entry
        said = next((each.get("status") for each in more if isinstance(each, dict)), None)
        statuses = self._members(Status, said, f"{where}, status")
        return GoldTie(
            self._known(head, where),
            tuple(self._members(RelationType, types, where)),
            self._known(tail, where),
            statuses[0] if statuses else Status.DONE,
        )

    def _shared(self, answers: Any) -> dict[str, tuple[str, ...]] | None:
        where = "answers, shared_counterparts"
        if answers is None or "shared_counterparts" not in self._mapping(answers, "answers"):
            return None
        shared = self._mapping(answers["shared_counterparts"] or {}, where)
        return {
            self._known(name, where): tuple(
                self._known(unit, f"{where}, {name}") for unit in self._list(units, f"{where}, {name}")
            )
            for name, units in shared.items()
        }

    def _day(self, value: Any) -> date | None:
        try:
            return date.fromisoformat(str(value)) if value is not None else None
        except ValueError:
            self._tell("report, as_of", f"“{value}” is no day; write it as 2009-05-31")
            return None

    def _members(self, enumeration: type[_Member], value: Any, where: str) -> list[_Member]:
        """The members that a text names, joined by |."""
        members = []
        for each in str(value).split("|") if value is not None else ():
            try:
                members.append(enumeration(each))
            except ValueError:
                self._tell(where, f"“{each}” is none of {', '.join(enumeration)}")
        return members

    def _known(self, name: Any, where: str) -> str:
        if name not in self.names:
            self._tell(where, f"“{name}” is not among the organizations; add it there")
        return str(name)

    def _mapping(self, value: Any, where: str) -> dict[Any, Any]:
        return self._of(dict, value, where, "key: value") or {}

    def _list(self, value: Any, where: str) -> Iterable[Any]:
        return self._of(list, value, where, "a list") or []

    def _text(self, value: Any, where: str) -> str | None:
        return self._of(str, value, where, "text") if value is not None else None

    def _number(self, value: Any, where: str) -> int | None:
        return self._of(int, value, where, "a whole number") if value is not None else None

    def _of(self, type_: Callable[..., Any], value: Any, where: str, form: str) -> Any:
        if isinstance(value, type_):  # type: ignore[arg-type]
            return value
        self._tell(where, "is missing" if value is None else f"“{value}” is not {form}")
        return None

    def _tell(self, where: str, problem: str) -> None:
        self.problems.append(f"{where}: {problem}")
